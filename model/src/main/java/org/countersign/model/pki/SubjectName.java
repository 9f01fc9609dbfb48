package org.countersign.model.pki;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.countersign.model.failure.Refused;

/** Distinguished names as people write them (RFC 4514: the most specific part first). */
final class SubjectName {
  private static final int MOST_CHARACTERS = 1024;

  /** Upper bounds of RFC 5280 Appendix A.1, for the attributes a subject may have here. */
  private static final Map<ASN1ObjectIdentifier, Integer> BOUNDS =
      Map.of(
          RFC4519Style.cn, 64,
          RFC4519Style.o, 64,
          RFC4519Style.ou, 64,
          RFC4519Style.c, 2,
          RFC4519Style.l, 128,
          RFC4519Style.st, 128,
          RFC4519Style.serialNumber, 64,
          RFC4519Style.dc, 63);

  private SubjectName() {}

  /** Reads a name for a new certificate; refuses with {@code certificate.subject-…}. */
  static X500Name parse(String text) throws Refused {
    if (text.isBlank()) {
      throw new Refused("certificate.subject-empty");
    }
    checkText("certificate", text);
    X500Name name = read(text);
    boolean named = false;
    for (RDN rdn : name.getRDNs()) {
      AttributeTypeAndValue attribute = single(rdn);
      check(attribute);
      named |= attribute.getType().equals(RFC4519Style.cn);
    }
    if (!named) {
      throw new Refused("certificate.subject-no-cn", text);
    }
    return name;
  }

  /** The name as RFC 4514 text, with unknown attributes as numbers; empty if it cannot be read. */
  static String text(X500Name name) {
    try {
      return new X500Principal(name.getEncoded()).getName();
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
  }

  private static String text(RDN rdn) {
    return text(new X500Name(new RDN[] {rdn}));
  }

  /**
   * Refuses, with {@code <what>.subject-too-long} or {@code <what>.subject-characters}, what could
   * not be shown on one line for what it is: control characters, and those that turn the direction
   * of the text or have no width.
   */
  static void checkText(String what, String text) throws Refused {
    if (text.length() > MOST_CHARACTERS) {
      throw new Refused(what + ".subject-too-long", text.length(), MOST_CHARACTERS);
    }
    Optional<String> hidden = Hidden.first(text);
    if (hidden.isPresent()) {
      throw new Refused(what + ".subject-characters", hidden.get());
    }
  }

  private static X500Name read(String text) throws Refused {
    try {
      return new X500Name(RFC4519Style.INSTANCE, text);
    } catch (IllegalArgumentException e) {
      // BouncyCastle says what is wrong, among it a common name of more than 64 characters.
      throw new Refused("certificate.subject-form", text, String.valueOf(e.getMessage()));
    }
  }

  private static AttributeTypeAndValue single(RDN rdn) throws Refused {
    if (rdn.isMultiValued()) {
      throw new Refused("certificate.subject-form", text(rdn), "a part of more than one value");
    }
    return rdn.getFirst();
  }

  /** C, DC and serialNumber have string types that do not hold every character. */
  private static boolean encodable(ASN1String value) {
    String text = value.getString();
    return switch (value) {
      case ASN1PrintableString ignored -> ASN1PrintableString.isPrintableString(text);
      case ASN1IA5String ignored -> ASN1IA5String.isIA5String(text);
      default -> !text.isBlank();
    };
  }

  private static void check(AttributeTypeAndValue attribute) throws Refused {
    String type = RFC4519Style.INSTANCE.oidToDisplayName(attribute.getType());
    Integer most = BOUNDS.get(attribute.getType());
    if (most == null) {
      throw new Refused(
          "certificate.subject-attribute", type == null ? attribute.getType().getId() : type);
    }
    // "#0401…" in the text gives any ASN.1 value at all: only strings are names.
    if (!(attribute.getValue() instanceof ASN1String value) || !encodable(value)) {
      throw new Refused("certificate.subject-attribute", type);
    }
    checkText("certificate", value.getString());
    int length = value.getString().codePointCount(0, value.getString().length());
    if (length > most) {
      throw new Refused("certificate.subject-attribute-too-long", type, length, most);
    }
  }
}
