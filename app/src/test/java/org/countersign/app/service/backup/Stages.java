package org.countersign.app.service.backup;

import java.util.function.Consumer;
import org.countersign.app.service.kill.Halt;

/** Progress with a few points to be killed at: names, each with the part at which it is reached. */
final class Stages implements Consumer<Double> {
  private final Halt halt;
  private final Object[] stages;
  private int next;

  Stages(Halt halt, Object... stages) {
    this.halt = halt;
    this.stages = stages.clone();
  }

  @Override
  public void accept(Double part) {
    if (next < stages.length && part >= (double) stages[next + 1]) {
      halt.here((String) stages[next]);
      next += 2;
    }
  }
}
