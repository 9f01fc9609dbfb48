package org.countersign.model.intake;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath;

/** Items out of the members of their lines. Each refuses with IllegalArgumentException. */
final class ImportItem {
  private ImportItem() {}

  /** The texts of a line. */
  record Members(Map<String, String> texts, Map<String, String> facts) {
    String text(String name) {
      String text = texts.get(name);
      if (text == null) {
        throw new IllegalArgumentException(name + " is missing");
      }
      return text;
    }

    Optional<String> maybe(String name) {
      return Optional.ofNullable(texts.get(name));
    }

    Where where() {
      return new Where(text("file"), text("place"));
    }

    byte[] bytes(String name) {
      return Base64.getDecoder().decode(text(name));
    }
  }

  static ImportLine of(Members line) {
    return new ImportLine(item(line), line.maybe("issuer").map(Spki::new));
  }

  private static Item item(Members line) {
    return switch (line.text("item")) {
      case "certificate" ->
          new Item.Certificate(
              line.where(), line.bytes("der"), new Spki(line.text("key")), List.of());
      case "key" -> key(line);
      case "private-key" ->
          new Item.PrivateKey(
              line.where(),
              line.maybe("key").map(Spki::new),
              line.text("format"),
              line.text("owner"));
      case "trust-path" -> new Item.Trust(line.where(), path(line));
      default -> throw new IllegalArgumentException("an item of an unknown kind");
    };
  }

  private static Item key(Members line) {
    return new Item.PublicKey(
        line.where(),
        Item.Kind.valueOf(line.text("kind")),
        line.bytes("publicKey"),
        new Spki(line.text("key")),
        line.text("name"),
        line.facts());
  }

  private static TrustPath path(Members line) {
    return new TrustPath(
        line.text("id"),
        line.text("name"),
        line.text("domain"),
        line.maybe("trusts").map(Spki::new),
        TrustPath.Pin.valueOf(line.text("pins")),
        line.text("kind"),
        line.text("contact"),
        line.text("environment"),
        TrustPath.Criticality.valueOf(line.text("criticality")),
        line.text("updateMethod"),
        line.maybe("dependsOn"));
  }
}
