package org.countersign.app.text;

import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.model.pki.CrlFinding;

/** What was found of a published list, in sentences. */
public final class FindingText {
  /** Findings whose first argument is a count; numbers of lists are no counts. */
  private static final Set<String> COUNTED = Set.of("listed", "listed-missing", "others-unknown");

  private FindingText() {}

  /** One finding. */
  public static String sentence(CrlFinding finding) {
    Object[] arguments = finding.arguments().toArray();
    if (COUNTED.contains(finding.code())) {
      arguments[0] = Long.valueOf(finding.arguments().getFirst());
    }
    return Messages.text("revocation.finding." + finding.code(), arguments);
  }
}
