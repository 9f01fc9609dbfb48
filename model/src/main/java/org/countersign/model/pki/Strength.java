package org.countersign.model.pki;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Until when algorithms may be relied on, as NIST SP 800-131A rev. 2 and SP 800-57 Part 1 rev. 5
 * (§5.6.1, table 4) have it: below 112 bits of security not since the end of 2013, 112 bits until
 * the end of 2030. What cannot be read has no strength to tell of.
 */
public final class Strength {
  /** The end of what is weaker than 112 bits, and of SHA-1 in signatures. */
  public static final Instant LEGACY = Instant.parse("2014-01-01T00:00:00Z");

  /** FIPS 186-5 takes DSA away for signing (effective 2024-02-03). */
  public static final Instant DSA = Instant.parse("2024-02-03T00:00:00Z");

  /** The end of 112 bits. */
  public static final Instant BITS_112 = Instant.parse("2031-01-01T00:00:00Z");

  private static final int RSA_112 = 2048;
  private static final int RSA_128 = 3072;

  private static final Map<ASN1ObjectIdentifier, Weakness> CURVES =
      Map.of(
          SECObjectIdentifiers.secp192r1, new Weakness("P-192", LEGACY, false),
          SECObjectIdentifiers.secp192k1, new Weakness("secp192k1", LEGACY, false),
          SECObjectIdentifiers.secp160r1, new Weakness("secp160r1", LEGACY, false),
          SECObjectIdentifiers.secp224r1, new Weakness("P-224", BITS_112, false),
          SECObjectIdentifiers.secp224k1, new Weakness("secp224k1", BITS_112, false));

  private static final Map<ASN1ObjectIdentifier, Weakness> SIGNATURES =
      Map.of(
          PKCSObjectIdentifiers.md2WithRSAEncryption, signature("MD2"),
          PKCSObjectIdentifiers.md5WithRSAEncryption, signature("MD5"),
          PKCSObjectIdentifiers.sha1WithRSAEncryption, signature("SHA-1"),
          OIWObjectIdentifiers.sha1WithRSA, signature("SHA-1"),
          X9ObjectIdentifiers.ecdsa_with_SHA1, signature("SHA-1"),
          X9ObjectIdentifiers.id_dsa_with_sha1, signature("SHA-1"),
          NISTObjectIdentifiers.dsa_with_sha256, new Weakness("DSA", DSA, true),
          NISTObjectIdentifiers.dsa_with_sha224, new Weakness("DSA", DSA, true));

  private Strength() {}

  /**
   * Something that is not to be relied on.
   *
   * @param what as people write it: {@code RSA-1024}, {@code SHA-1}
   * @param until from then on it is too weak
   * @param signature whether it is the certificate's signature, not its key
   */
  public record Weakness(String what, Instant until, boolean signature) {}

  private static Weakness signature(String what) {
    return new Weakness(what, LEGACY, true);
  }

  /**
   * What is weak in a certificate, what ends first in front. Nobody relies on the signature of a
   * self-signed one.
   */
  public static List<Weakness> ofCertificate(byte[] der) {
    List<Weakness> weak = new ArrayList<>();
    try {
      Certificate certificate = Certificate.getInstance(der);
      if (!certificate.getIssuer().equals(certificate.getSubject())) {
        ofSignature(certificate.getSignatureAlgorithm()).ifPresent(weak::add);
      }
      ofKey(certificate.getSubjectPublicKeyInfo()).ifPresent(weak::add);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
    weak.sort((a, b) -> a.until().compareTo(b.until()));
    return List.copyOf(weak);
  }

  /** What is weak in a public key (DER SubjectPublicKeyInfo). */
  public static Optional<Weakness> ofKey(byte[] publicKey) {
    try {
      return ofKey(SubjectPublicKeyInfo.getInstance(publicKey));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Weakness> ofKey(SubjectPublicKeyInfo key) {
    ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
    if (algorithm.equals(X9ObjectIdentifiers.id_dsa)) {
      return Optional.of(new Weakness("DSA", DSA, false));
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
          ? Optional.ofNullable(CURVES.get(curve))
          : Optional.empty();
    }
    boolean rsa =
        algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
            || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
    return rsa ? ofRsa(key) : Optional.empty();
  }

  private static Optional<Weakness> ofRsa(SubjectPublicKeyInfo key) {
    try {
      int bits = RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
      return bits >= RSA_128
          ? Optional.empty()
          : Optional.of(new Weakness("RSA-" + bits, bits < RSA_112 ? LEGACY : BITS_112, false));
    } catch (java.io.IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Weakness> ofSignature(AlgorithmIdentifier algorithm) {
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      ASN1ObjectIdentifier hash =
          RSASSAPSSparams.getInstance(algorithm.getParameters()).getHashAlgorithm().getAlgorithm();
      return hash.equals(OIWObjectIdentifiers.idSHA1)
          ? Optional.of(signature("SHA-1"))
          : Optional.empty();
    }
    return Optional.ofNullable(SIGNATURES.get(algorithm.getAlgorithm()));
  }
}
