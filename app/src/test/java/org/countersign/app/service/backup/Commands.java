package org.countersign.app.service.backup;

import java.io.IOException;

/** What has to be asked of the system about drives. */
final class Commands {
  private Commands() {}

  /** The exit status. */
  static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
