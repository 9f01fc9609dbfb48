package org.countersign.app.service.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as CSV (RFC 4180, but for lines ended by LF): UTF-8, the first line names the columns. A
 * cell that a spreadsheet would take for a formula has an apostrophe in front.
 */
public final class CsvText {
  /** What spreadsheets begin a formula with, or skip before one. */
  private static final String FORMULA = "=+-@\t\r\n";

  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;

  public CsvText(String... columns) {
    try {
      printer =
          new CSVPrinter(
              text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").setHeader(columns).get());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written yet", e);
    }
  }

  /** Adds a line. */
  public void line(String... cells) {
    try {
      printer.printRecord(Arrays.stream(cells).map(CsvText::guarded).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written yet", e);
    }
  }

  /** The file's bytes. */
  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String guarded(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
