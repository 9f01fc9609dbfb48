package org.countersign.app.service.kill;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells each point it comes to on standard output, and goes no further than the chosen one. */
public final class Halt {
  /** Never halts. */
  public static final int NEVER = -1;

  private final String at;
  private int next;
  private boolean armed;

  /** {@code at}: the number of the point, from 0, or its name. */
  public Halt(String at) {
    this.at = at;
  }

  public void arm() {
    armed = true;
  }

  public void disarm() {
    armed = false;
  }

  /** A point to be killed at. */
  public void here(String name) {
    here(name, () -> {});
  }

  /** The same, after a last deed. */
  public void here(String name, Deed last) {
    if (!armed) {
      return;
    }
    boolean end = isLast(name, next++, at);
    try {
      if (end) {
        last.done();
      }
      System.out.println("at " + name);
      System.out.flush();
      while (end && System.in.read() >= 0) {
        // waits to be killed
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isLast(String name, int number, String at) {
    return at.equals(name) || at.equals(Integer.toString(number));
  }

  /** What may still be done before the end. */
  public interface Deed {
    void done() throws IOException;
  }
}
