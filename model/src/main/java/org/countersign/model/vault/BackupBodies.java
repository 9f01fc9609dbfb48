package org.countersign.model.vault;

import java.util.List;
import org.countersign.model.people.Name;

/** The bodies of entries on backups. The head they name is one that the journal had. */
public final class BackupBodies {
  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String HASH = "[0-9a-f]{64}";

  private BackupBodies() {}

  /**
   * {@code backup.made}.
   *
   * @param backup the backup's UUID
   * @param size entries in it
   * @param root of the tree over them, lower-case hex
   * @param k how many of the holders open it
   * @param holders person ids
   * @param file its name, without the folder
   * @param bytes of the file
   * @param sha256 of the file, lower-case hex
   */
  public record Made(
      int v,
      String backup,
      long size,
      String root,
      int k,
      List<String> holders,
      String file,
      long bytes,
      String sha256) {
    public Made {
      checkHead(v, backup, size, root);
      holders = List.copyOf(holders);
      file = Name.check("name of the file", file);
      if (k < 2 || holders.stream().distinct().count() != holders.size() || k > holders.size()) {
        throw new IllegalArgumentException("a backup is opened by two of its holders or more");
      }
      if (!sha256.matches(HASH) || bytes < 1) {
        throw new IllegalArgumentException("a backup is a file with a hash");
      }
    }
  }

  /**
   * {@code backup.drilled}: a backup was opened, written to a scratch folder and checked whole.
   *
   * @param holders person ids of those who opened it
   * @param millis how long that took
   * @param restorable whether it could be restored
   * @param code why not: the code of a failure; empty where it could
   */
  public record Drilled(
      int v,
      String backup,
      long size,
      String root,
      List<String> holders,
      long millis,
      boolean restorable,
      String code) {
    public Drilled {
      checkHead(v, backup, size, root);
      holders = List.copyOf(holders);
      if (millis < 0 || restorable != code.isEmpty() || !code.matches("[a-z0-9.-]*")) {
        throw new IllegalArgumentException("a drill says how long it took, and why it failed");
      }
    }
  }

  private static void checkHead(int v, String backup, long size, String root) {
    if (v != VERSION) {
      throw new IllegalArgumentException("backup version " + v + " is not known here");
    }
    if (!backup.matches(UUID) || !root.matches(HASH) || size < 1) {
      throw new IllegalArgumentException("a backup has a UUID, a size and a root");
    }
  }
}
