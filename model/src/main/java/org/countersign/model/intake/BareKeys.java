package org.countersign.model.intake;

import java.math.BigInteger;
import java.util.Map;
import org.countersign.model.intake.Item.Kind;
import org.countersign.model.intake.Item.PublicKey;
import org.countersign.model.key.Spki;

/** Public keys with nothing around them: SubjectPublicKeyInfo, and RSA's own form of PKCS#1. */
final class BareKeys {
  /** Of one number of a key. */
  static final int MOST_BYTES = 4096;

  private BareKeys() {}

  /** Refuses with {@code asn1.…}. */
  static void spki(Finds finds, Where where, byte[] der) throws Malformed {
    DerReader reader = new DerReader(der);
    Span key = Span.of(reader.next(DerReader.SEQUENCE, "SubjectPublicKeyInfo"));
    if (reader.more()) {
      throw new Malformed("asn1.trailing", der.length - reader.position());
    }
    SpkiForm.check(key);
    add(finds, where, der);
  }

  /** PKCS#1's RSAPublicKey (RFC 8017 §A.1.1). */
  static void rsa(Finds finds, Where where, byte[] der) throws Malformed {
    DerReader parts = new DerReader(der).next(DerReader.SEQUENCE, "RSAPublicKey").inside();
    BigInteger modulus = number(parts, "modulus");
    add(finds, where, SpkiForm.rsa(modulus, number(parts, "publicExponent")));
  }

  /** A positive number of at most {@link #MOST_BYTES}. */
  static BigInteger number(DerReader parts, String field) throws Malformed {
    parts.next(DerReader.INTEGER, field);
    if (parts.length() == 0 || parts.length() > MOST_BYTES) {
      throw new Malformed("key.numbers", field);
    }
    return new BigInteger(parts.content());
  }

  private static void add(Finds finds, Where where, byte[] spki) {
    finds.add(new PublicKey(where, Kind.SPKI, spki, Spki.of(spki), "", Map.of()));
  }
}
