package org.countersign.app.service.vault;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the register of a vault that was opened, while people work already: of a large one it
 * takes minutes. Until it has ended nobody knows that the register is whole; no rule and no
 * signature has ever asked it. What is found stops the vault, and so does not being able to look.
 */
public final class RegisterWatch implements AutoCloseable {
  // The vault's first page comes first: nobody signs in, let alone changes anything, in less.
  private static final Duration HEAD_START = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(RegisterWatch.class);

  private final Vault vault;
  private final RegisterAudit audit;
  private final Thread thread;
  private final CountDownLatch begins = new CountDownLatch(1);
  private volatile boolean closing;

  private RegisterWatch(Vault vault, RegisterAudit audit) {
    this.vault = vault;
    this.audit = audit;
    // No job of the console's: a lock must not wait for it, nor anybody see a bar for it.
    this.thread = Thread.ofPlatform().daemon().name("register-watch").unstarted(this::run);
  }

  /** Begins to compare, once the vault has been shown. */
  public static RegisterWatch over(Vault vault, RegisterAudit audit) {
    RegisterWatch watch = new RegisterWatch(vault, audit);
    watch.thread.start();
    return watch;
  }

  /** Whether it is still being compared. */
  public boolean isRunning() {
    return thread.isAlive();
  }

  /** Waits until it has been compared. */
  public void await() throws InterruptedException {
    begins.countDown();
    thread.join();
  }

  private void run() {
    try {
      giveWay();
      Set<String> tables = audit.differences(part -> goOn());
      if (!tables.isEmpty()) {
        vault.stop(new StoreFailed("register-edited", null, String.join(", ", tables)));
      }
    } catch (CancellationException e) {
      LOG.info("the register was not compared to its end: the vault was closed");
    } catch (Failure e) {
      unlessClosing(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      unlessClosing(new StoreFailed("register-not-compared", e));
    }
  }

  private void giveWay() {
    try {
      begins.await(HEAD_START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts it; it compares all the same
    }
    goOn();
  }

  private void goOn() {
    if (closing) {
      throw new CancellationException();
    }
  }

  private void unlessClosing(Failure why) {
    if (!closing) {
      LOG.error("the register could not be compared", why);
      vault.stop(why);
    }
  }

  /** Has it end where it next can; what it finds from now on is of no account. */
  public void cancel() {
    closing = true;
    begins.countDown();
  }

  /** Cancels it; what it had open is closed when this returns. */
  @Override
  public void close() {
    cancel();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
