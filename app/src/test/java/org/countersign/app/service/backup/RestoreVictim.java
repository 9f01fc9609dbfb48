package org.countersign.app.service.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.countersign.app.FolderChecks;
import org.countersign.app.Workstation;
import org.countersign.app.service.Charter;
import org.countersign.app.service.kill.Halt;
import org.countersign.app.service.kill.VictimConsole;

/**
 * Restores a backup over a vault in a process of its own, to be killed. The last arguments are the
 * backup and the vault to replace.
 */
public final class RestoreVictim {
  private RestoreVictim() {}

  public static void main(String[] args) throws Exception {
    VictimConsole console = new VictimConsole(args);
    Halt halt = console.halt();
    Workstation here = console.here();
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
