package org.countersign.app.fx;

import java.util.concurrent.CancellationException;
import org.countersign.model.failure.Failure;

/** How a job ended. */
sealed interface JobEnd<T> {
  record Succeeded<T>(T result) implements JobEnd<T> {}

  record Failed<T>(Failure failure) implements JobEnd<T> {}

  record Surprised<T>(Throwable surprise) implements JobEnd<T> {}

  record Cancelled<T>() implements JobEnd<T> {}

  /** Runs the work on the calling thread, to its end; not one that was cancelled before. */
  static <T> JobEnd<T> of(Job<T> job, RunningTask task) {
    try {
      if (task.isCancelled()) {
        return new Cancelled<>();
      }
      T result = job.run(task.asProgress());
      return task.isCancelled() ? new Cancelled<>() : new Succeeded<>(result);
    } catch (CancellationException e) {
      return new Cancelled<>();
    } catch (Failure e) {
      return new Failed<>(e);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      return new Surprised<>(e);
    } finally {
      job.wipe();
    }
  }

  /** Calls back, on the thread it is called on. A failure is told even after Cancel. */
  default void tell(Job<T> job, RunningTask task, Dialogs dialogs) {
    try {
      switch (this) {
        case Succeeded<T> end -> job.succeeded(end.result());
        case Failed<T> end -> job.failed(end.failure(), dialogs);
        case Surprised<T> end -> dialogs.surprise(end.surprise());
        case Cancelled<T> _ -> job.cancelled();
      }
    } finally {
      task.ended();
      job.finished();
    }
  }
}
