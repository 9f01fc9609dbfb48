package org.countersign.app.screen.founding;

import java.nio.file.Path;
import java.util.HexFormat;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.words.PgpWords;

/**
 * What came of it.
 *
 * @param head the journal's head: all founders have signed it
 */
record Founded(Path folder, String name, Checkpoint head) {
  static String hex(Checkpoint head) {
    return HexFormat.of().formatHex(head.root());
  }

  static String words(Checkpoint head) {
    return String.join(" ", PgpWords.of(head.root()));
  }
}
