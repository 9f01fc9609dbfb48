package org.countersign.model.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of the journal. Entry 0 has a list of signatures, every other one signature, by the
 * header's credential.
 *
 * @param salt 16 random bytes
 * @param signatures of entry 0 one a founder; of any other exactly one
 */
public record Entry(Header header, byte[] salt, JsonNode body, List<EntrySignature> signatures) {
  /** Bytes of salt. */
  public static final int SALT = 16;

  private static final Set<String> USUAL = Set.of("header", "salt", "body", "signature");
  private static final Set<String> FOUNDING = Set.of("header", "salt", "body", "signatures");

  /** SHA-256(salt ‖ JCS(body)), lower-case hex. */
  public static String bodyHash(byte[] salt, JsonNode body) {
    return HexFormat.of().formatHex(Canonical.sha256(salt, Canonical.bytes(body)));
  }

  /** The line as it stands in the file, without its newline. */
  public byte[] line() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.set("header", Canonical.tree(header));
    line.put("salt", HexFormat.of().formatHex(salt));
    line.set("body", body);
    if (header.seq() == 0) {
      line.set("signatures", Canonical.tree(signatures));
    } else {
      line.put("signature", Base64.getEncoder().encodeToString(signatures.getFirst().signature()));
    }
    return Canonical.bytes(line);
  }

  /**
   * Reads a line without its newline. Refuses any spelling but the canonical one ({@code
   * entry.spelling}), other members, an unknown version and a body that is not the one the header
   * names. Signatures and order are the verifier's.
   */
  public static Entry parse(byte[] line) throws Refused {
    Optional<EntryScan> scan = EntryScan.of(line);
    if (scan.isPresent() && scan.get().holds()) {
      return scan.get().entry();
    }
    // Whatever is unusual is read the long way, which also says what is wrong with it.
    return parseWhole(line);
  }

  static Entry parseWhole(byte[] line) throws Refused {
    JsonNode tree = Canonical.parse(line);
    if (!tree.isObject()) {
      throw new Refused("entry.members");
    }
    if (!Arrays.equals(Canonical.bytes(tree), line)) {
      throw new Refused("entry.spelling");
    }
    JsonNode version = tree.path("header").path("v");
    if (!version.isIntegralNumber() || version.asInt(0) != Header.VERSION) {
      throw new Refused("entry.version", version.toString());
    }
    Header header = Canonical.read(tree.path("header"), Header.class);
    if (!Set.copyOf(tree.propertyNames()).equals(header.seq() == 0 ? FOUNDING : USUAL)) {
      throw new Refused("entry.members");
    }
    byte[] salt = salt(tree.path("salt").asString(""));
    JsonNode body = tree.path("body");
    if (!bodyHash(salt, body).equals(header.bodyHash())) {
      throw new Refused("entry.body-hash");
    }
    return new Entry(header, salt, body, signatures(header, tree));
  }

  private static List<EntrySignature> signatures(Header header, JsonNode tree) throws Refused {
    List<EntrySignature> found = new ArrayList<>();
    if (header.seq() == 0) {
      if (!tree.path("signatures").isArray()) {
        throw new Refused("entry.members");
      }
      for (JsonNode one : tree.path("signatures")) {
        found.add(Canonical.read(one, EntrySignature.class));
      }
    } else {
      byte[] signature = Canonical.read(tree.path("signature"), byte[].class);
      found.add(new EntrySignature(header.credential(), signature));
    }
    return List.copyOf(found);
  }

  private static byte[] salt(String hex) throws Refused {
    try {
      byte[] salt = HexFormat.of().parseHex(hex);
      // Upper case would be a second spelling of the same entry.
      if (salt.length == SALT && HexFormat.of().formatHex(salt).equals(hex)) {
        return salt;
      }
    } catch (IllegalArgumentException e) {
      throw new Refused("entry.salt");
    }
    throw new Refused("entry.salt");
  }
}
