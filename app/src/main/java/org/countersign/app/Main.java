package org.countersign.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the program starts. */
@Command(name = "countersign", version = "0.1.0", mixinStandardHelpOptions = true)
public final class Main implements Runnable {

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
