package org.countersign.model.intake;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.countersign.model.key.Spki;

/**
 * What a certificate says (RFC 5280 §4.1), read where it stands: a field that its issuer got wrong
 * spoils only itself. All that has to be there is the outline, up to the public key.
 */
public final class CertificateFacts {
  private static final int VERSION_TAG = 0xa0;

  private final int version;
  private final Span serial;
  private final Span innerAlgorithm;
  private final Span issuer;
  private final Span notBefore;
  private final Span notAfter;
  private final Span subject;
  private final Span key;
  private final Span outerAlgorithm;
  private final DerReader rest;

  /** Refuses with {@code asn1.…} what has not the outline of a certificate. */
  CertificateFacts(byte[] bytes, int from, int to) throws Malformed {
    DerReader file = new DerReader(bytes, from, to);
    DerReader parts = file.next(DerReader.SEQUENCE, "Certificate").inside();
    if (file.more()) {
      throw new Malformed("asn1.trailing", to - file.position());
    }
    DerReader tbs = parts.next(DerReader.SEQUENCE, "tbsCertificate").inside();
    outerAlgorithm = Span.of(parts.next(DerReader.SEQUENCE, "signatureAlgorithm"));
    parts.next(DerReader.BIT_STRING, "signatureValue");
    if (parts.more()) {
      throw new Malformed("asn1.trailing", to - parts.position());
    }
    version = tbs.peek() == VERSION_TAG ? version(tbs.next().inside()) : 1;
    serial = Span.of(tbs.next(DerReader.INTEGER, "serialNumber"));
    innerAlgorithm = Span.of(tbs.next(DerReader.SEQUENCE, "signature"));
    issuer = Span.of(tbs.next(DerReader.SEQUENCE, "issuer"));
    DerReader validity = tbs.next(DerReader.SEQUENCE, "validity").inside();
    notBefore = Span.of(validity.next());
    notAfter = Span.of(validity.next());
    subject = Span.of(tbs.next(DerReader.SEQUENCE, "subject"));
    key = Span.of(tbs.next(DerReader.SEQUENCE, "subjectPublicKeyInfo"));
    SpkiForm.check(key);
    rest = tbs;
  }

  /** Reads the DER of one certificate; empty when it is none, or has bytes behind it. */
  public static Optional<CertificateFacts> read(byte[] der) {
    try {
      return Optional.of(new CertificateFacts(der, 0, der.length));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /** As it counts: 1, 2 or 3, or whatever else its issuer wrote. */
  public int version() {
    return version;
  }

  /** The serial number, which some issuers made negative. */
  public BigInteger serialNumber() {
    return serial.isEmpty() ? BigInteger.ZERO : new BigInteger(serial.copyOfContent());
  }

  /** RFC 4514, most specific part first; empty when the certificate names nobody. */
  public String subject() {
    return NameText.of(subject);
  }

  /** As {@link #subject}. */
  public String issuer() {
    return NameText.of(issuer);
  }

  /** Empty when its issuer wrote no time that can be read. */
  public Optional<Instant> notBefore() {
    return Asn1Time.read(notBefore);
  }

  /** Empty when its issuer wrote no time that can be read. */
  public Optional<Instant> notAfter() {
    return Asn1Time.read(notAfter);
  }

  /** The key's name: SHA-256 over the SubjectPublicKeyInfo as it stands here. */
  public Spki key() {
    return Spki.of(publicKey());
  }

  /** A copy of the SubjectPublicKeyInfo as it stands here. */
  public byte[] publicKey() {
    return key.copy();
  }

  Span keySpan() {
    return key;
  }

  Span serialSpan() {
    return serial;
  }

  Span subjectSpan() {
    return subject;
  }

  Span issuerSpan() {
    return issuer;
  }

  Span notBeforeSpan() {
    return notBefore;
  }

  Span notAfterSpan() {
    return notAfter;
  }

  boolean algorithmsDiffer() {
    return !innerAlgorithm.sameAs(outerAlgorithm);
  }

  /** What stands behind the public key: identifiers and extensions. */
  DerReader rest() {
    return new DerReader(rest.bytes(), rest.position(), rest.end());
  }

  private static int version(DerReader version) throws Malformed {
    version.next(DerReader.INTEGER, "version");
    return version.length() == 1 ? version.bytes()[version.from()] + 1 : 0;
  }
}
