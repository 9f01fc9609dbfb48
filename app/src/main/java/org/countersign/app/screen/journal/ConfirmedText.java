package org.countersign.app.screen.journal;

import org.countersign.app.fx.Messages;
import org.countersign.model.key.SigningKey;
import org.countersign.model.rotation.Proof;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.VaultState;
import tools.jackson.databind.JsonNode;

/** What a person has confirmed of a trust path, for the list and for a sentence. */
final class ConfirmedText {
  private ConfirmedText() {}

  /** The end of the sentence's key. */
  static String how(JsonNode body) {
    String proof = body.path("proof").asString("");
    if (proof.equals(Proof.MACHINE_VERIFIED.name())) {
      return ".file";
    }
    return proof.equals(Proof.WITHDRAWN.name()) ? ".withdrawn" : "";
  }

  /** Who, the trust path, the step, the key, and words or the file's name. */
  static Object[] arguments(VaultState state, String actor, JsonNode body) {
    String path = body.path("path").asString("");
    String key = body.path("key").asString("");
    String file = body.path("file").path("name").asString("");
    return new Object[] {
      actor,
      state.trust().find(path).map(TrustPath::name).orElse(path),
      Messages.find("journal.step." + body.path("step").asString("")).orElse(""),
      state.keys().keys().stream()
          .filter(one -> one.spki().hex().equals(key))
          .findFirst()
          .map(SigningKey::label)
          .orElse(key),
      how(body).equals(".file") ? file : body.path("words").asString("")
    };
  }
}
