package org.countersign.app.service.due;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What is due as CSV (RFC 4180, but for lines ended by LF): UTF-8, the first line names the
 * columns, times in UTC. A cell that a spreadsheet would take for a formula has an apostrophe in
 * front.
 */
public final class DueTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setRecordSeparator("\n")
          .setHeader("due", "urgency", "kind", "name", "domain", "owner", "what", "subject")
          .get();

  /** What spreadsheets begin a formula with, or skip before one. */
  private static final String FORMULA = "=+-@\t\r\n";

  private DueTable() {}

  /** The file’s bytes. */
  public static byte[] of(List<Exported> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (Exported row : rows) {
        printer.printRecord(
            row.due().at().map(Instant::toString).orElse(""),
            row.urgency(),
            row.kind(),
            guarded(row.due().name()),
            guarded(row.due().domainName()),
            guarded(row.due().owner()),
            guarded(row.sentence()),
            guarded(row.due().subject()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written yet", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String guarded(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
