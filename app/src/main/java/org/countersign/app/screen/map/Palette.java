package org.countersign.app.screen.map;

import javafx.scene.paint.Color;

/**
 * The colours the map is drawn in, as the theme has them.
 *
 * @param lit what is reached; it is thicker too, never told by colour alone
 */
record Palette(
    Color surface,
    Color raised,
    Color selected,
    Color line,
    Color text,
    Color muted,
    Color lit,
    Color good,
    Color warning) {

  /** The colour of a state's icon. Its word stands beside it. */
  Color of(Shape shape) {
    return switch (shape) {
      case ACTIVE -> good;
      case SUSPENDED, HIGH, CRITICAL -> warning;
      case COMPROMISED, REVOKED -> text;
      case KEY, WATCHED_KEY, FOREIGN_KEY, CERTIFICATE, PATH -> text;
      case PRE_ACTIVATION, DEACTIVATED, DESTROYED, EXPIRED, MEDIUM, LOW -> muted;
    };
  }
}
