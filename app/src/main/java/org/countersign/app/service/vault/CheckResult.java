package org.countersign.app.service.vault;

import java.util.List;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Checkpoint;

/** What came of checking everything. */
public sealed interface CheckResult {

  /**
   * Every line, every signature, every attachment and every table is as it should be.
   *
   * @param head of the entries that were checked
   */
  record Sound(long size, Checkpoint head) implements CheckResult {}

  /**
   * An entry is not what was signed; what comes after it was not looked at.
   *
   * @param seq counted from 0
   */
  record Broken(long seq, Failure why) implements CheckResult {}

  /** The journal is good, but these tables of the register do not say what it says. */
  record Differs(List<String> tables) implements CheckResult {
    /** In the order of their names. */
    public Differs {
      tables = tables.stream().sorted().toList();
    }
  }

  /**
   * A file that an entry names is not there, or not the one it names.
   *
   * @param seq of the entry
   */
  record AttachmentWrong(long seq, String sha256, Failure why) implements CheckResult {}
}
