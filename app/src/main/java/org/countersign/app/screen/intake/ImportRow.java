package org.countersign.app.screen.intake;

import java.util.Locale;
import java.util.Optional;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.service.intake.PreviewRow;
import org.countersign.app.text.ImportText;
import org.countersign.app.text.IntakeText;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Reading;
import org.countersign.model.vault.ImportVerdict;
import org.countersign.model.vault.ObservedCrl;

/**
 * A line of the preview in words. What is filtered and sorted by is made once; the sentences are
 * made when they are looked at, since there may be a million lines.
 */
record ImportRow(PreviewRow row, String kind, String name, String where) {

  static ImportRow of(PreviewRow row) {
    return new ImportRow(
        row,
        row.item().map(ImportText::kind).orElseGet(() -> Messages.text("import.kind.unreadable")),
        row.item()
            .map(item -> name(row, item))
            .or(() -> row.problem().map(Reading.Problem::told))
            .orElse(""),
        row.where().toString());
  }

  /** A certificate has been read already; a second time would cost as much. */
  private static String name(PreviewRow row, Item item) {
    return row.candidate()
        .flatMap(candidate -> candidate.certificate())
        .map(certificate -> certificate.subject())
        .orElseGet(() -> ImportText.name(item));
  }

  Badge badge() {
    return Badge.valueOf("IMPORT_" + row.status());
  }

  /** What else it says. */
  String detail() {
    return row.item().map(ImportText::detail).orElse("");
  }

  /** What would become of it, and why. */
  String why() {
    Optional<Reading.Problem> problem = row.problem();
    if (problem.isPresent()) {
      return IntakeText.problem(problem.get());
    }
    if (row.looked().isPresent()) {
      ObservedCrl seen = row.looked().get();
      return Messages.text(
          seen.observation().matches()
              ? "import.verdict.crl-matches"
              : "import.verdict.crl-differs",
          TimeText.day(seen.at()));
    }
    ImportVerdict verdict = row.verdict().orElseThrow();
    Object[] arguments = verdict.arguments().toArray();
    if (row.status() == PreviewRow.Status.COMPARE) {
      return Messages.text("import.verdict.crl");
    }
    if (verdict.kind() == ImportVerdict.Kind.REFUSED) {
      return FailureText.sentence(new Refused(verdict.code(), arguments));
    }
    if (row.status() == PreviewRow.Status.FINDING) {
      return Messages.text("import.verdict.finding");
    }
    String code =
        verdict.code().isEmpty() ? verdict.kind().name().toLowerCase(Locale.ROOT) : verdict.code();
    return Messages.text("import.verdict." + code, arguments);
  }

  boolean takeable() {
    return row.takeable();
  }
}
