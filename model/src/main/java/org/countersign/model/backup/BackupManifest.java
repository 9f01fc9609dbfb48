package org.countersign.model.backup;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;

/**
 * {@code manifest.json}, the last but one file in a backup: every other file with its length and
 * hash, in the order they come; and the header it belongs to.
 *
 * @param header SHA-256 of {@code backup.json}, lower-case hex
 * @param credential of who made it, and has signed this
 */
public record BackupManifest(int v, String header, Spki credential, List<File> files) {
  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final int DEEPEST = 8;

  /** {@code sha256} in lower-case hex. */
  public record File(String path, long bytes, String sha256) {
    public File {
      if (!isPath(path) || bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("no file of a backup: " + path);
      }
    }
  }

  public BackupManifest {
    files = List.copyOf(files);
    Set<String> paths = new HashSet<>();
    if (v != VERSION || !files.stream().allMatch(file -> paths.add(file.path()))) {
      throw new IllegalArgumentException("backup version " + v + ", or a file named twice");
    }
  }

  /** Whether a file of a backup may be called so: names joined by slashes, none that leads out. */
  public static boolean isPath(String path) {
    String[] names = path.split("/", -1);
    if (names.length > DEEPEST) {
      return false;
    }
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        return false;
      }
    }
    return true;
  }

  /** What its maker signs: its first line is of nothing else that is ever signed. */
  public byte[] message(String vault) {
    return ("countersign.backup/" + vault + "\n" + Canonical.hashOf(this) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
