package org.countersign.app;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.countersign.app.fx.Progress;
import org.countersign.app.service.files.VaultFolder;
import org.countersign.model.failure.Failure;

/**
 * The vault that is opened at the start: reading it begins while JavaFX still loads, and whoever
 * opens it then takes what has been read so far.
 */
final class EarlyOpening {
  private static final int PARTS = 1000;
  private static final long LOOK_MILLIS = 20;

  private final Path folder;
  private final FutureTask<Services> task;
  private volatile double part;
  private volatile boolean cancelled;

  /** Opens a vault; is told how far it is, from 0 to 1, and may be ended from there. */
  interface Opener {
    Services open(Path folder, Consumer<Double> progress) throws Failure;
  }

  private EarlyOpening(Path folder, Opener opener) {
    this.folder = folder;
    this.task =
        new FutureTask<>(() -> {
          VaultFolder.check(folder);
          return opener.open(folder, this::goOn);
        });
  }

  /** Begins to open it. */
  static EarlyOpening of(Path folder, Opener opener) {
    EarlyOpening opening = new EarlyOpening(folder, opener);
    Thread.ofPlatform().daemon().name("early-opening").start(opening.task);
    return opening;
  }

  boolean isOf(Path other) {
    return folder.equals(other);
  }

  private void goOn(double done) {
    part = done;
    if (cancelled) {
      throw new CancellationException();
    }
  }

  /**
   * Waits for it; to be called once.
   *
   * @throws CancellationException if the progress was cancelled; nothing is open then
   */
  Services take(Progress progress) throws Failure {
    try {
      while (true) {
        try {
          return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          progress.at(Math.round(part * PARTS), PARTS);
          progress.stopHereIfCancelled();
        }
      }
    } catch (CancellationException e) {
      cancelled = true;
      closeWhatIsOpen();
      throw e;
    } catch (InterruptedException e) {
      cancelled = true;
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw asItWas(e.getCause());
    }
  }

  /** It may have ended in the very moment that it was cancelled. */
  private void closeWhatIsOpen() {
    try {
      task.get().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // It was not opened, which is what is wanted.
    }
  }

  private static Failure asItWas(Throwable cause) {
    return switch (cause) {
      case Failure failure -> failure;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(cause);
    };
  }
}
