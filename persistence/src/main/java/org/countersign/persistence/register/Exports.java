package org.countersign.persistence.register;

import java.util.HexFormat;
import org.countersign.model.audit.ScopeText;
import org.countersign.model.json.Utc;
import org.countersign.model.vault.RecordedExport;
import org.countersign.persistence.register.generated.tables.records.AuditExportRecord;

/** How exports stand in the tables. */
final class Exports {
  private Exports() {}

  static AuditExportRecord row(RecordedExport export) {
    ScopeText scope = export.exported().scope();
    return new AuditExportRecord(
        export.seq(),
        Utc.format(export.at()),
        export.by(),
        export.exported().manifest(),
        scope.level(),
        scope.domain(),
        scope.from(),
        scope.until(),
        export.note().checkpoint().size(),
        HexFormat.of().formatHex(export.note().checkpoint().root()));
  }
}
