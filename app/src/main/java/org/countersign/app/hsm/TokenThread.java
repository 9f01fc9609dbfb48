package org.countersign.app.hsm;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.NotAnswering;

/**
 * The one thread that calls a token, and the watch over it. A native call cannot be interrupted: a
 * caller who has waited long enough gets {@link NotAnswering} and leaves, the call goes on, and
 * what comes of it is ignored. Until it has returned, nobody else is kept waiting behind it.
 */
final class TokenThread implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  private final String name;
  private final Duration notice;
  private final Watcher watcher;
  private final ThreadPoolExecutor executor;
  private volatile TokenTask<?> abandoned;

  TokenThread(String name, Duration notice, Watcher watcher) {
    this.name = name;
    this.notice = notice;
    this.watcher = watcher;
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("token " + name).factory());
    executor.allowCoreThreadTimeOut(true);
  }

  <T> T call(String function, Duration limit, Callable<T> work) throws TokenFailure {
    return call(function, limit, work, result -> {});
  }

  /**
   * Runs the work on the token's thread and waits for it.
   *
   * @param limit from when the work begins; waiting for the work of others is not counted
   * @param unwanted is given a result that came when its caller had left
   */
  <T> T call(String function, Duration limit, Callable<T> work, Consumer<T> unwanted)
      throws TokenFailure {
    TokenTask<?> before = abandoned;
    if (before != null && before.running()) {
      throw notAnswering(before);
    }
    TokenTask<T> task = new TokenTask<>(function, work, unwanted);
    executor.execute(task);
    try {
      return wait(task, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw leave(task);
    }
  }

  private <T> T wait(TokenTask<T> task, Duration limit) throws TokenFailure, InterruptedException {
    boolean told = false;
    while (true) {
      try {
        T result = task.outcome().get(step(task, limit), TimeUnit.NANOSECONDS);
        if (told) {
          watcher.answered(name, task.function(), task.seconds());
        }
        return result;
      } catch (ExecutionException e) {
        throw thrown(e.getCause());
      } catch (TimeoutException e) {
        TokenTask<?> before = abandoned;
        if (task.nanos() >= limit.toNanos() || (before != null && before.running())) {
          throw leave(task);
        }
        if (task.running()) {
          watcher.notAnswering(name, task.function(), task.seconds());
          told = true;
        }
      }
    }
  }

  private long step(TokenTask<?> task, Duration limit) {
    return Math.clamp(limit.toNanos() - task.nanos(), 1, notice.toNanos());
  }

  private NotAnswering leave(TokenTask<?> task) {
    if (task.leave()) {
      abandoned = task;
    }
    return notAnswering(task);
  }

  private NotAnswering notAnswering(TokenTask<?> task) {
    return new NotAnswering(name, task.function(), task.seconds());
  }

  /** A failure is thrown again as it is; what nobody expected, as what it was, too. */
  private static TokenFailure thrown(Throwable cause) {
    return switch (cause) {
      case TokenFailure failure -> failure;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(cause);
    };
  }

  /** Runs it when the token has answered all before; nobody waits. */
  void later(Runnable work) {
    executor.execute(work);
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
