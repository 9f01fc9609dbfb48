package org.countersign.app.service.backup;

import java.nio.file.Path;
import org.countersign.app.Services;
import org.countersign.app.Workstation;
import org.countersign.app.service.Charter;
import org.countersign.app.service.kill.Halt;
import org.countersign.app.service.kill.VictimConsole;
import org.countersign.app.service.vault.VaultOpener;
import org.countersign.persistence.publication.FolderPublication;
import org.countersign.persistence.publication.FolderSets;

/** Makes a backup in a process of its own, to be killed. The last argument is the drive. */
public final class BackupVictim {
  private BackupVictim() {}

  public static void main(String[] args) throws Exception {
    VictimConsole console = new VictimConsole(args);
    Halt halt = console.halt();
    Path vault = console.vault();
    Workstation here = console.here();
    VaultOpener.Opened opened = console.opened(here, halt);
    Path others = vault.resolve(Services.PUBLICATION);
    try (Services services =
        Services.of(
            here,
            opened,
            new FolderPublication(others),
            new FolderSets(others.resolve(Services.SETS)))) {
      services.sessions().signIn(Charter.ADA, Charter.pin(Charter.ADA));
      Backups backups = new Backups(services.vault(), services.sessions(), vault);
      Stages stages = new Stages(halt, "journal", 0.0, "manifest", 1.0);
      halt.arm();
      Path ignored = backups.make(Path.of(args[4]), 2, stages);
      halt.disarm();
    }
  }
}
