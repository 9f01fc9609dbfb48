package org.countersign.model.json;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.failure.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Canonical JSON (RFC 8785) with integers only, as 3-formats has it: the bytes that are hashed and
 * signed. Reading refuses duplicate names, fractions and integers beyond ±(2^53−1), so that a text
 * has one meaning for every reader.
 */
public final class Canonical {
  static final long LARGEST = (1L << 53) - 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                  .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(new ModelTypes())
          .injectableValues(ModelTypes.left())
          .build();

  private Canonical() {}

  /** The canonical UTF-8 bytes of a value. */
  public static byte[] bytes(JsonNode value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = MAPPER.createGenerator(out)) {
      write(generator, value);
    }
    return out.toByteArray();
  }

  /** The canonical bytes of a record of the model. */
  public static byte[] bytesOf(Object value) {
    return bytes(tree(value));
  }

  /** Canonical bytes as text. */
  public static String text(JsonNode value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** Lower-case hex SHA-256 of the canonical bytes of a record of the model. */
  public static String hashOf(Object value) {
    return HexFormat.of().formatHex(sha256(bytesOf(value)));
  }

  /** A record of the model as a JSON value. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads UTF-8 JSON, in any spelling. Refuses with {@code json.unreadable} what has more than one
   * meaning.
   */
  public static JsonNode parse(byte[] utf8) throws Refused {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      JsonNode value = MAPPER.readTree(text);
      OneMeaning.check(value);
      return value;
    } catch (CharacterCodingException e) {
      throw new Refused("json.not-utf8");
    } catch (JacksonException e) {
      throw new Refused("json.unreadable", e.getOriginalMessage());
    }
  }

  /** Reads a part of some bytes that {@link CanonicalScan} has agreed to. */
  public static JsonNode parseScanned(byte[] utf8, int from, int to) throws Refused {
    try {
      return MAPPER.readTree(utf8, from, to - from);
    } catch (JacksonException e) {
      throw new Refused("json.unreadable", e.getOriginalMessage());
    }
  }

  /**
   * Binds a JSON value to a record of the model, whose constructor checks it. Refuses with {@code
   * json.member} what is missing, unknown or wrong, and any spelling but the record's own.
   */
  public static <T> T read(JsonNode value, Class<T> type) throws Refused {
    T read;
    JsonNode again;
    try {
      read = MAPPER.treeToValue(value, type);
      again = tree(read);
    } catch (RuntimeException e) {
      // Whatever a constructor makes of a hostile value: the value is at fault, not the program.
      throw new Refused("json.member", type.getSimpleName(), why(e));
    }
    if (read == null) {
      throw new Refused("json.member", type.getSimpleName(), "null");
    }
    if (!same(again, value)) {
      // "1" for 1, names with blanks around them, roles out of order: one record, one spelling.
      throw new Refused("json.member", type.getSimpleName(), "not in its one form");
    }
    return read;
  }

  /** Whether the canonical bytes of both are the same; what has none is the same as nothing. */
  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isObject() && other.isObject()) {
      return one.size() == other.size()
          && one.properties().stream()
              .allMatch(p -> other.has(p.getKey()) && same(p.getValue(), other.get(p.getKey())));
    }
    if (one.isArray() && other.isArray()) {
      boolean same = one.size() == other.size();
      for (int i = 0; same && i < one.size(); i++) {
        same = same(one.get(i), other.get(i));
      }
      return same;
    }
    return sameValue(one, other);
  }

  private static boolean sameValue(JsonNode one, JsonNode other) {
    if (one.isString()) {
      return other.isString() && one.stringValue().equals(other.stringValue());
    }
    if (one.isIntegralNumber() && other.isIntegralNumber()) {
      return inRange(one) && inRange(other) && one.longValue() == other.longValue();
    }
    if (one.isBoolean()) {
      return other.isBoolean() && one.booleanValue() == other.booleanValue();
    }
    return one.isNull() && other.isNull();
  }

  private static String why(RuntimeException e) {
    Throwable cause = e.getCause() instanceof IllegalArgumentException inner ? inner : e;
    return String.valueOf(
        cause instanceof JacksonException j ? j.getOriginalMessage() : cause.getMessage());
  }

  /**
   * For long lists of small records, whose trees would not fit: writes in the spelling of {@link
   * #bytes}. Whoever writes sorts the names.
   */
  public static JsonGenerator generator(OutputStream out) {
    return MAPPER.createGenerator(out);
  }

  /** Reads what {@link #generator} has written; duplicate names are refused. */
  public static JsonParser parser(byte[] utf8, int from, int length) {
    return MAPPER.createParser(utf8, from, length);
  }

  /** SHA-256 of the parts, one after another. */
  public static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void write(JsonGenerator generator, JsonNode value) {
    if (value.isObject()) {
      generator.writeStartObject();
      List<String> names = new ArrayList<>(value.propertyNames());
      names.sort(null);
      for (String name : names) {
        generator.writeName(name);
        write(generator, value.get(name));
      }
      generator.writeEndObject();
    } else if (value.isArray()) {
      generator.writeStartArray();
      for (JsonNode element : value) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else if (value.isString()) {
      generator.writeString(value.stringValue());
    } else if (value.isIntegralNumber() && inRange(value)) {
      generator.writeNumber(value.longValue());
    } else if (value.isBoolean()) {
      generator.writeBoolean(value.booleanValue());
    } else if (value.isNull()) {
      generator.writeNull();
    } else {
      throw new IllegalArgumentException("no canonical form here: " + value.getNodeType());
    }
  }

  static boolean inRange(JsonNode value) {
    return value.canConvertToLong() && Math.abs(value.longValue()) <= LARGEST;
  }
}
