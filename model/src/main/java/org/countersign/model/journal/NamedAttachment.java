package org.countersign.model.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A file that an entry names as {@code {"attachment":…,"bytes":…}}, anywhere in its body.
 *
 * @param bytes how long the entry says it is, where it says so
 */
public record NamedAttachment(String sha256, OptionalLong bytes) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** All that the body names, in its order. */
  public static List<NamedAttachment> in(JsonNode body) {
    List<NamedAttachment> found = new ArrayList<>();
    collect(body, found);
    return List.copyOf(found);
  }

  private static void collect(JsonNode node, List<NamedAttachment> found) {
    JsonNode name = node.path("attachment");
    if (name.isString() && HASH.matcher(name.stringValue()).matches()) {
      JsonNode bytes = node.path("bytes");
      found.add(
          new NamedAttachment(
              name.stringValue(),
              bytes.isIntegralNumber()
                  ? OptionalLong.of(bytes.longValue())
                  : OptionalLong.empty()));
    }
    for (JsonNode child : node) {
      collect(child, found);
    }
  }
}
