package org.countersign.app.service.kill;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.countersign.app.Workstation;
import org.countersign.app.hsm.Patience;
import org.countersign.app.hsm.Pkcs11TokenPort;
import org.countersign.app.hsm.Watcher;
import org.countersign.app.service.vault.VaultOpener;
import org.countersign.model.failure.Failure;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.register.H2Register;

/**
 * What every console has that is to be killed. Its arguments begin with the point to halt at, the
 * vault, the PKCS#11 module and the time.
 */
public final class VictimConsole {
  private final String[] args;

  public VictimConsole(String... args) {
    this.args = args;
  }

  public Halt halt() {
    return new Halt(args[0]);
  }

  public Path vault() {
    return Path.of(args[1]);
  }

  public Workstation here() {
    Instant now = Instant.parse(args[3]);
    return new Workstation(
        new Pkcs11TokenPort(List.of(Path.of(args[2])), Patience.USUAL, Watcher.NONE),
        () -> now,
        new SecureRandom());
  }

  /** The vault, with a journal that halts. */
  public VaultOpener.Opened opened(Workstation here, Halt halt) throws Failure {
    HaltingJournal journal =
        new HaltingJournal(FileJournal.open(vault()), vault().resolve(FileJournal.NAME), halt);
    return new VaultOpener(here.clock(), here.random())
        .open(journal, H2Register.open(vault()), progress -> {});
  }
}
