package org.countersign.model.journal;

import java.util.HexFormat;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.vault.Exported;
import org.countersign.model.vault.Kinds;
import tools.jackson.databind.JsonNode;

/** Entries that name a head of their own journal: it must have had that head. */
final class NamedHeads {
  private NamedHeads() {}

  static void check(Entry entry, MerkleTree tree) throws JournalBroken {
    switch (entry.header().kind()) {
      case Kinds.RESTORED -> check(entry, entry.body().path("statement"), tree);
      case Kinds.BACKUP_MADE, Kinds.BACKUP_DRILLED -> check(entry, entry.body(), tree);
      case Kinds.EXPORTED -> checkNote(entry, tree);
      default -> {
        // names none
      }
    }
  }

  private static void checkNote(Entry entry, MerkleTree tree) throws JournalBroken {
    try {
      Checkpoint head = Canonical.read(entry.body(), Exported.class).note().checkpoint();
      check(entry, head.size(), HexFormat.of().formatHex(head.root()), tree);
    } catch (Refused e) {
      throw JournalBroken.because(entry.header().seq(), "not-allowed", e);
    }
  }

  private static void check(Entry entry, JsonNode named, MerkleTree tree) throws JournalBroken {
    check(entry, named.path("size").asLong(0), named.path("root").asString(""), tree);
  }

  private static void check(Entry entry, long size, String root, MerkleTree tree)
      throws JournalBroken {
    boolean had = size > 0 && size <= tree.size();
    if (!had || !HexFormat.of().formatHex(tree.root(size)).equals(root)) {
      throw new JournalBroken(entry.header().seq(), "named-head", size);
    }
  }
}
