package org.countersign.model.intake;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON: a JWK, a set of them, or a list of trust paths or keys. */
final class JsonFile {
  /** Keys of a set in memory at once; a set of a million keys is none that anybody serves. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final int DEEPEST = 16;
  private static final int LONGEST_TEXT = 1024 * 1024;
  private static final int LONGEST_NUMBER = 20;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonFile() {}

  /** Reads it, and returns the format it was read as. */
  static String read(Finds finds, byte[] text) {
    if (ListedJson.is(text)) {
      return ListedJson.read(finds, text);
    }
    if (text.length > MOST_BYTES) {
      finds.problem(finds.at(""), "too-big", MOST_BYTES / 1024 / 1024);
      return "JSON";
    }
    try {
      return read(finds, MAPPER.readTree(text));
    } catch (JacksonException e) {
      finds.problem(place(finds, e.getLocation()), "json");
      return "JSON";
    }
  }

  private static String read(Finds finds, JsonNode value) {
    if (value.path("keys").isArray()) {
      JwkReader.set(finds, value.path("keys"));
      return "JWKS";
    }
    if (value.has("kty")) {
      JwkReader.one(finds, "", value);
      return "JWK";
    }
    finds.problem(finds.at(""), "json-unknown");
    return "JSON";
  }

  static Where place(Finds finds, TokenStreamLocation location) {
    if (location == null || location.getLineNr() < 1) {
      return finds.at("");
    }
    return finds.at("line " + location.getLineNr() + ", column " + location.getColumnNr());
  }
}
