package org.countersign.model.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what {@link ImportLines} writes, a line at a time, and refuses any other spelling: what
 * people were shown and what takes effect are then the same bytes. A million lines are read without
 * a tree of them.
 */
public final class ImportReader {
  /** A longer line is none of ours. */
  static final int LONGEST_LINE = 1 << 20;

  /** No item's line is shorter. */
  private static final int SHORTEST_LINE = 32;

  private final byte[] file;
  private final Map<String, String> seen = new ConcurrentHashMap<>();

  /** Of the first line that is wrong; what follows it need not be read. */
  private final AtomicInteger wrong = new AtomicInteger(Integer.MAX_VALUE);

  private ImportReader(byte[] file) {
    this.file = file;
  }

  /** A line, where it stands without its newline. */
  private record Line(int number, int from, int to) {
    int length() {
      return to - from;
    }
  }

  /** All lines of the file but the first. Refuses, naming the line, what is not in its one form. */
  public static List<ImportLine> read(byte[] file, String domain) throws Refused {
    ImportReader reader = new ImportReader(file);
    List<Line> lines = reader.lines();
    reader.head(lines, domain);
    return reader.items(lines.subList(1, lines.size()));
  }

  /** Up to the first that is too short to be one: nobody has to count a file of newlines. */
  private List<Line> lines() {
    List<Line> lines = new ArrayList<>(Math.max(16, file.length / 600));
    int from = 0;
    boolean likely = true;
    while (likely && from < file.length) {
      int to = from;
      while (to < file.length && file[to] != '\n') {
        to++;
      }
      Line line = new Line(lines.size() + 1, from, to);
      lines.add(line);
      likely = line.length() >= SHORTEST_LINE;
      from = to + 1;
    }
    return lines;
  }

  private void head(List<Line> lines, String domain) throws Refused {
    byte[] right = new ImportLines(domain).bytes();
    if (lines.isEmpty() || !is(lines.getFirst(), right)) {
      throw new Refused("import.head", domain);
    }
  }

  /** Reads on all processors: no line depends on another. */
  private List<ImportLine> items(List<Line> lines) throws Refused {
    ImportLine[] items = new ImportLine[lines.size()];
    IntStream.range(0, items.length).parallel().forEach(i -> items[i] = unlessWrong(lines.get(i)));
    if (wrong.get() < Integer.MAX_VALUE) {
      item(lines.get(wrong.get() - lines.getFirst().number()));
    }
    return List.of(items);
  }

  private ImportLine unlessWrong(Line line) {
    try {
      return line.number() < wrong.get() ? item(line) : null;
    } catch (Refused e) {
      wrong.accumulateAndGet(line.number(), Math::min);
      return null;
    }
  }

  private ImportLine item(Line line) throws Refused {
    if (line.to() == file.length || line.length() > LONGEST_LINE) {
      throw refused(line, line.to() == file.length ? "cut off" : "too long");
    }
    if (line.length() < SHORTEST_LINE) {
      throw refused(line, "too short");
    }
    ImportLine item;
    try (JsonParser json = Canonical.parser(file, line.from(), line.length())) {
      item = ImportItem.of(members(json));
    } catch (JacksonException e) {
      throw refused(line, e.getOriginalMessage());
    } catch (RuntimeException e) {
      // Whatever a constructor makes of a hostile line: the line is at fault, not the program.
      throw refused(line, String.valueOf(e.getMessage()));
    }
    if (!is(line, ImportLines.of(item))) {
      throw refused(line, "not in its one form");
    }
    return item;
  }

  /** Whether the line and its newline are just these bytes. */
  private boolean is(Line line, byte[] right) {
    return line.to() < file.length
        && Arrays.equals(file, line.from(), line.to() + 1, right, 0, right.length);
  }

  private static Refused refused(Line line, String why) {
    return new Refused("import.line", line.number(), why);
  }

  /** Texts, and one level of texts below {@code facts}. */
  private ImportItem.Members members(JsonParser json) {
    Map<String, String> texts = new HashMap<>(32);
    Map<String, String> facts = Map.of();
    expect(json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_OBJECT && name.equals("facts")) {
        facts = facts(json);
      } else {
        expect(value == JsonToken.VALUE_STRING);
        texts.put(name, text(name, json.getString()));
      }
    }
    expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
    return new ImportItem.Members(texts, facts);
  }

  private static Map<String, String> facts(JsonParser json) {
    Map<String, String> facts = new TreeMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      expect(json.nextToken() == JsonToken.VALUE_STRING);
      facts.put(name, json.getString());
    }
    expect(json.currentToken() == JsonToken.END_OBJECT);
    return facts;
  }

  /** A million paths have a few kinds, environments and contacts: each is kept once. */
  private String text(String name, String value) {
    return switch (name) {
      case "contact", "domain", "environment", "file", "kind", "trusts", "updateMethod", "item" ->
          seen.computeIfAbsent(value, one -> one);
      default -> value;
    };
  }

  private static void expect(boolean right) {
    if (!right) {
      throw new IllegalArgumentException("texts are needed");
    }
  }
}
