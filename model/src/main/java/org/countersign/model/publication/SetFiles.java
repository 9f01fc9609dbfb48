package org.countersign.model.publication;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Refused;

/** Which files make a set whole, as its manifest says; wherever they lie. */
public final class SetFiles {
  private static final Pattern SIGNATURE =
      Pattern.compile("SHA256SUMS(\\.[a-z0-9][a-z0-9-]{0,63})?\\.sig");
  private static final long LONGEST_SIGNATURE = 2048;

  private record Wanted(long bytes, String sha256) {}

  private final Map<String, Wanted> wanted = new HashMap<>();

  public SetFiles(SetManifest manifest) {
    manifest
        .files()
        .forEach(file -> wanted.put(file.path(), new Wanted(file.bytes(), file.sha256())));
    byte[] bytes = manifest.bytes();
    wanted.put(SetManifest.NAME, new Wanted(bytes.length, Sha256.hex(bytes)));
    byte[] sums = manifest.sums();
    wanted.put(SetManifest.SUMS, new Wanted(sums.length, Sha256.hex(sums)));
  }

  /** The name of a signature over the sums: by the issuer's key, or a person's. */
  public static String signature(String person) {
    return SetManifest.SUMS + (person.isEmpty() ? "" : "." + person) + ".sig";
  }

  /** How long the file is, at most; empty for one that has no place in the set. */
  public Optional<Long> length(String path) {
    if (SIGNATURE.matcher(path).matches()) {
      return Optional.of(LONGEST_SIGNATURE);
    }
    return Optional.ofNullable(wanted.get(path)).map(Wanted::bytes);
  }

  /** Refuses a file that is not the one it is said to be, {@code publication.differs}. */
  public void check(String path, String sha256) throws Refused {
    Wanted one = wanted.get(path);
    if (one == null ? !SIGNATURE.matcher(path).matches() : !one.sha256().equals(sha256)) {
      throw new Refused("publication.differs", path);
    }
  }

  /** Refuses a set that lacks a file, {@code publication.missing}, or has one too many. */
  public void complete(Collection<String> paths) throws Refused {
    for (String path : wanted.keySet()) {
      if (!paths.contains(path)) {
        throw new Refused("publication.missing", path);
      }
    }
    for (String path : paths) {
      if (length(path).isEmpty()) {
        throw new Refused("publication.extra", path);
      }
    }
    if (paths.stream().noneMatch(path -> SIGNATURE.matcher(path).matches())) {
      throw new Refused("publication.missing", signature(""));
    }
  }
}
