package org.countersign.model.json;

import java.time.Instant;
import java.util.Base64;
import org.countersign.model.domain.Leaving;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Windows;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** How the model's own value types are spelt in JSON: always as one string, in one form. */
final class ModelTypes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  ModelTypes() {
    super("countersign-model");
    string(Instant.class, Utc::format, Utc::parse);
    string(Spki.class, Spki::hex, Spki::new);
    string(KeyAlgorithm.class, KeyAlgorithm::display, ModelTypes::algorithm);
    string(byte[].class, Base64.getEncoder()::encodeToString, ModelTypes::base64);
  }

  /** What stands for members that older entries have not; all others must be there. */
  static InjectableValues left() {
    return new InjectableValues.Std()
        .addValue(Policy.WINDOWS, Windows.USUAL)
        .addValue(Policy.LEAVING, Leaving.NOT);
  }

  private static KeyAlgorithm algorithm(String text) {
    return KeyAlgorithm.named(text)
        .orElseThrow(() -> new IllegalArgumentException("not a key algorithm: " + text));
  }

  private static byte[] base64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("not the one base64 form of these bytes");
    }
    return bytes;
  }

  private <T> void string(Class<T> type, Writer<T> writer, Reader<T> reader) {
    addSerializer(type, new ToText<>(writer));
    addDeserializer(type, new FromText<>(reader));
  }

  private interface Writer<T> {
    String write(T value);
  }

  private interface Reader<T> {
    T read(String text);
  }

  private static final class ToText<T> extends ValueSerializer<T> {
    private final Writer<T> writer;

    ToText(Writer<T> writer) {
      this.writer = writer;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
      generator.writeString(writer.write(value));
    }
  }

  private static final class FromText<T> extends ValueDeserializer<T> {
    private final Reader<T> reader;

    FromText(Reader<T> reader) {
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw new IllegalArgumentException("a text is needed, not " + parser.currentToken());
      }
      return reader.read(parser.getString());
    }
  }
}
