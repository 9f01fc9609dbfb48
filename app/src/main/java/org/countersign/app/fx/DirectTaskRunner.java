package org.countersign.app.fx;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Runs everything on the calling thread, so that a test sees the outcome when start returns. */
public final class DirectTaskRunner implements TaskRunner {
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final Dialogs dialogs;

  public DirectTaskRunner(Dialogs dialogs) {
    this.dialogs = dialogs;
  }

  @Override
  public <T> RunningTask start(Job<T> job) {
    RunningTask task = new RunningTask(job.text());
    busy.set(true);
    try {
      JobEnd.of(job, task).tell(job, task, dialogs);
    } finally {
      busy.set(false);
    }
    return task;
  }

  @Override
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
