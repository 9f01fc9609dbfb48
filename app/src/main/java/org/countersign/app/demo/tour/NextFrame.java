package org.countersign.app.demo.tour;

import javafx.animation.AnimationTimer;

/** Tells when the next frame is about to be painted, once. */
final class NextFrame extends AnimationTimer {
  private final Runnable then;

  NextFrame(Runnable then) {
    this.then = then;
  }

  @Override
  public void handle(long now) {
    stop();
    then.run();
  }
}
