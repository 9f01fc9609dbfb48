package org.countersign.app.hsm;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One piece of work on a token's thread. Its result goes to the caller or, when that one has left,
 * to whoever puts away what nobody wants: to exactly one of the two.
 */
final class TokenTask<T> implements Runnable {
  private final String function;
  private final Callable<T> work;
  private final Consumer<T> unwanted;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private long began;
  private boolean left;

  TokenTask(String function, Callable<T> work, Consumer<T> unwanted) {
    this.function = function;
    this.work = work;
    this.unwanted = unwanted;
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    try {
      deliver(work.call());
    } catch (Throwable e) {
      outcome.completeExceptionally(e);
    }
  }

  private synchronized boolean begin() {
    if (!left) {
      began = System.nanoTime();
    }
    return !left;
  }

  private synchronized void deliver(T result) {
    if (left) {
      unwanted.accept(result);
    }
    outcome.complete(result);
  }

  /** The caller goes. Work that has not begun never will; returns whether it had, and goes on. */
  synchronized boolean leave() {
    left = true;
    if (outcome.isDone() && !outcome.isCompletedExceptionally()) {
      unwanted.accept(outcome.join());
    }
    return running();
  }

  synchronized boolean running() {
    return began != 0 && !outcome.isDone();
  }

  /** Since it began; 0 before. */
  synchronized long nanos() {
    return began == 0 ? 0 : System.nanoTime() - began;
  }

  long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(nanos());
  }

  String function() {
    return function;
  }

  CompletableFuture<T> outcome() {
    return outcome;
  }
}
