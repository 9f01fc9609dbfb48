package org.countersign.model.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The CSV form of a list (RFC 4180): a line that says which and its version, columns, rows. */
final class ListedCsv {
  private static final Pattern FIRST =
      Pattern.compile("#(countersign-[a-z-]+) v([0-9]{1,9})[ ,;]*");
  private static final int LONGEST_FIRST = 100;

  private final Finds finds;
  private final ListedKind kind;
  private final byte[] text;
  private final int from;
  private List<String> columns = List.of();

  private ListedCsv(Finds finds, ListedKind kind, byte[] text, int from) {
    this.finds = finds;
    this.kind = kind;
    this.text = text;
    this.from = from;
  }

  /** Whether the first line is one of ours, of whatever version. */
  static boolean is(byte[] text) {
    return first(new Lines(text)).isPresent();
  }

  static String read(Finds finds, byte[] text) {
    Lines lines = new Lines(text);
    Matcher first = first(lines).orElseThrow();
    Optional<ListedKind> kind = ListedKind.named(first.group(1));
    if (kind.isEmpty() || !first.group(2).equals(ListedKind.VERSION)) {
      finds.problem(finds.line(1), "list.version", first.group(1), first.group(2));
      return first.group(1);
    }
    new ListedCsv(finds, kind.get(), text, lines.after()).read();
    return kind.get().format();
  }

  private static Optional<Matcher> first(Lines lines) {
    if (!lines.next()) {
      return Optional.empty();
    }
    int length = Math.min(lines.to() - lines.from(), LONGEST_FIRST);
    String line = new String(lines.text(), lines.from(), length, StandardCharsets.ISO_8859_1);
    return Optional.of(FIRST.matcher(line)).filter(Matcher::matches);
  }

  private void read() {
    long line = 2;
    ListedRows rows = new ListedRows(finds, kind);
    try (CSVParser parser = CSVFormat.RFC4180.parse(characters())) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (columns.isEmpty()) {
          if (!header(record)) {
            return;
          }
        } else if (!isBlank(record)) {
          row(rows, record, line);
        }
        line = 2 + parser.getCurrentLineNumber();
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      finds.problem(finds.line(line), "list.csv");
    }
    rows.end();
  }

  /** A decoder that refuses what is not UTF-8, instead of replacing it. */
  private Reader characters() {
    return new InputStreamReader(
        new ByteArrayInputStream(text, from, text.length - from),
        StandardCharsets.UTF_8.newDecoder());
  }

  private boolean header(CSVRecord record) {
    columns = new ArrayList<>();
    boolean good = true;
    for (String name : record) {
      String column = name.strip();
      Where where = finds.at("line 2, column " + (columns.size() + 1));
      if (!kind.knows(column)) {
        finds.problem(where, "list.column", column);
        good = false;
      } else if (columns.contains(column)) {
        finds.problem(where, "list.column-twice", column);
        good = false;
      }
      columns.add(column);
    }
    for (String required : kind.required()) {
      if (!columns.contains(required)) {
        finds.problem(finds.line(2), "list.column-missing", required);
        good = false;
      }
    }
    return good;
  }

  private void row(ListedRows rows, CSVRecord record, long line) {
    Where where = finds.line(line);
    if (record.size() != columns.size()) {
      finds.problem(where, "list.width", record.size(), columns.size());
      return;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!record.get(i).isBlank()) {
        values.put(columns.get(i), record.get(i));
      }
    }
    rows.row(new ListedRow(values, where, column -> at(line, column)));
  }

  private Where at(long line, String column) {
    int index = columns.indexOf(column);
    return index < 0 ? finds.line(line) : finds.at("line " + line + ", column " + (index + 1));
  }

  private static boolean isBlank(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }
}
