package org.countersign.app;

import org.countersign.app.service.backup.VaultCheck;

/** Lets tests of services check a folder as the console does. */
public final class FolderChecks {
  private FolderChecks() {}

  public static VaultCheck of(Workstation workstation) {
    return new FolderCheck(workstation);
  }
}
