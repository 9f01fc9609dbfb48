package org.countersign.app.cli;

/** What the process tells the shell. */
public final class ExitCode {
  /** All is as it should be. */
  public static final int OK = 0;

  /** It is not, or the program failed. */
  public static final int NOT_OK = 1;

  /** The command line was not understood; nothing was looked at. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
