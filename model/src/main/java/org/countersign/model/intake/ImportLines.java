package org.countersign.model.intake;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the file that an import is (docs/import-format.md): canonical JSON lines, first what it is
 * and for which domain, then one item a line.
 */
public final class ImportLines {
  static final String FORMAT = "countersign.import";
  static final int VERSION = 1;

  /** Bytes of the longest spelling that one character has in JSON. */
  private static final int LONGEST_CHARACTER = 6;

  /** More than the names of the members and the hashes take. */
  private static final int NAMES = 1024;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);

  /** One with nothing in it yet. */
  public ImportLines(String domain) {
    line(json -> {
      json.writeStringProperty("domain", domain);
      json.writeStringProperty("format", FORMAT);
      json.writeNumberProperty("v", VERSION);
    });
  }

  /**
   * Adds an item.
   *
   * @throws IllegalArgumentException for a CRL, which an import does not bring
   */
  public void add(ImportLine line) {
    line(json -> write(json, line));
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  /**
   * Whether the item has a line: its texts are whole, and not so long that no reader takes them.
   */
  public static boolean fits(Item item) {
    if (item instanceof Item.Certificate certificate && fitsSurely(certificate)) {
      return true;
    }
    try {
      return of(ImportLine.of(item)).length <= ImportReader.LONGEST_LINE;
    } catch (JacksonException e) {
      return false;
    }
  }

  /** Told without writing the line, which would take longer than reading the certificate did. */
  private static boolean fitsSurely(Item.Certificate certificate) {
    Where where = certificate.where();
    long texts = (long) where.file().length() + where.place().length();
    return certificate.der().length * 4L / 3 + texts * LONGEST_CHARACTER + NAMES
            < ImportReader.LONGEST_LINE
        && hasNoPairs(where.file())
        && hasNoPairs(where.place());
  }

  private static boolean hasNoPairs(String text) {
    return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  /** The line of one item, with its newline. */
  static byte[] of(ImportLine one) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    line(line, json -> write(json, one));
    return line.toByteArray();
  }

  private interface Members {
    void to(JsonGenerator json);
  }

  private void line(Members members) {
    line(out, members);
  }

  private static void line(ByteArrayOutputStream to, Members members) {
    try (JsonGenerator json = Canonical.generator(to)) {
      json.writeStartObject();
      members.to(json);
      json.writeEndObject();
    }
    to.write('\n');
  }

  private static void write(JsonGenerator json, ImportLine line) {
    switch (line.item()) {
      case Item.Certificate certificate -> certificate(json, certificate, line.issuer());
      case Item.PublicKey key -> key(json, key);
      case Item.PrivateKey found -> found(json, found);
      case Item.Trust trust -> trust(json, trust);
      case Item.Crl crl -> throw new IllegalArgumentException("an import brings no CRL");
    }
  }

  private static void certificate(
      JsonGenerator json, Item.Certificate certificate, Optional<Spki> issuer) {
    json.writeStringProperty("der", base64(certificate.der()));
    json.writeStringProperty("file", certificate.where().file());
    text(json, "issuer", issuer.map(Spki::hex));
    json.writeStringProperty("item", "certificate");
    json.writeStringProperty("key", certificate.key().hex());
    place(json, certificate);
  }

  private static void key(JsonGenerator json, Item.PublicKey key) {
    json.writeObjectPropertyStart("facts");
    for (Map.Entry<String, String> fact : new TreeMap<>(key.facts()).entrySet()) {
      json.writeStringProperty(fact.getKey(), fact.getValue());
    }
    json.writeEndObject();
    json.writeStringProperty("file", key.where().file());
    json.writeStringProperty("item", "key");
    json.writeStringProperty("key", key.key().hex());
    json.writeStringProperty("kind", key.kind().name());
    json.writeStringProperty("name", key.name());
    place(json, key);
    json.writeStringProperty("publicKey", base64(key.publicKey()));
  }

  private static void found(JsonGenerator json, Item.PrivateKey found) {
    json.writeStringProperty("file", found.where().file());
    json.writeStringProperty("format", found.format());
    json.writeStringProperty("item", "private-key");
    text(json, "key", found.key().map(Spki::hex));
    json.writeStringProperty("owner", found.owner());
    place(json, found);
  }

  private static void trust(JsonGenerator json, Item.Trust trust) {
    TrustPath path = trust.path();
    json.writeStringProperty("contact", path.contact());
    json.writeStringProperty("criticality", path.criticality().name());
    text(json, "dependsOn", path.dependsOn());
    json.writeStringProperty("domain", path.domain());
    json.writeStringProperty("environment", path.environment());
    json.writeStringProperty("file", trust.where().file());
    json.writeStringProperty("id", path.id());
    json.writeStringProperty("item", "trust-path");
    json.writeStringProperty("kind", path.kind());
    json.writeStringProperty("name", path.name());
    json.writeStringProperty("pins", path.pins().name());
    place(json, trust);
    text(json, "trusts", path.trusts().map(Spki::hex));
    json.writeStringProperty("updateMethod", path.updateMethod());
  }

  private static void place(JsonGenerator json, Item item) {
    json.writeStringProperty("place", item.where().place());
  }

  /** What is not there is left out. */
  private static void text(JsonGenerator json, String name, Optional<String> value) {
    value.ifPresent(text -> json.writeStringProperty(name, text));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
