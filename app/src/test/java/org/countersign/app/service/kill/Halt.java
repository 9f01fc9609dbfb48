package org.countersign.app.service.kill;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells each point it comes to on standard output, and goes no further than the chosen one. */
final class Halt {
  /** Never halts. */
  static final int NEVER = -1;

  private final int at;
  private int next;
  private boolean armed;

  Halt(int at) {
    this.at = at;
  }

  void arm() {
    armed = true;
  }

  void disarm() {
    armed = false;
  }

  /** A point to be killed at. */
  void here(String name) {
    here(name, () -> {});
  }

  /** The same, after a last deed. */
  void here(String name, Deed last) {
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
  interface Deed {
    void done() throws IOException;
  }
}
