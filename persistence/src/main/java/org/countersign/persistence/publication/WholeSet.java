package org.countersign.persistence.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.publication.SetFiles;
import org.countersign.model.publication.SetManifest;

/** Reads a set's folder, every byte of which may be somebody else's. */
final class WholeSet {
  private static final int LONGEST_MANIFEST = 1 << 26;

  private WholeSet() {}

  static SetManifest manifest(Path set) throws Failure {
    Path file = set.resolve(SetManifest.NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || !Files.isDirectory(set, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refused("publication.missing", SetManifest.NAME);
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return SetManifest.read(in.readNBytes(LONGEST_MANIFEST));
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, file.toString());
    }
  }

  /** Compares every file; gives the sums and their signatures. */
  static SortedMap<String, byte[]> check(Path set, SetManifest manifest)
      throws IOException, Refused {
    if (!Files.isDirectory(set, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refused("publication.missing", SetManifest.NAME);
    }
    SetFiles wanted = new SetFiles(manifest);
    List<String> paths = new ArrayList<>();
    SortedMap<String, byte[]> small = new TreeMap<>();
    for (Path file : Durable.tree(set)) {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      String path = path(set, file);
      long most = wanted.length(path).orElseThrow(() -> new Refused("publication.extra", path));
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > most) {
        throw new Refused("publication.differs", path);
      }
      wanted.check(path, hash(file));
      paths.add(path);
      if (path.startsWith(SetManifest.SUMS)) {
        small.put(path, Files.readAllBytes(file));
      }
    }
    wanted.complete(paths);
    return small;
  }

  /** With slashes, whatever the file system has. */
  private static String path(Path set, Path file) {
    List<String> names = new ArrayList<>();
    set.relativize(file).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
      long ignored = in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
