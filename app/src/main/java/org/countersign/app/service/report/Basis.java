package org.countersign.app.service.report;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.words.PgpWords;

/**
 * What a report is of: this vault, with this journal, at this time.
 *
 * @param vault its name
 */
record Basis(String vault, Checkpoint head, Instant at) {
  private static final int WORDS = 8;

  String rootHex() {
    return HexFormat.of().formatHex(head.root());
  }

  /** The words of the root's first 8 bytes. */
  String words() {
    List<String> words = PgpWords.ofHex(rootHex());
    return String.join(" ", words.subList(0, WORDS));
  }
}
