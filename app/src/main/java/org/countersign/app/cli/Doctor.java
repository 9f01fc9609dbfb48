package org.countersign.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countersign.app.Settings;
import org.countersign.app.fx.Messages;
import org.countersign.app.hsm.Patience;
import org.countersign.app.hsm.Pkcs11TokenPort;
import org.countersign.app.hsm.Watcher;
import org.countersign.model.port.ModuleView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: whether this machine, its tokens and the vault are well. Asks for no PIN. */
@Command(
    name = "doctor",
    resourceBundle = Texts.BUNDLE,
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
public final class Doctor implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Where where;

  @Override
  public Integer call() {
    Settings settings = Settings.orNone(spec.commandLine().getErr());
    Instant now = Instant.now();
    List<Finding> all = new ArrayList<>();
    tell("machine", new MachineHealth(System.getenv(), now).findings(), all);
    List<ModuleView> modules = look(where.modules(settings));
    boolean chosen = !where.chosen(settings).isEmpty();
    tell("tokens", new TokenHealth(modules, chosen).findings(), all);
    tell("vault", vault(where.vault(settings), modules, now), all);
    boolean well = all.stream().allMatch(finding -> finding.level() == Finding.Level.OK);
    out().println();
    out().println(Messages.text(well ? "cli.doctor.well" : "cli.doctor.not-well"));
    return well ? ExitCode.OK : ExitCode.NOT_OK;
  }

  private static List<ModuleView> look(List<Path> paths) {
    try (Pkcs11TokenPort port = new Pkcs11TokenPort(paths, Patience.USUAL, Watcher.NONE)) {
      return port.look();
    }
  }

  private List<Finding> vault(Optional<Path> folder, List<ModuleView> modules, Instant now) {
    if (folder.isEmpty()) {
      return List.of(Finding.ok("cli.doctor.no-vault"));
    }
    try (ProgressLine progress =
        ProgressLine.onTerminal(spec.commandLine().getErr(), "cli.verify.progress")) {
      return new VaultHealth(folder.get(), modules, now).findings(progress::at);
    }
  }

  private void tell(String section, List<Finding> findings, List<Finding> all) {
    out().println(Messages.text("cli.doctor." + section));
    findings.forEach(finding -> out().println("  " + finding.line()));
    out().flush();
    all.addAll(findings);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
