package org.countersign.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import org.countersign.app.fx.Messages;

/** A line on the terminal that says how far the work is; nothing where there is no terminal. */
final class ProgressLine implements AutoCloseable {
  private static final String ERASE = "\r\u001b[K";

  private final PrintWriter err;
  private final String key;
  private final boolean shown;
  private int told = -1;

  private ProgressLine(PrintWriter err, String key, boolean shown) {
    this.err = err;
    this.key = key;
    this.shown = shown;
  }

  /**
   * @param key of a text whose argument is a percentage
   */
  @SuppressWarnings("SystemConsoleNull") // JDK 22 to 24 had none; 25 gives null again
  static ProgressLine onTerminal(PrintWriter err, String key) {
    Console console = System.console();
    return new ProgressLine(err, key, console != null && console.isTerminal());
  }

  /** From 0 to 1. */
  void at(double part) {
    int percent = (int) (100 * part);
    if (shown && percent != told) {
      told = percent;
      err.print(ERASE + Messages.text(key, percent));
      err.flush();
    }
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (told >= 0) {
      told = -1;
      err.print(ERASE);
      err.flush();
    }
  }
}
