package org.countersign.model.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.model.failure.JournalBroken;

/**
 * Verifies signatures on all processors while lines go on being read. Until {@link #settle} has
 * returned, nothing that was read with this is to be believed, shown or written.
 */
public final class SignatureChecks implements SignatureClaim.Taker {
  /**
   * As much as the others do while the thread that reads is kept from the processor for a while.
   */
  private static final int WAITING = 256 * ForkJoinPool.getCommonPoolParallelism();

  private final Semaphore places = new Semaphore(WAITING);
  private final Phaser pending = new Phaser(1);
  private final AtomicReference<Optional<JournalBroken>> wrong =
      new AtomicReference<>(Optional.empty());

  /** Has them looked at; by the caller itself when the others have enough to do. */
  @Override
  public void take(List<SignatureClaim> claims) {
    if (!places.tryAcquire()) {
      look(claims);
      return;
    }
    pending.register();
    ForkJoinPool.commonPool()
        .execute(() -> {
          try {
            look(claims);
          } finally {
            places.release();
            pending.arriveAndDeregister();
          }
        });
  }

  /**
   * Waits for all that were taken.
   *
   * @throws JournalBroken the first entry, in the order of the journal, of which one is wrong
   */
  public void settle() throws JournalBroken {
    pending.arriveAndAwaitAdvance();
    Optional<JournalBroken> found = wrong.get();
    if (found.isPresent()) {
      throw found.get();
    }
  }

  /** What breaks the journal first: a signature taken before, or what was found in reading on. */
  public JournalBroken first(JournalBroken found) {
    try {
      settle();
      return found;
    } catch (JournalBroken earlier) {
      return earlier.seq() <= found.seq() ? earlier : found;
    }
  }

  private void look(List<SignatureClaim> claims) {
    try {
      SignatureClaim.check(claims);
    } catch (JournalBroken e) {
      note(e);
    } catch (RuntimeException | Error e) {
      // What the verifying stumbles over has not been verified.
      long seq = claims.getFirst().seq();
      note(new JournalBroken(seq, "unreadable", "entry.unforeseen", e.toString()));
    }
  }

  private void note(JournalBroken found) {
    wrong.updateAndGet(before ->
        before.isPresent() && before.get().seq() <= found.seq() ? before : Optional.of(found));
  }
}
