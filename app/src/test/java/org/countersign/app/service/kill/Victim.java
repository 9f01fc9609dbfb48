package org.countersign.app.service.kill;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.countersign.app.Services;
import org.countersign.app.Workstation;
import org.countersign.app.service.Charter;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.vault.VaultOpener;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.PublicationStore;
import org.countersign.model.port.SetStore;
import org.countersign.model.publication.SetManifest;
import org.countersign.persistence.publication.FolderPublication;
import org.countersign.persistence.publication.FolderSets;

/**
 * A console without a screen, to be killed: carries out an approved request in a process of its
 * own. Arguments: point to halt at, vault, module, time, request hash.
 */
public final class Victim {
  private Victim() {}

  public static void main(String[] args) throws Exception {
    VictimConsole console = new VictimConsole(args);
    Halt halt = console.halt();
    Path vault = console.vault();
    Workstation here = console.here();
    VaultOpener.Opened opened = console.opened(here, halt);
    PublicationStore publication =
        halting(new FolderPublication(vault.resolve(Services.PUBLICATION)), halt);
    SetStore sets =
        halting(new FolderSets(vault.resolve(Services.PUBLICATION).resolve(Services.SETS)), halt);
    try (Services services = Services.of(here, opened, publication, sets)) {
      services.sessions().signIn(Charter.ADA, Charter.pin(Charter.ADA));
      try (DualControl control = services.controls().open(args[4], Optional.empty())) {
        control.bring(Charter.BEN, Charter.pin(Charter.BEN));
        halt.arm();
        Object ignored = control.execute(step -> halt.here("step " + step.code()));
        halt.disarm();
      }
    }
    System.out.println("done");
  }

  private static SetStore halting(SetStore real, Halt halt) {
    return new SetStore() {
      @Override
      public String publish(SetManifest set, SortedMap<String, byte[]> files, Watch watch)
          throws Failure {
        return real.publish(
            set,
            files,
            (done, all) -> {
              if (done == all / 2) {
                halt.here("half of a set");
              }
            });
      }

      @Override
      public Optional<SetManifest> current(String domain) throws Failure {
        return real.current(domain);
      }

      @Override
      public SortedMap<String, byte[]> check(SetManifest manifest) throws Failure {
        return real.check(manifest);
      }
    };
  }

  private static PublicationStore halting(PublicationStore real, Halt halt) {
    return new PublicationStore() {
      @Override
      public String write(String name, byte[] content) throws StoreFailed {
        String place = real.write(name, content);
        halt.here("published " + name.replaceAll("^([a-z]+)/.*(\\.[a-z]+)$", "$1$2"));
        return place;
      }

      @Override
      public List<String> names(String folder) throws StoreFailed {
        return real.names(folder);
      }

      @Override
      public Optional<byte[]> read(String name) throws StoreFailed {
        return real.read(name);
      }
    };
  }
}
