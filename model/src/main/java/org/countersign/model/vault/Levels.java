package org.countersign.model.vault;

import java.util.Set;
import org.countersign.model.journal.Level;
import tools.jackson.databind.JsonNode;

/**
 * How widely the body of a new entry may be shown. Who signed what, and that it was allowed, can be
 * told to anyone; names of keys and reasons to those who work with us; how to reach people, where
 * private keys lay open and what differs in a token to nobody who does not have to know. Of an
 * entry that is written, the level is what its header says.
 */
public final class Levels {
  private static final Set<String> PUBLIC =
      Set.of(
          Kinds.SESSION_OPENED,
          Kinds.SESSION_CLOSED,
          Kinds.CUT,
          Kinds.CRL_OBSERVED,
          Kinds.EXPORTED);

  private static final Set<String> CONFIDENTIAL = Set.of(Kinds.LOOKED, Kinds.DISPOSED);

  /** Operations whose parameters say how to reach people, or where a weakness is. */
  private static final Set<String> CONFIDENTIAL_OPERATIONS =
      Set.of(
          "trust.add",
          "trust.change",
          "inventory.import",
          "finding.close",
          "token.reconcile",
          "key.destroy-found");

  private Levels() {}

  /** The level of a new entry. */
  public static Level of(String kind, JsonNode body) {
    if (PUBLIC.contains(kind)) {
      return Level.PUBLIC;
    }
    boolean asked =
        kind.equals(Kinds.RAISED)
            && CONFIDENTIAL_OPERATIONS.contains(body.path("operation").asString(""));
    return asked || CONFIDENTIAL.contains(kind) || reaches(kind, body)
        ? Level.CONFIDENTIAL
        : Level.RESTRICTED;
  }

  /** An outcome with notices says whom to tell; one of a look says what a token holds. */
  private static boolean reaches(String kind, JsonNode body) {
    JsonNode result = body.path("result");
    return kind.equals(Kinds.FINISHED)
        && (!result.path("documents").isEmpty() || result.has("seen"));
  }
}
