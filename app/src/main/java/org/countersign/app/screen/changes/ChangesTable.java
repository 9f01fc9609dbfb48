package org.countersign.app.screen.changes;

import java.util.List;
import org.countersign.app.service.files.CsvText;

/** The differences as CSV, one fact a line. */
final class ChangesTable {
  private ChangesTable() {}

  static byte[] of(List<ChangeRow> rows) {
    CsvText text =
        new CsvText(
            "kind", "id", "name", "how", "fact", "before", "after", "who", "changed", "entries");
    for (ChangeRow row : rows) {
      String entries =
          String.join(" ", row.entries().stream().map(one -> String.valueOf(one.seq())).toList());
      for (ChangeRow.FactRow fact : row.facts()) {
        text.line(
            row.kind(),
            row.difference().thing().id(),
            row.name(),
            row.difference().how().name(),
            fact.fact(),
            fact.before(),
            fact.after(),
            row.who(),
            row.last().toString(),
            entries);
      }
    }
    return text.bytes();
  }
}
