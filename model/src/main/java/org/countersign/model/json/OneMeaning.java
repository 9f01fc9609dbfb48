package org.countersign.model.json;

import org.countersign.model.failure.Refused;
import tools.jackson.databind.JsonNode;

/** Refuses JSON that two readers could read differently: I-JSON (RFC 7493) with integers only. */
final class OneMeaning {
  private OneMeaning() {}

  static void check(JsonNode value) throws Refused {
    if (value.isNumber() && !(value.isIntegralNumber() && Canonical.inRange(value))) {
      throw new Refused("json.number", value.toString());
    }
    if (value.isMissingNode()) {
      throw new Refused("json.unreadable", "empty");
    }
    if (value.isString()) {
      checkText(value.stringValue());
    }
    for (JsonNode child : value) {
      check(child);
    }
  }

  /**
   * RFC 8785 §3.2.2.2: half a surrogate pair has no UTF-8 form. Jackson refuses it in names, but
   * not in values.
   */
  private static void checkText(String text) throws Refused {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new Refused("json.unreadable", "half a surrogate pair");
        }
        i++;
      }
    }
  }
}
