package org.countersign.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.countersign.app.Workstation;
import org.countersign.app.cli.ExitCode;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.app.hsm.ModuleFinder;
import org.countersign.app.hsm.Watcher;
import org.countersign.model.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Opens the console on a throwaway vault with SoftHSM tokens, or walks through the main job in its
 * windows by itself.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    resourceBundle = "org.countersign.messages.usage")
public final class Demo implements Callable<Integer> {
  private static final String SOFTHSM = "libsofthsm2.so";

  @Spec private CommandSpec spec;

  @Option(names = "--folder", paramLabel = "DIR", required = true, descriptionKey = "demo.folder")
  private Path folder;

  @Option(names = "--tour", descriptionKey = "demo.tour")
  private boolean tour;

  private final Shows shows;

  /** Shows the console's windows, or walks through them; gives the exit status. */
  public interface Shows {
    int console(Path vault, List<Path> modules);

    int tour(Path folder, Path vault, Cast cast, List<Path> modules, PrintWriter out);
  }

  public Demo(Shows shows) {
    this.shows = shows;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path place = folder.toAbsolutePath().normalize();
    List<Path> modules =
        new ModuleFinder().find().stream().filter(path -> path.endsWith(SOFTHSM)).toList();
    if (modules.isEmpty() || System.getenv("SOFTHSM2_CONF") == null) {
      out.println(Messages.text("cli.demo.no-softhsm"));
      return ExitCode.NOT_OK;
    }
    Files.createDirectories(place);
    Workstation workstation = Workstation.here(modules, Watcher.NONE);
    DemoVault vault = new DemoVault(place, workstation, out::println);
    try {
      Cast cast = vault.ready();
      tell(out, place, cast);
      return tour
          ? shows.tour(place, vault.vault(), cast, modules, out)
          : shows.console(vault.vault(), modules);
    } catch (Failure e) {
      out.println(FailureText.withCode(e));
      return ExitCode.NOT_OK;
    }
  }

  private static void tell(PrintWriter out, Path place, Cast cast) {
    out.println(Messages.text("cli.demo.pins"));
    for (Cast.Custodian one : cast.custodians()) {
      out.printf("  %-18s %-20s %s%n", one.person().name(), one.tokenLabel(), one.pin());
    }
    out.println(
        Messages.text("cli.demo.again", new Messages.Composed(place.resolve("vault").toString())));
  }
}
