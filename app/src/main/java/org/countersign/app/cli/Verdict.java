package org.countersign.app.cli;

import java.time.Instant;
import java.util.List;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.people.Person;
import org.countersign.model.port.JournalStore.TornTail;

/** What came of checking a journal. */
sealed interface Verdict {

  /** Every line is good, and nothing else is in the file. */
  record Sound(Facts facts) implements Verdict {}

  /** Every whole line is good, but the file ends in the middle of one. */
  record Torn(Facts facts, TornTail tail) implements Verdict {}

  /**
   * An entry is not good. What comes after it was not looked at.
   *
   * @param entry counted from 0
   */
  record Broken(long entry, Failure why) implements Verdict {}

  /** There is nothing that could be checked. */
  record Unreadable(Failure why) implements Verdict {}

  /**
   * What the good lines say.
   *
   * @param verifier with the state and the tree after the last of them
   * @param founders who signed entry 0
   * @param attachments how many files are named and were found unchanged
   */
  record Facts(
      JournalVerifier verifier,
      Instant first,
      Instant last,
      List<Person> founders,
      long attachments) {}
}
