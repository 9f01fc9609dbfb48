package org.countersign.app.service.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.countersign.app.FolderChecks;
import org.countersign.app.Workstation;
import org.countersign.app.hsm.Patience;
import org.countersign.app.hsm.Pkcs11TokenPort;
import org.countersign.app.hsm.Watcher;
import org.countersign.app.service.Charter;
import org.countersign.app.service.kill.Halt;

/**
 * Restores a backup over a vault in a process of its own, to be killed. The last arguments are the
 * backup and the vault to replace.
 */
public final class RestoreVictim {
  private RestoreVictim() {}

  public static void main(String[] args) throws Exception {
    Halt halt = new Halt(args[0]);
    Instant now = Instant.parse(args[3]);
    Workstation here =
        new Workstation(
            new Pkcs11TokenPort(List.of(Path.of(args[2])), Patience.USUAL, Watcher.NONE),
            () -> now,
            new SecureRandom());
    Restores restores =
        new Restores(
            FolderChecks.of(here),
            here.clock(),
            (from, to) -> {
              String name = to.equals(Path.of(args[5])) ? "vault" : "aside";
              halt.here("before " + name);
              Path ignored = Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
              halt.here("after " + name);
            });
    try (OpenBackup backup = OpenBackup.of(Path.of(args[4]), here.tokens())) {
      backup.come(Charter.ADA, Charter.pin(Charter.ADA));
      backup.come(Charter.BEN, Charter.pin(Charter.BEN));
      halt.arm();
      Stages stages = new Stages(halt, "checking", 0.6);
      Restores.Done ignored = restores.restore(backup, Path.of(args[5]), true, stages);
      halt.disarm();
    }
  }
}
