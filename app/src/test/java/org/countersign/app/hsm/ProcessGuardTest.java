package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class ProcessGuardTest {

  /** The process in which the guard is raised. */
  static final class Guarded {
    private Guarded() {}

    public static void main(String[] args) {
      boolean before = ProcessGuard.isRaised();
      ProcessGuard.raise();
      System.out.println(before + " " + ProcessGuard.isRaised()); // read by the test
    }
  }

  @Test
  void raisedGuardKeepsOthersOutOfTheProcess() throws Exception {
    assertThat(said()).isEqualTo("false true");
  }

  private static String said() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Guarded.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }
}
