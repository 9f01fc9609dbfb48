package org.countersign.model.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** The JSON form of a list: an object whose first member says which list it is, and its version. */
final class ListedJson {
  private final Finds finds;
  private final JsonParser parser;

  private ListedJson(Finds finds, JsonParser parser) {
    this.finds = finds;
    this.parser = parser;
  }

  /** Whether the first member is {@code format}. */
  static boolean is(byte[] text) {
    try (JsonParser parser = JsonFile.MAPPER.createParser(text)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          && parser.nextToken() == JsonToken.PROPERTY_NAME
          && parser.currentName().equals("format");
    } catch (JacksonException e) {
      return false;
    }
  }

  static String read(Finds finds, byte[] text) {
    try (JsonParser parser = JsonFile.MAPPER.createParser(text)) {
      return new ListedJson(finds, parser).read();
    }
  }

  /** What was read before the text broke off has its rows told, and is not lost. */
  private String read() {
    parser.nextToken();
    parser.nextToken();
    parser.nextToken();
    String format = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    int slash = format.indexOf('/');
    Optional<ListedKind> kind =
        slash < 0 ? Optional.empty() : ListedKind.named(format.substring(0, slash));
    if (kind.isEmpty() || !format.substring(slash + 1).equals(ListedKind.VERSION)) {
      finds.problem(here(), "list.version", format, slash < 0 ? "" : format.substring(slash + 1));
      return "JSON";
    }
    ListedRows rows = new ListedRows(finds, kind.get());
    try {
      members(kind.get(), rows);
    } catch (JacksonException e) {
      finds.problem(JsonFile.place(finds, e.getLocation()), "json");
    }
    rows.end();
    return kind.get().format();
  }

  private void members(ListedKind kind, ListedRows rows) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      Where where = here();
      JsonToken value = parser.nextToken();
      if (!name.equals(kind.member()) || value != JsonToken.START_ARRAY) {
        finds.problem(where, "list.column", name);
        parser.skipChildren();
      } else {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          row(kind, rows);
        }
      }
    }
    if (parser.nextToken() != null) {
      finds.problem(here(), "json");
    }
  }

  private void row(ListedKind kind, ListedRows rows) {
    Where where = here();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      finds.problem(where, "list.row");
      parser.skipChildren();
      return;
    }
    Map<String, String> values = new HashMap<>();
    Map<String, Where> places = new HashMap<>();
    boolean good = true;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      good &= member(kind, values, places);
    }
    if (good) {
      rows.row(new ListedRow(values, where, column -> places.getOrDefault(column, where)));
    }
  }

  private boolean member(ListedKind kind, Map<String, String> values, Map<String, Where> places) {
    String name = parser.currentName();
    Where where = here();
    JsonToken value = parser.nextToken();
    if (!kind.knows(name)) {
      finds.problem(where, "list.column", name);
      parser.skipChildren();
      return false;
    }
    if (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL) {
      finds.problem(where, "list.text", name);
      parser.skipChildren();
      return false;
    }
    places.put(name, where);
    if (value == JsonToken.VALUE_STRING) {
      values.put(name, parser.getString());
    }
    return true;
  }

  private Where here() {
    TokenStreamLocation location = parser.currentTokenLocation();
    return JsonFile.place(finds, location);
  }
}
