package org.countersign.app.screen.emergency;

import java.util.Locale;
import org.countersign.app.fx.Badge;
import org.countersign.model.key.Spki;

/** A key that may be revoked: all but destroyed ones. */
record KeyChoice(Spki spki, String label, String domainId, String domain, Badge state, int paths) {
  /** What is typed is nowhere in it. */
  static final int NO_MATCH = 3;

  /**
   * How well it answers what is typed: its own name before anything else, so that the first one is
   * the one that was meant.
   */
  int rank(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    String name = label.toLowerCase(Locale.ROOT);
    if (name.startsWith(text)) {
      return 0;
    }
    if (name.contains(text)) {
      return 1;
    }
    boolean elsewhere = domain.toLowerCase(Locale.ROOT).contains(text) || spki.hex().contains(text);
    return elsewhere ? 2 : NO_MATCH;
  }
}
