package org.countersign.persistence.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.JournalVerifier.Checked;
import org.countersign.model.journal.SignatureChecks;
import org.countersign.model.port.AttachmentSource;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.JournalStore.TornTail;
import org.countersign.model.port.RegisterStore;

/** Replays a journal through the verifier and gives the register what it lacks. */
public final class RegisterRebuild {
  private static final int BATCH = 500;
  private static final long BATCH_BYTES = 4L << 20;

  private final RegisterStore register;
  private final long signaturesFrom;
  private final long had;
  private final String hadChain;
  private final JournalVerifier verifier;
  private final SignatureChecks signatures = new SignatureChecks();
  private final List<Checked> batch = new ArrayList<>();
  private long batchBytes;
  private String chain = Chain.NONE;

  private RegisterRebuild(AttachmentSource attachments, RegisterStore register, long signaturesFrom)
      throws StoreFailed {
    this.verifier = new JournalVerifier(attachments);
    this.register = register;
    this.signaturesFrom = signaturesFrom;
    this.had = register.applied();
    this.hadChain = register.chain();
  }

  /**
   * What the journal says.
   *
   * @param verifier with the state and the tree after the last line, to go on from
   */
  public record Replayed(JournalVerifier verifier, Optional<TornTail> torn) {}

  /**
   * Reads the journal from its beginning; entries the register has are checked and not applied
   * again.
   *
   * @param signaturesFrom the first entry whose signature is checked; the signature of the last
   *     line covers all before it
   * @param progress from 0 to 1
   * @throws StoreFailed {@code store.register-other} when the register is another journal's, {@code
   *     store.register-ahead} when it has entries that the journal lacks: the journal may have been
   *     cut back
   */
  public static Replayed replay(
      JournalStore journal, RegisterStore register, long signaturesFrom, Consumer<Double> progress)
      throws Failure {
    return new RegisterRebuild(journal, register, signaturesFrom).replay(journal, progress);
  }

  /**
   * The same without changing the journal and without keeping anyone from writing to it, for a
   * register of one's own.
   *
   * @param entries how many to take; what follows is not read
   */
  static void look(
      JournalStore journal,
      RegisterStore register,
      long entries,
      long signaturesFrom,
      Consumer<Double> progress)
      throws Failure {
    RegisterRebuild rebuild = new RegisterRebuild(journal, register, signaturesFrom);
    journal.look(
        line -> {
          if (rebuild.verifier.state().size() < entries) {
            rebuild.line(line);
          }
        },
        progress);
    rebuild.flush();
  }

  private Replayed replay(JournalStore journal, Consumer<Double> progress) throws Failure {
    Optional<TornTail> torn = journal.readAll(this::line, progress);
    flush();
    long size = verifier.state().size();
    if (size < had) {
      throw new StoreFailed("register-ahead", null, had, size);
    }
    return new Replayed(verifier, torn);
  }

  private void line(byte[] line) throws Failure {
    long seq = verifier.state().size();
    Checked checked =
        seq >= signaturesFrom ? verifier.next(line, signatures) : verifier.next(line, false);
    if (seq < had) {
      follow(checked, seq + 1);
      return;
    }
    batch.add(checked);
    batchBytes += line.length;
    if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
      flush();
    }
  }

  private void follow(Checked checked, long size) throws StoreFailed {
    chain = Chain.next(chain, checked.entry().header().leafHash());
    if (size == had && !chain.equals(hadChain)) {
      throw new StoreFailed("register-other", null, had);
    }
  }

  /** Nothing is applied before its signatures, and those before it, have been checked. */
  private void flush() throws Failure {
    signatures.settle();
    if (!batch.isEmpty()) {
      register.apply(batch);
      batch.clear();
      batchBytes = 0;
    }
  }
}
