package org.countersign.app.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.model.request.Results;

/** The evidence that a key was destroyed, as it stands in the journal. */
public final class EvidenceFacts {
  private static final List<String> TELLING =
      List.of(
          "CKA_SENSITIVE",
          "CKA_ALWAYS_SENSITIVE",
          "CKA_EXTRACTABLE",
          "CKA_NEVER_EXTRACTABLE",
          "CKA_LOCAL",
          "CKA_PRIVATE",
          "CKA_SIGN",
          "CKA_DECRYPT",
          "CKA_UNWRAP",
          "CKA_DERIVE");

  private EvidenceFacts() {}

  /** Attributes before, what was destroyed, the sign attempt and the search after it. */
  public static void add(FactGrid facts, Results.KeyErased gone) {
    if (gone.logical()) {
      facts.text("control.outcome.logical", Messages.text("control.outcome.logical.text"));
    }
    if (!gone.device().isEmpty()) {
      facts.text("control.outcome.device", gone.device());
    }
    facts.text("control.outcome.before", attributes(gone.before()));
    facts.text("control.outcome.destroyed", String.valueOf(gone.destroyed()));
    if (gone.signAttempt().equals(Results.KeyErased.NO_PRIVATE_KEY)) {
      facts.text("control.outcome.sign-attempt", Messages.text("control.outcome.no-private"));
    } else {
      facts.mono("control.outcome.sign-attempt", gone.signAttempt());
    }
    facts.text("control.outcome.found-after", String.valueOf(gone.foundAfter()));
  }

  /** The attributes that tell how safe a key is: {@code SENSITIVE true, EXTRACTABLE false}. */
  public static String attributes(Map<String, String> attributes) {
    return new TreeMap<>(attributes)
        .entrySet().stream()
            .filter(e -> TELLING.contains(e.getKey()))
            .map(e -> e.getKey().substring("CKA_".length()) + " " + e.getValue())
            .collect(Collectors.joining(", "));
  }
}
