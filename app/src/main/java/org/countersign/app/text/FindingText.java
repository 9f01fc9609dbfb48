package org.countersign.app.text;

import java.time.Instant;
import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
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
    if (finding.code().startsWith("this-update") || finding.code().startsWith("next-update")) {
      time(arguments);
    }
    String sentence = Messages.text("revocation.finding." + finding.code(), arguments);
    return finding.verdict() == CrlFinding.Verdict.ALARM
        ? sentence + " " + Messages.text("revocation.alarm")
        : sentence;
  }

  private static void time(Object[] arguments) {
    if (arguments.length > 0) {
      arguments[0] = TimeText.exact(Instant.parse(String.valueOf(arguments[0])));
    }
  }
}
