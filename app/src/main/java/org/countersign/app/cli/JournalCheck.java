package org.countersign.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.cli.Verdict.Broken;
import org.countersign.app.cli.Verdict.Facts;
import org.countersign.app.cli.Verdict.Sound;
import org.countersign.app.cli.Verdict.Torn;
import org.countersign.app.cli.Verdict.Unreadable;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.SignatureChecks;
import org.countersign.model.people.Person;
import org.countersign.persistence.journal.Attachments;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.journal.JournalLines;

/**
 * Checks a journal and the attachments it names, line by line, with no token and no database, and
 * without changing anything.
 */
final class JournalCheck {
  private final Path journal;
  private final NamedFiles attachments;
  private final Optional<Checkpoint> known;
  private final JournalVerifier verifier;
  private final SignatureChecks signatures = new SignatureChecks();
  private long lines;
  private Instant first = Instant.EPOCH;
  private Instant last = Instant.EPOCH;
  private List<Person> founders = List.of();

  private JournalCheck(Path folder, Optional<Checkpoint> known) {
    this.journal = folder.resolve(FileJournal.NAME);
    this.attachments = new NamedFiles(folder);
    this.verifier = new JournalVerifier(new Attachments(folder));
    this.known = known;
  }

  /**
   * Checks a vault's folder, or another one that holds {@code journal.jsonl}.
   *
   * @param known a head that somebody kept: the journal must have had it at that size
   * @param progress from 0 to 1
   */
  static Verdict of(Path folder, Optional<Checkpoint> known, Consumer<Double> progress) {
    return new JournalCheck(folder, known).run(progress);
  }

  private Verdict run(Consumer<Double> progress) {
    if (!Files.exists(journal)) {
      return new Unreadable(new StoreFailed("no-journal", null, journal.toString()));
    }
    try {
      JournalLines.Read read = JournalLines.read(journal, this::line, progress);
      if (lines == 0) {
        return new Unreadable(new StoreFailed("journal-empty", null, journal.toString()));
      }
      mustHaveReached();
      signatures.settle();
      Facts facts = new Facts(verifier, first, last, founders, attachments.count());
      return read.torn().<Verdict>map(tail -> new Torn(facts, tail)).orElse(new Sound(facts));
    } catch (JournalBroken e) {
      return broken(signatures.first(e));
    } catch (Failure e) {
      return e.code().equals("store.unreadable") ? new Unreadable(e) : brokenBy(e);
    }
  }

  private static Verdict broken(JournalBroken e) {
    return new Broken(e.seq(), e);
  }

  private Verdict brokenBy(Failure e) {
    try {
      signatures.settle();
      return new Broken(lines, e);
    } catch (JournalBroken earlier) {
      return broken(earlier);
    }
  }

  private void line(byte[] line) throws Failure {
    Entry entry = check(line);
    last = entry.header().at();
    if (lines == 0) {
      first = last;
      founders = List.copyOf(verifier.state().people().all());
    }
    attachments.check(lines, entry.body());
    lines++;
    mustBeAsKnown();
  }

  private Entry check(byte[] line) throws JournalBroken {
    try {
      return verifier.next(line, signatures).entry();
    } catch (RuntimeException e) {
      // Whoever made the line may have meant to stop the check; it is told like any other.
      throw new JournalBroken(lines, "unreadable", "entry.unforeseen", e.toString());
    }
  }

  private void mustBeAsKnown() throws JournalBroken {
    if (known.isEmpty() || known.get().size() != lines) {
      return;
    }
    Checkpoint head = verifier.head();
    if (!head.vault().equals(known.get().vault())) {
      throw new JournalBroken(lines - 1, "other-vault", head.vault());
    }
    if (!Arrays.equals(head.root(), known.get().root())) {
      throw new JournalBroken(lines - 1, "not-as-checked");
    }
  }

  private void mustHaveReached() throws JournalBroken {
    if (known.isPresent() && known.get().size() > lines) {
      throw new JournalBroken(lines, "shorter", known.get().size());
    }
  }
}
