package org.countersign.persistence;

import java.util.HexFormat;
import java.util.List;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.vault.BackupBodies;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Restored;

/** A backup, a drill and a restore, in a journal. */
final class RichRecovery {
  private static final String BACKUP = "0d9c1c52-1f0b-4a58-9a76-3d1b5c7e9f10";
  private static final List<String> HOLDERS = List.of("alice", "bruno");

  private final JournalFixture journal;

  RichRecovery(JournalFixture journal) {
    this.journal = journal;
  }

  void make() throws Failure {
    Checkpoint backed = journal.head();
    journal.said(
        journal.alice,
        Kinds.BACKUP_MADE,
        "",
        new BackupBodies.Made(
            1, BACKUP, backed.size(), root(backed), 2, HOLDERS, "b", 9, "0a".repeat(32)));
    journal.rehearsed(
        journal.bruno,
        Kinds.BACKUP_DRILLED,
        new BackupBodies.Drilled(1, BACKUP, backed.size(), root(backed), HOLDERS, 1200, true, ""));
    Checkpoint head = journal.head();
    RememberedHead lost =
        new RememberedHead("alice", journal.alice.spki(), 900, "0b".repeat(32), journal.now(), 4);
    Restored.Statement what =
        new Restored.Statement(
            1,
            JournalFixture.VAULT,
            head.size(),
            root(head),
            List.of(lost),
            "the disk broke",
            journal.now());
    byte[] signature = journal.bruno.sign(what.bytes());
    journal.said(
        journal.alice,
        Kinds.RESTORED,
        "",
        new Restored(what, List.of(new Restored.Signed("bruno", journal.bruno.spki(), signature))));
  }

  private static String root(Checkpoint head) {
    return HexFormat.of().formatHex(head.root());
  }
}
