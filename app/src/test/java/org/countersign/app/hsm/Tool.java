package org.countersign.app.hsm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Somebody else's program, for somebody else's opinion: openssl, pkcs11-tool. */
final class Tool {
  private Tool() {}

  /** Runs it and returns what it printed; anything but success fails the test. */
  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(command[0] + ": " + output);
    }
    return output;
  }

  /** What {@code pkcs11-tool -O} lists to who knows the PIN. */
  static String list(SoftHsm hsm, String label, String pin)
      throws IOException, InterruptedException {
    Path module = hsm.module();
    return run(
        "pkcs11-tool",
        "--module",
        module.toString(),
        "--token-label",
        label,
        "-l",
        "-p",
        pin,
        "-O");
  }
}
