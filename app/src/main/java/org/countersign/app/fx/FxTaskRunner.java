package org.countersign.app.fx;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Runs jobs on threads of their own. Platform threads, because a PKCS#11 call blocks the thread
 * that carries it; daemons, because a module that hangs must not keep the console from closing.
 */
public final class FxTaskRunner implements TaskRunner, AutoCloseable {
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ExecutorService executor =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("job-", 1).factory());
  private final Dialogs dialogs;
  private int running;

  /** Failures and surprises that no job takes are shown in {@code dialogs}. */
  public FxTaskRunner(Dialogs dialogs) {
    this.dialogs = dialogs;
  }

  /** To be called on the JavaFX thread. */
  @Override
  public <T> RunningTask start(Job<T> job) {
    UiThread.check();
    RunningTask task = new RunningTask(job.text());
    count(1);
    try {
      executor.execute(() -> {
        JobEnd<T> end = JobEnd.of(job, task);
        UiThread.run(() -> finish(job, task, end));
      });
    } catch (RejectedExecutionException closed) {
      job.wipe();
      count(-1);
      throw closed;
    }
    return task;
  }

  private <T> void finish(Job<T> job, RunningTask task, JobEnd<T> end) {
    try {
      end.tell(job, task, dialogs);
    } finally {
      count(-1);
    }
  }

  private void count(int change) {
    running += change;
    busy.set(running > 0);
  }

  @Override
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Takes no more jobs; those that run go on to their end. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
