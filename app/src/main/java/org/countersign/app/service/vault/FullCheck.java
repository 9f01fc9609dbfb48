package org.countersign.app.service.vault;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.NamedAttachment;
import org.countersign.model.journal.SignatureChecks;
import org.countersign.model.port.JournalStore.TornTail;
import org.countersign.model.port.RegisterStore;

/**
 * Checks everything an open vault has: the journal as it is on disk, from its first line, with
 * every signature; the files it names; and the register. Nobody is kept from writing meanwhile.
 */
public final class FullCheck {
  /** Entries between two reports of how far it is. */
  private static final int STEP = 16;

  private final Vault vault;
  private final RegisterAudit audit;

  /** {@code audit}: compares the register, which needs its database. */
  public FullCheck(Vault vault, RegisterAudit audit) {
    this.vault = vault;
    this.audit = audit;
  }

  /** How far it is. What these throw ends the check; nothing is left half done. */
  public interface Progress {
    /** Entries that were checked, of all. */
    void entries(long done, long all);

    /** How much of the register was compared, from 0 to 1. */
    void register(double part);
  }

  /**
   * Checks all of it. When journal or register are not as they should be, nothing more is written
   * to the vault until it is opened again.
   *
   * @throws Failure when something could not be read, so that nothing is known
   */
  public CheckResult run(Progress progress) throws Failure {
    CheckResult result = check(progress);
    switch (result) {
      case CheckResult.Broken broken -> vault.stop(broken.why());
      case CheckResult.Differs differs ->
          vault.stop(new StoreFailed("register-edited", null, String.join(", ", differs.tables())));
      case CheckResult.Sound sound -> remember(sound.head());
      case CheckResult.AttachmentWrong _ -> {}
    }
    return result;
  }

  /** The next opening need not check the same signatures again. */
  private void remember(Checkpoint head) throws StoreFailed {
    vault
        .register()
        .remember(
            new RegisterStore.CheckedPoint(head.size(), HexFormat.of().formatHex(head.root())));
  }

  private CheckResult check(Progress progress) throws Failure {
    Pass pass = new Pass(progress);
    try {
      Optional<TornTail> torn = vault.journal().look(pass::line, part -> {});
      pass.mustEndWithTheVault(torn);
      pass.signatures.settle();
    } catch (JournalBroken e) {
      return broken(pass.signatures.first(e));
    } catch (StoreFailed e) {
      if (e.code().equals("store.line-too-long")) {
        return pass.tooLong(e);
      }
      throw e;
    }
    Set<String> tables = differences(progress);
    return tables.isEmpty()
        ? new CheckResult.Sound(pass.seq, pass.verifier.head())
        : new CheckResult.Differs(List.copyOf(tables));
  }

  private static CheckResult broken(JournalBroken e) {
    return e.code().startsWith("journal.attachment-")
        ? new CheckResult.AttachmentWrong(e.seq(), String.valueOf(e.arguments().get(1)), e)
        : new CheckResult.Broken(e.seq(), e);
  }

  /** What is written meanwhile is no difference: the register is compared as of one moment. */
  private Set<String> differences(Progress progress) throws Failure {
    Set<String> found = audit.differences(progress::register);
    if (vault.registerBehind()) {
      throw new StoreFailed("register-behind", null);
    }
    return found;
  }

  /** One reading of the journal. */
  private final class Pass {
    private final Progress progress;
    private final JournalVerifier verifier = new JournalVerifier(vault.journal());
    private final SignatureChecks signatures = new SignatureChecks();
    private final Map<String, Long> lengths = new HashMap<>();
    private final long atFirst = vault.head().size();
    private long seq;

    Pass(Progress progress) {
      this.progress = progress;
    }

    void line(byte[] line) throws Failure {
      if (seq % STEP == 0) {
        progress.entries(seq, vault.head().size());
      }
      Entry entry = check(line);
      mustBeAsTheVaultHasIt();
      for (NamedAttachment named : NamedAttachment.in(entry.body())) {
        check(named);
      }
      seq++;
    }

    private Entry check(byte[] line) throws JournalBroken {
      try {
        return verifier.next(line, signatures).entry();
      } catch (RuntimeException e) {
        // Whoever made the line may have meant to stop the check; it is told like any other.
        throw new JournalBroken(seq, "unreadable", "entry.unforeseen", e.toString());
      }
    }

    private CheckResult tooLong(StoreFailed e) {
      try {
        signatures.settle();
        return new CheckResult.Broken(seq, e);
      } catch (JournalBroken earlier) {
        return broken(earlier);
      }
    }

    /** A history that custodians signed anew is not the one this console has shown. */
    private void mustBeAsTheVaultHasIt() throws JournalBroken {
      // A line is on disk a moment before the vault believes it.
      if (seq >= vault.head().size() && seq >= vault.settledHead().size()) {
        throw new JournalBroken(seq, "longer");
      }
      if (!Arrays.equals(verifier.head().root(), vault.headAt(seq + 1).root())) {
        throw new JournalBroken(seq, "not-as-checked");
      }
    }

    private void check(NamedAttachment named) throws Failure {
      Long length = lengths.get(named.sha256());
      if (length == null) {
        length = length(named.sha256());
        lengths.put(named.sha256(), length);
      }
      if (named.bytes().isPresent() && named.bytes().getAsLong() != length) {
        throw new JournalBroken(seq, "attachment-differs", named.sha256());
      }
    }

    private long length(String sha256) throws Failure {
      try {
        return vault.journal().attachment(sha256).length;
      } catch (StoreFailed e) {
        throw switch (e.code()) {
          case "store.attachment-missing" -> new JournalBroken(seq, "attachment-missing", sha256);
          case "store.attachment-differs", "store.not-a-file" ->
              new JournalBroken(seq, "attachment-differs", sha256);
          default -> e;
        };
      }
    }

    /**
     * Entries written since the end was read are not missing. A line that is being written now is
     * no loose end: the vault has its entry by the time its head can be asked.
     */
    void mustEndWithTheVault(Optional<TornTail> torn) throws JournalBroken {
      if (seq < atFirst) {
        throw new JournalBroken(seq, "shorter", atFirst);
      }
      if (torn.isPresent() && seq == vault.settledHead().size()) {
        throw new JournalBroken(seq - 1, "loose-end", torn.get().bytes());
      }
    }
  }
}
