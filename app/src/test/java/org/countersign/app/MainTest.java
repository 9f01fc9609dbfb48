package org.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.app.cli.CommandRun;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MainTest {
  private record Shown(Optional<Path> vault, List<Path> modules) {}

  private final AtomicReference<Shown> shown = new AtomicReference<>();
  private final CommandLine main =
      Main.commandLine((vault, modules, settings) -> shown.set(new Shown(vault, modules)));

  @Test
  void withoutACommandTheConsoleOpensOnTheVaultThatIsNamed() {
    CommandRun run = CommandRun.of(main, "--vault", "/v/one", "--module", "/m/a.so");
    assertThat(run.exit()).isZero();
    assertThat(shown.get().vault()).contains(Path.of("/v/one"));
    assertThat(shown.get().modules()).containsExactly(Path.of("/m/a.so"));
  }

  @Test
  void withoutArgumentsTheConsoleOpensAndASurpriseIsAnExitStatus() {
    int exit = Main.fromDesktop((vault, modules, settings) -> shown.set(new Shown(vault, modules)));
    assertThat(exit).isZero();
    assertThat(shown.get()).isNotNull();
    int broken =
        Main.fromDesktop((vault, modules, settings) -> {
          throw new IllegalStateException("x");
        });
    assertThat(broken).isEqualTo(1);
  }

  @Test
  void helpNamesEveryCommandAndEveryExitStatus() {
    CommandRun run = CommandRun.of(main, "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("verify", "doctor", "--vault", "--module", "Exit status:")
        .contains("The command line was not understood");
    assertThat(shown.get()).isNull();
  }

  @Test
  void everyCommandExplainsEveryOption() {
    main.getSubcommands()
        .forEach((name, command) ->
            assertThat(command.getCommandSpec().options())
                .as(name)
                .allSatisfy(
                    option -> assertThat(String.join("", option.description())).isNotBlank()));
  }

  @Test
  void theVersionIsTheBuilds() {
    CommandRun run = CommandRun.of(main, "--version");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).matches("countersign \\d+\\.\\d+\\.\\d+\\S*\\R").doesNotContain("$");
  }

  @Test
  void whatIsNotUnderstoodIsAUsageError() {
    assertThat(CommandRun.of(main, "frobnicate").exit()).isEqualTo(2);
    assertThat(CommandRun.of(main, "verify").exit()).isEqualTo(2);
    assertThat(shown.get()).isNull();
  }

  @Test
  void aSurpriseIsToldInASentenceAndNotAsAStackTrace() {
    CommandLine broken =
        Main.commandLine((vault, modules, settings) -> {
          throw new IllegalStateException("x");
        });
    CommandRun run = CommandRun.of(broken);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("IllegalStateException").doesNotContain("\tat ");
  }
}
