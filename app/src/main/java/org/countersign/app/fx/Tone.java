package org.countersign.app.fx;

import java.util.Locale;

/** How much a state or a notice wants to be seen. Red is none of these: it is Emergency's alone. */
public enum Tone {
  NEUTRAL,
  INFO,
  GOOD,
  WARNING,
  DANGER;

  String styleClass() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }

  Icon icon() {
    return switch (this) {
      case NEUTRAL, INFO -> Icon.INFO;
      case GOOD -> Icon.DONE;
      case WARNING -> Icon.WARNING;
      case DANGER -> Icon.DANGER;
    };
  }
}
