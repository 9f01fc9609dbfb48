package org.countersign.app.fx;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A job that has been started: what it says of itself, for a progress pane. */
public final class RunningTask {
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", true);
  private final ReadOnlyBooleanWrapper cancelling =
      new ReadOnlyBooleanWrapper(this, "cancelling", false);
  private final AtomicBoolean cancelled = new AtomicBoolean();

  RunningTask(String text) {
    this.text.set(text);
  }

  /** What it is doing. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** From 0 to 1; below 0 while unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** True until its callbacks have run. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** True once Cancel has been pressed. */
  public ReadOnlyBooleanProperty cancellingProperty() {
    return cancelling.getReadOnlyProperty();
  }

  /**
   * Asks the work to stop where it can, and ignores its result. Never interrupts its thread: that
   * would close a file in the middle of a write, and no native call would notice.
   */
  public void cancel() {
    cancelled.set(true);
    UiThread.run(() -> cancelling.set(true));
  }

  boolean isCancelled() {
    return cancelled.get();
  }

  void ended() {
    running.set(false);
  }

  /** What the work talks to; changes arrive on the JavaFX thread. */
  Progress asProgress() {
    return new Progress() {
      @Override
      public void says(String what) {
        UiThread.run(() -> text.set(what));
      }

      @Override
      public void at(long done, long all) {
        UiThread.run(() -> progress.set(all <= 0 ? -1 : Math.clamp((double) done / all, 0, 1)));
      }

      @Override
      public boolean cancelled() {
        return cancelled.get();
      }
    };
  }
}
