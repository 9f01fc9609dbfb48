package org.countersign.model.journal;

import java.util.HexFormat;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.vault.Kinds;
import tools.jackson.databind.JsonNode;

/** Entries that name a head of their own journal: it must have had that head. */
final class NamedHeads {
  private NamedHeads() {}

  static void check(Entry entry, MerkleTree tree) throws JournalBroken {
    switch (entry.header().kind()) {
      case Kinds.RESTORED -> check(entry, entry.body().path("statement"), tree);
      case Kinds.BACKUP_MADE, Kinds.BACKUP_DRILLED -> check(entry, entry.body(), tree);
      default -> {
        // names none
      }
    }
  }

  private static void check(Entry entry, JsonNode named, MerkleTree tree) throws JournalBroken {
    long size = named.path("size").asLong(0);
    boolean had = size > 0 && size <= tree.size();
    String root = named.path("root").asString("");
    if (!had || !HexFormat.of().formatHex(tree.root(size)).equals(root)) {
      throw new JournalBroken(entry.header().seq(), "named-head", size);
    }
  }
}
