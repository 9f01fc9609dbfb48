package org.countersign.app.service.due;

import java.time.Instant;
import java.util.List;
import org.countersign.app.service.files.CsvText;

/** What is due as CSV, times in UTC. */
public final class DueTable {
  private DueTable() {}

  /** The file’s bytes. */
  public static byte[] of(List<Exported> rows) {
    CsvText text =
        new CsvText("due", "urgency", "kind", "name", "domain", "owner", "what", "subject");
    for (Exported row : rows) {
      text.line(
          row.due().at().map(Instant::toString).orElse(""),
          row.urgency(),
          row.kind(),
          row.due().name(),
          row.due().domainName(),
          row.due().owner(),
          row.sentence(),
          row.due().subject());
    }
    return text.bytes();
  }
}
