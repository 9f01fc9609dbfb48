package org.countersign.app.service.vault;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.SignatureChecks;
import org.countersign.model.port.AttachmentSource;
import org.countersign.model.port.Clock;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.RegisterStore;

/**
 * Opens a vault: every line is hashed and held against the rules, signatures are checked as far
 * back as {@link Vouched} says, and the register is given what it lacks.
 */
public final class VaultOpener {
  private final Clock clock;
  private final SecureRandom random;

  public VaultOpener(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** The vault, and what was cut off its journal, if anything. */
  public record Opened(Vault vault, Optional<JournalStore.TornTail> torn) {}

  /**
   * Reads the journal and brings the register up to it.
   *
   * @param progress from 0 to 1
   * @throws JournalBroken the first entry that fails, or that entries are missing at the end
   *     ({@code journal.shorter})
   */
  public Opened open(JournalStore journal, RegisterStore register, Consumer<Double> progress)
      throws Failure {
    RegisterStore.CheckedPoint known = register.checkedPoint();
    long applied = register.applied();
    Vouched vouched = new Vouched();
    Optional<JournalStore.TornTail> torn =
        journal.readAll(vouched::line, done -> progress.accept(done / 3));
    Reading reading = new Reading(journal, register, known, applied, vouched.from());
    Optional<JournalStore.TornTail> tornSince =
        journal.readAll(reading::line, done -> progress.accept((1 + 2 * done) / 3));
    reading.flush();
    JournalVerifier verifier = reading.verifier;
    // Whoever rebuilt the register here would hide that the journal has lost entries.
    long seen = Math.max(applied, known.size());
    if (seen > verifier.tree().size()) {
      throw new JournalBroken(verifier.tree().size(), "shorter", seen);
    }
    Checkpoint head = verifier.head();
    register.remember(
        new RegisterStore.CheckedPoint(head.size(), HexFormat.of().formatHex(head.root())));
    return new Opened(
        new Vault(journal, register, clock, random, verifier), torn.or(() -> tornSince));
  }

  /** Nothing reaches the register before its signatures, and those before it, have been checked. */
  private static final class Reading {
    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 4L << 20;

    private final RegisterStore register;
    private final RegisterStore.CheckedPoint known;
    private final long applied;
    private final long signaturesFrom;
    private final JournalVerifier verifier;
    private final SignatureChecks signatures = new SignatureChecks();
    private final List<JournalVerifier.Checked> batch = new ArrayList<>();
    private long batchBytes;

    Reading(
        AttachmentSource attachments,
        RegisterStore register,
        RegisterStore.CheckedPoint known,
        long applied,
        long signaturesFrom) {
      this.verifier = new JournalVerifier(attachments);
      this.register = register;
      this.known = known;
      this.applied = applied;
      this.signaturesFrom = signaturesFrom;
    }

    void line(byte[] line) throws Failure {
      long seq = verifier.tree().size();
      JournalVerifier.Checked checked =
          seq == 0 || seq >= signaturesFrom
              ? verifier.next(line, signatures)
              : verifier.next(line, false);
      if (seq + 1 == known.size()
          && !HexFormat.of().formatHex(verifier.head().root()).equals(known.root())) {
        throw signatures.first(new JournalBroken(seq, "not-as-checked"));
      }
      if (seq >= applied) {
        add(checked, line.length);
      }
    }

    private void add(JournalVerifier.Checked checked, int bytes) throws Failure {
      batch.add(checked);
      batchBytes += bytes;
      if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
        flush();
      }
    }

    void flush() throws Failure {
      signatures.settle();
      if (!batch.isEmpty()) {
        register.apply(batch);
        batch.clear();
        batchBytes = 0;
      }
    }
  }
}
