package org.countersign.model.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private final byte[] file;
  private final Map<String, String> seen = new HashMap<>();
  private int at;
  private int line;

  private ImportReader(byte[] file) {
    this.file = file;
  }

  /** All lines of the file but the first. Refuses, naming the line, what is not in its one form. */
  public static List<ImportLine> read(byte[] file, String domain) throws Refused {
    ImportReader reader = new ImportReader(file);
    reader.head(domain);
    List<ImportLine> items = new ArrayList<>(Math.max(16, file.length / 600));
    while (reader.at < file.length) {
      items.add(reader.next());
    }
    return items;
  }

  private void head(String domain) throws Refused {
    int length = lineLength();
    byte[] right = new ImportLines(domain).bytes();
    if (!Arrays.equals(file, 0, length + 1, right, 0, right.length)) {
      throw new Refused("import.head", domain);
    }
    at += length + 1;
  }

  private ImportLine next() throws Refused {
    int length = lineLength();
    ImportLine item;
    try (JsonParser json = Canonical.parser(file, at, length)) {
      item = ImportItem.of(members(json));
    } catch (JacksonException e) {
      throw refused(e.getOriginalMessage());
    } catch (RuntimeException e) {
      // Whatever a constructor makes of a hostile line: the line is at fault, not the program.
      throw refused(String.valueOf(e.getMessage()));
    }
    byte[] again = ImportLines.of(item);
    if (!Arrays.equals(file, at, at + length + 1, again, 0, again.length)) {
      throw refused("not in its one form");
    }
    at += length + 1;
    return item;
  }

  private Refused refused(String why) {
    return new Refused("import.line", line, why);
  }

  /** Without its newline, which every line has. */
  private int lineLength() throws Refused {
    line++;
    int end = at;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    if (end == file.length || end - at > LONGEST_LINE) {
      throw refused(end == file.length ? "cut off" : "too long");
    }
    return end - at;
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
