package org.countersign.model.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CRLBag;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.util.encoders.Hex;
import org.countersign.model.intake.Item.PrivateKey;
import org.countersign.model.key.Spki;

/** What is in the bags of a PKCS#12 store (RFC 7292 §4.2), and which key has which certificate. */
final class Pkcs12Bags {
  private static final int DEEPEST = 4;
  private static final int LONGEST_NAME = 200;

  private final Finds finds;
  private final Map<String, CertificateFacts> certificates = new HashMap<>();
  private final List<KeyBag> keys = new ArrayList<>();
  private int depth;
  private int count;

  /** {@code id} is localKeyId in hex, the same as its certificate's; or empty. */
  private record KeyBag(Where where, String alias, String id, Optional<Spki> key, String format) {}

  Pkcs12Bags(Finds finds) {
    this.finds = finds;
  }

  /** Refuses with {@code asn1.…} or {@code pkcs12.…}. */
  void read(ASN1Sequence bags) throws Malformed {
    if (depth == DEEPEST) {
      throw new Malformed("asn1.depth", DEEPEST);
    }
    depth++;
    for (ASN1Encodable bag : bags) {
      read(SafeBag.getInstance(bag));
    }
    depth--;
  }

  /** Adds the private keys, once all certificates are known. */
  void tell() {
    for (KeyBag key : keys) {
      Optional<CertificateFacts> certificate = Optional.ofNullable(certificates.get(key.id()));
      Optional<Spki> spki = key.key().or(() -> certificate.map(CertificateFacts::key));
      String owner = certificate.map(CertificateFacts::subject).orElse(key.alias());
      finds.add(new PrivateKey(key.where(), spki, key.format(), owner));
    }
  }

  private void read(SafeBag bag) throws Malformed {
    count++;
    ASN1ObjectIdentifier type = bag.getBagId();
    String alias = name(bag.getBagAttributes());
    Where where = finds.at(alias.isEmpty() ? "bag " + count : "alias " + alias);
    if (type.equals(PKCSObjectIdentifiers.certBag)) {
      certificate(where, CertBag.getInstance(bag.getBagValue()), id(bag.getBagAttributes()));
    } else if (type.equals(PKCSObjectIdentifiers.crlBag)) {
      byte[] crl = octets(CRLBag.getInstance(bag.getBagValue()).getCrlValue());
      CertificateReader.readCrl(finds, where, crl, 0, crl.length);
    } else if (type.equals(PKCSObjectIdentifiers.safeContentsBag)) {
      read(ASN1Sequence.getInstance(bag.getBagValue()));
    } else {
      keys.add(key(where, alias, bag));
    }
  }

  private void certificate(Where where, CertBag bag, String id) throws Malformed {
    if (!bag.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
      throw new Malformed("pkcs12.part", bag.getCertId().getId());
    }
    byte[] der = octets(bag.getCertValue());
    CertificateReader.read(finds, where, der, 0, der.length);
    if (!id.isEmpty()) {
      CertificateFacts.read(der).ifPresent(facts -> certificates.putIfAbsent(id, facts));
    }
  }

  private static KeyBag key(Where where, String alias, SafeBag bag) throws Malformed {
    String id = id(bag.getBagAttributes());
    ASN1ObjectIdentifier type = bag.getBagId();
    if (type.equals(PKCSObjectIdentifiers.keyBag)) {
      return new KeyBag(where, alias, id, plain(bag), "PKCS#12, not encrypted");
    }
    if (type.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
      return new KeyBag(where, alias, id, Optional.empty(), "PKCS#12");
    }
    if (type.equals(PKCSObjectIdentifiers.secretBag)) {
      return new KeyBag(where, alias, id, Optional.empty(), "PKCS#12, symmetric");
    }
    throw new Malformed("pkcs12.part", type.getId());
  }

  private static Optional<Spki> plain(SafeBag bag) throws Malformed {
    try {
      byte[] secret = bag.getBagValue().toASN1Primitive().getEncoded(ASN1Encoding.DER);
      return PrivateKeys.publicHalf(secret);
    } catch (IOException e) {
      throw new Malformed("asn1.unreadable");
    }
  }

  private static byte[] octets(ASN1Encodable value) {
    return ASN1OctetString.getInstance(value).getOctets();
  }

  private static String name(ASN1Set attributes) {
    return value(attributes, PKCSObjectIdentifiers.pkcs_9_at_friendlyName)
        .filter(ASN1String.class::isInstance)
        .map(value -> ((ASN1String) value).getString())
        .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
        .orElse("");
  }

  private static String id(ASN1Set attributes) {
    return value(attributes, PKCSObjectIdentifiers.pkcs_9_at_localKeyId)
        .filter(ASN1OctetString.class::isInstance)
        .map(value -> Hex.toHexString(((ASN1OctetString) value).getOctets()))
        .orElse("");
  }

  private static Optional<ASN1Encodable> value(ASN1Set attributes, ASN1ObjectIdentifier type) {
    if (attributes == null) {
      return Optional.empty();
    }
    for (ASN1Encodable each : attributes) {
      Attribute attribute = Attribute.getInstance(each);
      if (attribute.getAttrType().equals(type) && attribute.getAttrValues().size() > 0) {
        return Optional.of(attribute.getAttrValues().getObjectAt(0));
      }
    }
    return Optional.empty();
  }
}
