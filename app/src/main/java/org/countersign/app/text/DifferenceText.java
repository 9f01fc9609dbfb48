package org.countersign.app.text;

import java.util.Locale;
import org.countersign.app.fx.HashText;
import org.countersign.app.fx.Messages;
import org.countersign.model.reconcile.Difference;

/** Differences between a token and the register, in words. */
public final class DifferenceText {
  private static final int SHORT = 16;

  private DifferenceText() {}

  /** What kind it is, in two or three words. */
  public static String kind(Difference difference) {
    return Messages.text("reconcile.kind." + word(difference));
  }

  /** What it is about: the key's label, or its CKA_ID, or the token. */
  public static String about(Difference difference) {
    String label = difference.fact(Difference.LABEL);
    if (!label.isEmpty()) {
      return label;
    }
    String id = difference.fact(Difference.ID);
    return id.isEmpty() ? difference.token().label() : id(id);
  }

  /** In groups only where it is long; some tools leave it empty. */
  private static String id(String ckaId) {
    if (ckaId.isEmpty()) {
      return "—";
    }
    return ckaId.length() > SHORT ? HashText.groups(ckaId) : ckaId;
  }

  /** What differs, in a sentence, and what that means. */
  public static String sentence(Difference difference) {
    return Messages.text(
        "reconcile.sentence." + word(difference) + variant(difference),
        about(difference),
        difference.token().label(),
        new Messages.Composed(HashText.groups(brief(difference.fact(Difference.SPKI)))),
        new Messages.Composed(id(difference.fact(Difference.ID))),
        difference.fact(Difference.OTHER),
        difference.fact(Difference.ATTRIBUTES).replace("CKA_", ""),
        number(difference.fact(Difference.COUNT)),
        difference.fact(Difference.TYPE),
        number(difference.fact("back")),
        number(difference.fact("missing")));
  }

  private static String brief(String spki) {
    return spki.substring(0, Math.min(SHORT, spki.length()));
  }

  private static long number(String text) {
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private static String word(Difference difference) {
    return difference.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Some kinds read otherwise by which half is meant, or where the other is. */
  private static String variant(Difference difference) {
    return switch (difference.kind()) {
      case KEY_MISSING -> "." + difference.fact(Difference.HALF);
      case KEY_UNKNOWN -> {
        boolean nameless = difference.spki().isEmpty();
        boolean weak = !difference.fact(Difference.ATTRIBUTES).isEmpty();
        yield nameless ? ".nameless" : weak ? ".weak" : "";
      }
      case OWN_KEY_UNKNOWN -> difference.spki().isEmpty() ? ".nameless" : "";
      case KEY_TWICE -> difference.fact(Difference.OTHER).isEmpty() ? ".here" : "";
      case TOKEN_REINITIALISED -> difference.fact("pin").equals("set") ? "" : ".no-pin";
      case CERTIFICATE_OF_OTHER_KEY -> difference.spki().isEmpty() ? ".unreadable" : "";
      default -> "";
    };
  }
}
