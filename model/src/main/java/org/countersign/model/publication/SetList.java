package org.countersign.model.publication;

import java.util.List;
import java.util.regex.Pattern;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;

/**
 * What will be in a set: the list that people sign by its hash. Of what is still to be signed it
 * has the bytes that will be.
 *
 * @param files by path; manifest, sums and their signatures follow from these
 */
public record SetList(int v, List<Planned> files) {
  /** Of the attachment. */
  public static final String TYPE = "application/json";

  static final int VERSION = 1;
  private static final Pattern PATH =
      Pattern.compile("([a-z0-9][a-z0-9.-]{0,119}/)?[a-z0-9][a-z0-9.-]{0,159}");

  /**
   * A file.
   *
   * @param what {@code file}, {@code ocsp} (the hash is of the ResponseData) or {@code jws} (of the
   *     payload)
   */
  public record Planned(String path, String what, String sha256) {
    public Planned {
      if (!isPath(path) || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("not a file of a set: " + path);
      }
      if (!List.of("file", "ocsp", "jws").contains(what)) {
        throw new IllegalArgumentException("a set has nothing that is " + what);
      }
    }

    /** Whether the hash is of the file itself. */
    public boolean whole() {
      return what.equals("file");
    }
  }

  public SetList {
    if (v != VERSION) {
      throw new IllegalArgumentException("list version " + v + " is not known here");
    }
    files = List.copyOf(files);
    ordered(files.stream().map(Planned::path).toList());
  }

  /** A name, or a folder and a name, that every file system takes and none takes for another. */
  static boolean isPath(String path) {
    return PATH.matcher(path).matches() && !path.contains("..");
  }

  /** Refuses paths that are out of order or twice there. */
  static void ordered(List<String> paths) {
    for (int i = 1; i < paths.size(); i++) {
      if (paths.get(i - 1).compareTo(paths.get(i)) >= 0) {
        throw new IllegalArgumentException("out of order: " + paths.get(i));
      }
    }
  }

  /** Reads what {@link #bytes} has written. */
  public static SetList read(byte[] bytes) throws Refused {
    return Canonical.read(Canonical.parse(bytes), SetList.class);
  }

  public byte[] bytes() {
    return Canonical.bytesOf(this);
  }
}
