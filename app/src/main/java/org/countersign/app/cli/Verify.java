package org.countersign.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countersign.app.cli.Verdict.Facts;
import org.countersign.app.fx.Messages;
import org.countersign.model.audit.BundleCheck;
import org.countersign.model.audit.BundleFacts;
import org.countersign.model.audit.BundleSource;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.persistence.bundle.OpenBundles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code verify DIR}: whether a journal, or an audit bundle, is what its custodians signed. Never
 * changes anything.
 */
@Command(
    name = "verify",
    resourceBundle = Texts.BUNDLE,
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
public final class Verify implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", descriptionKey = "folder")
  private Path folder;

  @Option(names = "--known", paramLabel = "FILE", descriptionKey = "known")
  private Path known;

  @Option(names = "--checkpoint", paramLabel = "N", descriptionKey = "checkpoint")
  private Long checkpoint;

  @Override
  public Integer call() {
    if (OpenBundles.looksLikeOne(folder)) {
      return bundle();
    }
    if (!Files.isDirectory(folder)) {
      throw usage("cli.verify.no-folder", folder.toString());
    }
    Optional<Checkpoint> kept = known();
    try (ProgressLine progress = ProgressLine.onTerminal(err(), "cli.verify.progress")) {
      return tell(JournalCheck.of(folder, kept, progress::at), progress);
    }
  }

  private int bundle() {
    if (known != null || checkpoint != null) {
      throw usage("cli.verify.bundle.options", folder.toString());
    }
    try {
      out().println(BundleText.sound(checked()));
      return ExitCode.OK;
    } catch (Failure e) {
      return notOk(BundleText.refused(e));
    } catch (OutOfMemoryError e) {
      return notOk(BundleText.refused(new Refused("bundle.memory")));
    }
  }

  private BundleFacts checked() throws Failure {
    try (ProgressLine progress = ProgressLine.onTerminal(err(), "cli.verify.bundle.progress");
        BundleSource source = OpenBundles.open(folder)) {
      return BundleCheck.of(source, new BundlePercent(progress));
    }
  }

  private int tell(Verdict verdict, ProgressLine progress) {
    progress.close();
    return switch (verdict) {
      case Verdict.Sound sound when checkpoint != null -> checkpoint(sound.facts());
      case Verdict.Sound sound -> {
        out().println(VerdictText.sound(sound, known != null));
        yield ExitCode.OK;
      }
      case Verdict.Torn torn -> notOk(VerdictText.torn(torn));
      case Verdict.Broken broken -> notOk(VerdictText.broken(broken));
      case Verdict.Unreadable unreadable -> notOk(VerdictText.unreadable(unreadable));
    };
  }

  private int notOk(String text) {
    out().println(text);
    return ExitCode.NOT_OK;
  }

  /** The text that was signed and nothing else, so that it can be written to a file. */
  private int checkpoint(Facts facts) {
    long size = facts.verifier().tree().size();
    if (checkpoint < 1 || checkpoint > size) {
      throw usage("cli.verify.no-checkpoint", size);
    }
    byte[] root = facts.verifier().tree().root(checkpoint);
    out().print(new Checkpoint(facts.verifier().state().id(), checkpoint, root).text());
    out().flush();
    return ExitCode.OK;
  }

  private Optional<Checkpoint> known() {
    try {
      return known == null ? Optional.empty() : Optional.of(CheckpointFile.read(known));
    } catch (Refused e) {
      throw new ParameterException(spec.commandLine(), Texts.sentence(e), e);
    }
  }

  private ParameterException usage(String key, Object argument) {
    return new ParameterException(spec.commandLine(), Messages.text(key, argument));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
