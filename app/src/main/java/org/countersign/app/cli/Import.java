package org.countersign.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.intake.FileReading;
import org.countersign.app.service.intake.FolderIntake;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.Item;
import org.countersign.model.vault.ImportVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import FILES…}: what files would bring, line by line. Writes nothing, anywhere. */
@Command(
    name = "import",
    resourceBundle = Texts.BUNDLE,
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
public final class Import implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILES", arity = "1..*", descriptionKey = "files")
  private List<Path> files;

  @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "password-file")
  private Path passwordFile;

  @Option(names = "--vault", paramLabel = "DIR", descriptionKey = "import.vault")
  private Path vault;

  @Option(names = "--domain", paramLabel = "ID", descriptionKey = "import.domain")
  private String domain;

  @Override
  public Integer call() {
    if ((vault == null) != (domain == null)) {
      throw new ParameterException(spec.commandLine(), Messages.text("cli.import.both"));
    }
    ImportReport report = new ImportReport(out(), read());
    try {
      report.tell(verdicts(report.items()));
    } catch (Failure e) {
      out().println(Texts.sentence(e));
      return ExitCode.NOT_OK;
    }
    return report.isWell() ? ExitCode.OK : ExitCode.NOT_OK;
  }

  private Optional<List<ImportVerdict>> verdicts(List<Item> items) throws Failure {
    if (vault == null) {
      return Optional.empty();
    }
    try (ProgressLine progress =
        ProgressLine.onTerminal(spec.commandLine().getErr(), "cli.verify.progress")) {
      return Optional.of(ImportAgainst.of(vault, domain, items, progress::at));
    }
  }

  private List<FileReading> read() {
    if (passwordFile == null) {
      return read(Optional.empty());
    }
    try (PasswordFile file = PasswordFile.read(passwordFile)) {
      return read(Optional.of(file.password()));
    } catch (Refused e) {
      throw new ParameterException(spec.commandLine(), Texts.sentence(e), e);
    }
  }

  private List<FileReading> read(Optional<char[]> password) {
    try (ProgressLine progress =
        ProgressLine.onTerminal(spec.commandLine().getErr(), "cli.import.progress")) {
      return new FolderIntake().read(files, password, watch(progress));
    }
  }

  private static FolderIntake.Watch watch(ProgressLine progress) {
    return new FolderIntake.Watch() {
      @Override
      public void reading(String name, long done, long all) {
        progress.at(all == 0 ? 0 : (double) done / all);
      }

      @Override
      public boolean cancelled() {
        return false; // the terminal's own interrupt ends the process, and nothing is half done
      }
    };
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
