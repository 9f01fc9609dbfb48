package org.countersign.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.countersign.app.fx.HashText;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.model.audit.BundleFacts;
import org.countersign.model.audit.Manifest;
import org.countersign.model.audit.Scope;
import org.countersign.model.failure.Failure;
import org.countersign.model.json.Utc;

/** What {@code verify} prints of an audit bundle. */
final class BundleText {
  private BundleText() {}

  static String sound(BundleFacts facts) {
    List<String> lines = new ArrayList<>();
    Manifest manifest = facts.manifest();
    lines.add(
        Messages.text(
            facts.unchecked().isEmpty() ? "cli.verify.bundle.ok" : "cli.verify.bundle.ok-partial",
            manifest.journal().size(),
            manifest.files().size()));
    lines.add("");
    lines.addAll(rows(facts));
    lines.add("");
    lines.add(Messages.text("cli.verify.bundle.checked", facts.signatures(), facts.requests()));
    if (!facts.unchecked().isEmpty()) {
      lines.add("");
      lines.add(Messages.text("cli.verify.bundle.unchecked"));
      facts
          .unchecked()
          .forEach(one ->
              lines.add(
                  "  - "
                      + Messages.text("cli.verify.bundle.unchecked." + one.code(), one.count())));
    }
    lines.add("");
    lines.add(Messages.text("cli.verify.bundle.compare"));
    return String.join("\n", lines);
  }

  private static List<String> rows(BundleFacts facts) {
    Manifest manifest = facts.manifest();
    List<String> rows = new ArrayList<>();
    rows.add(row("vault", SafeText.of(manifest.name()) + " (" + manifest.vault() + ")"));
    rows.add(row("bundle.made", Utc.format(manifest.createdAt())));
    rows.add(row("bundle.scope", scope(manifest.scope())));
    rows.add(
        row(
            "bundle.signers",
            facts.signers().stream().map(SafeText::of).collect(Collectors.joining(", "))));
    rows.add(row("size", String.valueOf(manifest.journal().size())));
    rows.add(row("first", Utc.format(facts.first())));
    rows.add(row("last", Utc.format(facts.last())));
    manifest
        .previous()
        .ifPresent(head -> rows.add(row("bundle.previous", String.valueOf(head.size()))));
    rows.add(row("head", HashText.groups(manifest.journal().root())));
    rows.add(row("words", String.join(" ", manifest.words())));
    return rows;
  }

  private static String scope(Scope scope) {
    return Messages.text(
        "cli.verify.bundle.scope.value",
        scope.level().text(),
        scope.domain().isEmpty() ? Messages.text("cli.verify.bundle.all") : scope.domain(),
        scope.from().map(Utc::format).orElse("…"),
        scope.until().map(Utc::format).orElse("…"));
  }

  private static String row(String name, String value) {
    return "  %-13s %s".formatted(Messages.text("cli.verify." + name), value);
  }

  static String refused(Failure failure) {
    return Messages.text("cli.verify.bundle.refused") + "\n" + Texts.sentence(failure);
  }
}
