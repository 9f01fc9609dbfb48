package org.countersign.model.intake;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What a certificate revocation list says of itself (RFC 5280 §5.1), without its entries. */
public final class CrlFacts {
  private static final int EXTENSIONS_TAG = 0xa0;
  private static final byte[] CRL_NUMBER = {0x55, 0x1d, 0x14};

  private final Span issuer;
  private final Span thisUpdate;
  private final Optional<Span> nextUpdate;
  private final Optional<Span> number;
  private final int revoked;

  /** Refuses with {@code asn1.…} what has not the outline of a CRL. */
  CrlFacts(byte[] bytes, int from, int to) throws Malformed {
    DerReader file = new DerReader(bytes, from, to);
    DerReader parts = file.next(DerReader.SEQUENCE, "CertificateList").inside();
    if (file.more()) {
      throw new Malformed("asn1.trailing", to - file.position());
    }
    DerReader tbs = parts.next(DerReader.SEQUENCE, "tbsCertList").inside();
    parts.next(DerReader.SEQUENCE, "signatureAlgorithm");
    parts.next(DerReader.BIT_STRING, "signatureValue");
    if (tbs.peek() == DerReader.INTEGER) {
      tbs.next();
    }
    tbs.next(DerReader.SEQUENCE, "signature");
    issuer = Span.of(tbs.next(DerReader.SEQUENCE, "issuer"));
    thisUpdate = Span.of(tbs.next());
    if (!isTime(thisUpdate.tag())) {
      throw new Malformed("asn1.structure", "thisUpdate");
    }
    nextUpdate = isTime(tbs.peek()) ? Optional.of(Span.of(tbs.next())) : Optional.empty();
    revoked = tbs.peek() == DerReader.SEQUENCE ? count(tbs.next().inside()) : 0;
    number = tbs.peek() == EXTENSIONS_TAG ? number(tbs.next().inside()) : Optional.empty();
  }

  /** Reads the DER of one CRL; empty when it is none, or has bytes behind it. */
  public static Optional<CrlFacts> read(byte[] der) {
    try {
      return Optional.of(new CrlFacts(der, 0, der.length));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /** RFC 4514, most specific part first. */
  public String issuer() {
    return NameText.of(issuer);
  }

  /** Empty when its issuer wrote no time that can be read. */
  public Optional<Instant> thisUpdate() {
    return Asn1Time.read(thisUpdate);
  }

  /** Empty when there is none, or none that can be read. */
  public Optional<Instant> nextUpdate() {
    return nextUpdate.flatMap(Asn1Time::read);
  }

  /** The CRL number (§5.2.3), or empty if it has none. */
  public Optional<BigInteger> number() {
    return number.map(span -> new BigInteger(span.copyOfContent()));
  }

  /** How many certificates it lists. */
  public int revoked() {
    return revoked;
  }

  private static boolean isTime(int tag) {
    return tag == DerReader.UTC_TIME || tag == DerReader.GENERALIZED_TIME;
  }

  private static int count(DerReader entries) throws Malformed {
    int count = 0;
    while (entries.more()) {
      DerReader entry = entries.next(DerReader.SEQUENCE, "revokedCertificates").inside();
      entry.next(DerReader.INTEGER, "userCertificate");
      if (!isTime(entry.next().tag())) {
        throw new Malformed("asn1.structure", "revocationDate");
      }
      count++;
    }
    return count;
  }

  private static Optional<Span> number(DerReader tagged) throws Malformed {
    DerReader extensions = tagged.next(DerReader.SEQUENCE, "crlExtensions").inside();
    while (extensions.more()) {
      DerReader extension = extensions.next(DerReader.SEQUENCE, "extension").inside();
      boolean wanted = isNumber(extension.next(DerReader.OID, "extnID"));
      if (extension.peek() == DerReader.BOOLEAN) {
        extension.next();
      }
      extension.next(DerReader.OCTET_STRING, "extnValue");
      if (wanted) {
        Span number = Span.of(extension.inside().next(DerReader.INTEGER, "cRLNumber"));
        return number.isEmpty() ? Optional.empty() : Optional.of(number);
      }
    }
    return Optional.empty();
  }

  private static boolean isNumber(DerReader id) {
    return Arrays.equals(id.content(), CRL_NUMBER);
  }
}
