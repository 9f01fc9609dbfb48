package org.countersign.app.screen.journal;

import java.util.stream.Collectors;
import org.countersign.app.fx.Messages;
import org.countersign.app.text.FindingText;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.SigningKey;
import org.countersign.model.pki.CrlFinding;
import org.countersign.model.vault.CrlObservation;
import org.countersign.model.vault.VaultState;
import tools.jackson.databind.JsonNode;

/** A published list that somebody has looked at, in words. */
final class ObservedText {
  private ObservedText() {}

  /** A few words, for the list. */
  static String what(VaultState state, JsonNode body) {
    try {
      CrlObservation seen = Canonical.read(body, CrlObservation.class);
      return Messages.text(
          seen.matches() ? "journal.what.crl.matches" : "journal.what.crl.differs",
          number(seen),
          issuer(state, seen));
    } catch (Refused e) {
      return "";
    }
  }

  /** Who brought which list, and what is wrong with it. */
  static String sentence(VaultState state, String actor, JsonNode body) {
    try {
      CrlObservation seen = Canonical.read(body, CrlObservation.class);
      String wrong =
          seen.findings().stream()
              .filter(CrlFinding::spoils)
              .map(FindingText::sentence)
              .collect(Collectors.joining(" "));
      return Messages.text(
          seen.matches()
              ? "journal.kind.crl.observed.matches"
              : "journal.kind.crl.observed.differs",
          actor,
          number(seen),
          issuer(state, seen),
          seen.source(),
          new Messages.Composed(wrong));
    } catch (Refused e) {
      return Messages.text("journal.kind.unknown", actor, "crl.observed");
    }
  }

  private static String number(CrlObservation seen) {
    return seen.number().isEmpty() ? "–" : seen.number();
  }

  private static String issuer(VaultState state, CrlObservation seen) {
    return state
        .keys()
        .key(seen.issuer())
        .map(SigningKey::label)
        .orElseGet(() -> seen.issuer().brief());
  }
}
