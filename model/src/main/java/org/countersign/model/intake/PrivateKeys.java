package org.countersign.model.intake;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.countersign.model.intake.Item.PrivateKey;
import org.countersign.model.key.Spki;

/**
 * Private keys that lie in files: that they are there, and whose public key theirs is. Their bytes
 * are looked through where they stand, and go nowhere.
 */
final class PrivateKeys {
  private static final int TAGGED_0 = 0xa0;
  private static final int TAGGED_1 = 0xa1;

  private PrivateKeys() {}

  /** Refuses with {@code private-key} or {@code asn1.…} what is none of the known forms. */
  static void read(Finds finds, Where where, byte[] content) throws Malformed {
    if (OpenSshPrivateKey.is(content)) {
      OpenSshPrivateKey.read(finds, where, content);
      return;
    }
    DerReader key = new DerReader(content).next(DerReader.SEQUENCE, "PrivateKey").inside();
    if (key.peek() == DerReader.SEQUENCE) {
      key.next();
      key.next(DerReader.OCTET_STRING, "encryptedData");
      add(finds, where, Optional.empty(), "PKCS#8, encrypted");
      return;
    }
    key.next(DerReader.INTEGER, "version");
    switch (key.peek()) {
      case DerReader.SEQUENCE -> add(finds, where, pkcs8(key), "PKCS#8");
      case DerReader.OCTET_STRING -> add(finds, where, sec1(key, Optional.empty()), "SEC1");
      case DerReader.INTEGER -> numbers(finds, where, key);
      default -> throw new Malformed("private-key");
    }
  }

  /** The key's name, of unencrypted PKCS#8; empty where the kind of key is not known. */
  static Optional<Spki> publicHalf(byte[] pkcs8) throws Malformed {
    DerReader key = new DerReader(pkcs8).next(DerReader.SEQUENCE, "PrivateKeyInfo").inside();
    key.next(DerReader.INTEGER, "version");
    return pkcs8(key).map(Spki::of);
  }

  private static void add(Finds finds, Where where, Optional<byte[]> spki, String format) {
    finds.add(new PrivateKey(where, spki.map(Spki::of), format, ""));
  }

  /** RFC 8017 §A.1.2; a DSA key has five numbers in a row as well, and then no more. */
  private static void numbers(Finds finds, Where where, DerReader key) throws Malformed {
    DerReader count = new DerReader(key.bytes(), key.position(), key.end());
    int numbers = 0;
    while (count.more() && count.next().tag() == DerReader.INTEGER) {
      numbers++;
    }
    if (numbers < 8) {
      add(finds, where, Optional.empty(), "DSA");
      return;
    }
    add(finds, where, Optional.of(rsa(key)), "PKCS#1");
  }

  private static byte[] rsa(DerReader key) throws Malformed {
    BigInteger modulus = BareKeys.number(key, "modulus");
    return SpkiForm.rsa(modulus, BareKeys.number(key, "publicExponent"));
  }

  /** RFC 5958 §2. */
  private static Optional<byte[]> pkcs8(DerReader key) throws Malformed {
    DerReader algorithm = key.next(DerReader.SEQUENCE, "privateKeyAlgorithm").inside();
    ASN1ObjectIdentifier id = oid(algorithm, "algorithm");
    DerReader secret = key.next(DerReader.OCTET_STRING, "privateKey").inside();
    if (id.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      DerReader parts = secret.next(DerReader.SEQUENCE, "RSAPrivateKey").inside();
      parts.next(DerReader.INTEGER, "version");
      return Optional.of(rsa(parts));
    }
    if (id.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      Optional<ASN1ObjectIdentifier> curve =
          algorithm.peek() == DerReader.OID
              ? Optional.of(oid(algorithm, "curve"))
              : Optional.empty();
      DerReader parts = secret.next(DerReader.SEQUENCE, "ECPrivateKey").inside();
      parts.next(DerReader.INTEGER, "version");
      return sec1(parts, curve);
    }
    if (id.on(EdECObjectIdentifiers.id_edwards_curve_algs)) {
      secret.next(DerReader.OCTET_STRING, "CurvePrivateKey");
      return PublicHalf.edwards(id, secret);
    }
    return Optional.empty();
  }

  /** RFC 5915 §3, behind its version. */
  private static Optional<byte[]> sec1(DerReader key, Optional<ASN1ObjectIdentifier> outer)
      throws Malformed {
    Span secret = Span.of(key.next(DerReader.OCTET_STRING, "privateKey"));
    Optional<ASN1ObjectIdentifier> curve = outer;
    if (key.peek() == TAGGED_0) {
      DerReader parameters = key.next().inside();
      curve = parameters.peek() == DerReader.OID ? Optional.of(oid(parameters, "curve")) : curve;
    }
    if (curve.isEmpty()) {
      return Optional.empty();
    }
    if (key.peek() == TAGGED_1) {
      byte[] point = key.next().inside().next(DerReader.BIT_STRING, "publicKey").content();
      return Optional.of(SpkiForm.ec(curve.get(), withoutUnusedBits(point)));
    }
    return PublicHalf.ec(curve.get(), secret);
  }

  private static byte[] withoutUnusedBits(byte[] bits) throws Malformed {
    if (bits.length < 2 || bits[0] != 0) {
      throw new Malformed("asn1.structure", "publicKey");
    }
    return Arrays.copyOfRange(bits, 1, bits.length);
  }

  private static ASN1ObjectIdentifier oid(DerReader reader, String field) throws Malformed {
    return new ASN1ObjectIdentifier(CertificateNotes.oid(reader.next(DerReader.OID, field)));
  }
}
