package org.countersign.model.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.countersign.model.failure.Failure;
import org.countersign.model.json.Canonical;
import tools.jackson.core.JsonGenerator;

/**
 * The register as CSV (RFC 4180, but for lines ended by LF; nothing is an empty cell, an empty text
 * is {@code ""}) and as one JSON file. A cell that a spreadsheet would take for a formula has an
 * apostrophe in front; JSON has it as it is.
 */
final class RegisterFiles {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  /** What spreadsheets begin a formula with, or skip before one. */
  private static final String FORMULA = "=+-@\t\r\n";

  private final RegisterTables tables;
  private final BundleProgress progress;
  private long rows;

  RegisterFiles(RegisterTables tables, BundleProgress progress) {
    this.tables = tables;
    this.progress = progress;
  }

  void csv(String table, OutputStream out) throws IOException, Failure {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CSVPrinter printer = new CSVPrinter(text, FORMAT);
    printer.printRecord(tables.columns(table));
    tables.read(
        table,
        row -> {
          tell();
          printer.printRecord(row.stream().map(RegisterFiles::cell).toList());
        });
    printer.flush();
  }

  private static Object cell(Object value) {
    boolean formula =
        value instanceof String text && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + value : value;
  }

  /** {@code {"applied":n,"tables":[{"columns":[…],"name":"…","rows":[[…],…]},…]}}. */
  void json(long applied, OutputStream out) throws IOException, Failure {
    JsonGenerator generator = Canonical.generator(new KeptOpen(out));
    generator.writeStartObject();
    generator.writeNumberProperty("applied", applied);
    generator.writeArrayPropertyStart("tables");
    for (String table : tables.names()) {
      table(table, generator);
    }
    generator.writeEndArray();
    generator.writeEndObject();
    generator.close();
    out.write('\n');
  }

  private void table(String table, JsonGenerator generator) throws IOException, Failure {
    generator.writeStartObject();
    generator.writeArrayPropertyStart("columns");
    tables.columns(table).forEach(generator::writeString);
    generator.writeEndArray();
    generator.writeStringProperty("name", table);
    generator.writeArrayPropertyStart("rows");
    tables.read(
        table,
        row -> {
          tell();
          row(row, generator);
        });
    generator.writeEndArray();
    generator.writeEndObject();
  }

  private static void row(List<Object> row, JsonGenerator generator) {
    generator.writeStartArray();
    for (Object value : row) {
      switch (value) {
        case null -> generator.writeNull();
        case Boolean truth -> generator.writeBoolean(truth);
        case Number number -> generator.writeNumber(number.longValue());
        default -> generator.writeString(value.toString());
      }
    }
    generator.writeEndArray();
  }

  private void tell() {
    progress.at(BundleProgress.Part.REGISTER, rows++, 0);
  }

  /** The generator closes what it writes to; the sink closes its own. */
  private static final class KeptOpen extends java.io.FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
