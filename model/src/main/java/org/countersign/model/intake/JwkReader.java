package org.countersign.model.intake;

import java.math.BigInteger;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.countersign.model.intake.Item.Kind;
import org.countersign.model.intake.Item.PrivateKey;
import org.countersign.model.intake.Item.PublicKey;
import org.countersign.model.key.Spki;
import tools.jackson.databind.JsonNode;

/** JSON Web Keys and sets of them (RFC 7517, 7518 §6, 8037), and the certificates in them. */
final class JwkReader {
  private static final int LONGEST_FACT = 200;

  private static final Map<String, ASN1ObjectIdentifier> CURVES =
      Map.of(
          "P-256", SECObjectIdentifiers.secp256r1,
          "P-384", SECObjectIdentifiers.secp384r1,
          "P-521", SECObjectIdentifiers.secp521r1,
          "secp256k1", SECObjectIdentifiers.secp256k1);

  private static final Map<String, ASN1ObjectIdentifier> RAW =
      Map.of(
          "Ed25519", EdECObjectIdentifiers.id_Ed25519,
          "Ed448", EdECObjectIdentifiers.id_Ed448,
          "X25519", EdECObjectIdentifiers.id_X25519,
          "X448", EdECObjectIdentifiers.id_X448);

  private final Finds finds;
  private final JsonNode jwk;
  private final String place;

  private JwkReader(Finds finds, String place, JsonNode jwk) {
    this.finds = finds;
    this.jwk = jwk;
    this.place = place;
  }

  static void set(Finds finds, JsonNode keys) {
    int count = 0;
    for (JsonNode key : keys) {
      count++;
      one(finds, "key " + count, key);
    }
  }

  static void one(Finds finds, String place, JsonNode jwk) {
    try {
      new JwkReader(finds, place, jwk).read();
    } catch (Malformed e) {
      finds.problem(finds.at(place), fact(jwk, "kid"), "JWK", e);
    }
  }

  private void read() throws Malformed {
    if (text("kty").equals("oct")) {
      finds.add(new PrivateKey(finds.at(place), Optional.empty(), "JWK, symmetric", name()));
      return;
    }
    byte[] spki = publicKey();
    if (jwk.has("d")) {
      finds.add(new PrivateKey(finds.at(place), Optional.of(Spki.of(spki)), "JWK", name()));
    } else {
      Where where = finds.at(place);
      finds.add(new PublicKey(where, Kind.JWK, spki, Spki.of(spki), name(), facts()));
    }
    certificates();
  }

  private byte[] publicKey() throws Malformed {
    return switch (text("kty")) {
      case "RSA" -> SpkiForm.rsa(number("n"), number("e"));
      case "EC" -> SpkiForm.ec(curve(CURVES), point());
      case "OKP" -> SpkiForm.raw(curve(RAW), bytes("x"));
      default -> throw new Malformed("jwk.type", shortened(text("kty")));
    };
  }

  /** RFC 7518 §6.2.1.2: both coordinates are as long as the field. */
  private byte[] point() throws Malformed {
    byte[] x = bytes("x");
    byte[] y = bytes("y");
    if (x.length != y.length) {
      throw new Malformed("jwk.member", "y");
    }
    byte[] point = new byte[1 + 2 * x.length];
    point[0] = 4; // uncompressed
    System.arraycopy(x, 0, point, 1, x.length);
    System.arraycopy(y, 0, point, 1 + x.length, y.length);
    return point;
  }

  private ASN1ObjectIdentifier curve(Map<String, ASN1ObjectIdentifier> curves) throws Malformed {
    String name = text("crv");
    ASN1ObjectIdentifier curve = curves.get(name);
    if (curve == null) {
      throw new Malformed("key.curve", shortened(name));
    }
    return curve;
  }

  /** RFC 7517 §4.7: the first is of this key, the others of its issuers. */
  private void certificates() {
    int count = 0;
    for (JsonNode text : jwk.path("x5c")) {
      count++;
      String before = place.isEmpty() ? "" : place + ", ";
      Where where = finds.at(before + "certificate " + count);
      try {
        byte[] der = Base64.getDecoder().decode(text.asString(""));
        CertificateReader.read(finds, where, der, 0, der.length);
      } catch (IllegalArgumentException e) {
        finds.problem(where, "CERTIFICATE", new Malformed("base64"));
      }
    }
  }

  private String name() {
    return fact(jwk, "kid");
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String member : new String[] {"use", "alg", "key_ops", "x5t#S256"}) {
      String fact = fact(jwk, member);
      if (!fact.isEmpty()) {
        facts.put(member, fact);
      }
    }
    return facts;
  }

  private static String fact(JsonNode jwk, String member) {
    JsonNode value = jwk.path(member);
    return value.isString() ? shortened(value.stringValue()) : "";
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_FACT ? text.substring(0, LONGEST_FACT) : text;
  }

  private BigInteger number(String member) throws Malformed {
    return new BigInteger(1, bytes(member));
  }

  private byte[] bytes(String member) throws Malformed {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text(member));
      if (bytes.length == 0 || bytes.length > BareKeys.MOST_BYTES) {
        throw new Malformed("jwk.member", member);
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw new Malformed("jwk.member", member);
    }
  }

  private String text(String member) throws Malformed {
    JsonNode value = jwk.path(member);
    if (!value.isString()) {
      throw new Malformed("jwk.member", member);
    }
    return value.stringValue();
  }
}
