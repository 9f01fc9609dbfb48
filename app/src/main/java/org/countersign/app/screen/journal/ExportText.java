package org.countersign.app.screen.journal;

import org.countersign.app.fx.Messages;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.vault.Exported;
import tools.jackson.databind.JsonNode;

/** Words for an export. */
final class ExportText {
  private ExportText() {}

  static String what(JsonNode body) {
    try {
      Exported exported = Canonical.read(body, Exported.class);
      String domain = exported.scope().domain();
      return Messages.text(
          "journal.what.audit.exported",
          exported.note().checkpoint().size(),
          Messages.text("journal.level." + exported.scope().level()),
          domain.isEmpty()
              ? Messages.text("journal.what.audit.domain.all")
              : Messages.text("journal.what.audit.domain.one", domain));
    } catch (Refused e) {
      // What is wrong in the register, the check tells.
      return "";
    }
  }
}
