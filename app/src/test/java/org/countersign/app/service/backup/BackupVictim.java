package org.countersign.app.service.backup;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.countersign.app.Services;
import org.countersign.app.Workstation;
import org.countersign.app.hsm.Patience;
import org.countersign.app.hsm.Pkcs11TokenPort;
import org.countersign.app.hsm.Watcher;
import org.countersign.app.service.Charter;
import org.countersign.app.service.kill.Halt;
import org.countersign.app.service.kill.HaltingJournal;
import org.countersign.app.service.vault.VaultOpener;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.publication.FolderPublication;
import org.countersign.persistence.publication.FolderSets;
import org.countersign.persistence.register.H2Register;

/** Makes a backup in a process of its own, to be killed. The last argument is the drive. */
public final class BackupVictim {
  private BackupVictim() {}

  public static void main(String[] args) throws Exception {
    Halt halt = new Halt(args[0]);
    Path vault = Path.of(args[1]);
    Instant now = Instant.parse(args[3]);
    Workstation here =
        new Workstation(
            new Pkcs11TokenPort(List.of(Path.of(args[2])), Patience.USUAL, Watcher.NONE),
            () -> now,
            new SecureRandom());
    HaltingJournal journal =
        new HaltingJournal(FileJournal.open(vault), vault.resolve(FileJournal.NAME), halt);
    VaultOpener.Opened opened =
        new VaultOpener(here.clock(), here.random())
            .open(journal, H2Register.open(vault), progress -> {});
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
