package org.countersign.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countersign.app.cli.BuildVersion;
import org.countersign.app.cli.Doctor;
import org.countersign.app.cli.ExitCode;
import org.countersign.app.cli.Import;
import org.countersign.app.cli.Verify;
import org.countersign.app.cli.Where;
import org.countersign.app.demo.Demo;
import org.countersign.app.fx.Messages;
import org.countersign.app.hsm.ProcessGuard;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where the program starts: the console, or one of the commands. */
@Command(
    name = "countersign",
    resourceBundle = "org.countersign.messages.usage",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    subcommands = {Verify.class, Doctor.class, Import.class})
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Where where = new Where();

  private final Screens screens;

  /** Shows the console's windows, and returns when the last one is closed. */
  interface Screens {
    void show(Optional<Path> vault, List<Path> modules, Settings settings);
  }

  Main(Screens screens) {
    this.screens = screens;
  }

  public static void main(String[] args) {
    ProcessGuard.raise();
    System.exit(
        args.length == 0
            ? fromDesktop(Console::show)
            : commandLine(Console::show, new Demo(new DemoShows())).execute(args));
  }

  /** Nothing to parse, so nobody waits until all commands and their options have been read. */
  static int fromDesktop(Screens screens) {
    PrintWriter err = utf8(System.err);
    try {
      return new Main(screens).show(err);
    } catch (RuntimeException e) {
      return surprise(e, err);
    }
  }

  static CommandLine commandLine(Screens screens, Object... more) {
    CommandLine line = new CommandLine(new Main(screens));
    for (Object command : more) {
      line.addSubcommand(command); // before what follows, which reaches only those that are there
    }
    return withCompletion(line)
        // Our texts and people's names are UTF-8, whatever the locale of a bare terminal is.
        .setOut(utf8(System.out))
        .setErr(utf8(System.err))
        .setExecutionExceptionHandler((e, command, parsed) -> surprise(e, command.getErr()));
  }

  /** The shell's completion, which the package is made with; of no use to people. */
  private static CommandLine withCompletion(CommandLine line) {
    CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
    completion.getCommandSpec().usageMessage().hidden(true);
    return line.addSubcommand(completion);
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  @Override
  public Integer call() {
    return show(spec.commandLine().getErr());
  }

  private int show(PrintWriter err) {
    Settings settings = Settings.orNone(err);
    screens.show(where.vault(settings), where.modules(settings), settings);
    return ExitCode.OK;
  }

  private static int surprise(Exception e, PrintWriter err) {
    LoggerFactory.getLogger(Main.class).error("unforeseen", e);
    err.println(Messages.text("cli.surprise", e.getClass().getSimpleName()));
    return ExitCode.NOT_OK;
  }
}
