package org.countersign.app.screen.journal;

import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.text.DifferenceText;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.vault.LookBodies;
import org.countersign.model.vault.TokenLook;
import org.countersign.model.vault.VaultState;
import tools.jackson.databind.JsonNode;

/** A look at a token, and a difference that was left, in words. */
final class LookText {
  private LookText() {}

  /** The token's label, for the list. */
  static String what(JsonNode body) {
    return body.path("token").path("label").asString("");
  }

  static String looked(String actor, JsonNode body) {
    try {
      LookBodies.TokenLooked looked = Canonical.read(body, LookBodies.TokenLooked.class);
      String first =
          looked.seen().differences().isEmpty()
              ? ""
              : " " + DifferenceText.sentence(looked.seen().differences().getFirst());
      return Messages.text(
          "journal.kind.token.looked",
          actor,
          looked.token().label(),
          looked.seen().objects(),
          looked.seen().count(),
          new Messages.Composed(first));
    } catch (Refused e) {
      return Messages.text("journal.kind.unknown", actor, "token.looked");
    }
  }

  /** The difference in words, as long as it is still one. */
  static String left(VaultState state, String actor, JsonNode body) {
    try {
      LookBodies.Disposed left = Canonical.read(body, LookBodies.Disposed.class);
      String what =
          state
              .looks()
              .find(left.token())
              .flatMap(look -> look.find(left.difference()))
              .map(TokenLook.Standing::difference)
              .map(one -> " " + DifferenceText.sentence(one))
              .orElse("");
      return Messages.text(
          "journal.kind.difference.disposed",
          actor,
          left.token().label(),
          TimeText.day(left.until()),
          left.reason(),
          new Messages.Composed(what));
    } catch (Refused e) {
      return Messages.text("journal.kind.unknown", actor, "difference.disposed");
    }
  }
}
