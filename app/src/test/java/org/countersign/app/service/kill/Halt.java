package org.countersign.app.service.kill;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells each point it comes to on standard output, and goes no further than the chosen one. */
public final class Halt {
  /** Never halts. */
  public static final int NEVER = -1;

  private final int at;
  private int next;
  private boolean armed;

  public Halt(int at) {
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
    int point = next++;
    try {
      if (point == at) {
        last.done();
      }
      System.out.println("at " + name);
      System.out.flush();
      while (point == at && System.in.read() >= 0) {
        // waits to be killed
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What may still be done before the end. */
  public interface Deed {
    void done() throws IOException;
  }
}
