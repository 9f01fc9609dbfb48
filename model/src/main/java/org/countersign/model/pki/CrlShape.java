package org.countersign.model.pki;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;

/** The DER of a CRL plan: the TBSCertList, of all its lines or of some, and the CRL around it. */
final class CrlShape {
  private static final int V2 = 1;

  private final byte[] before;
  private final byte[] after;
  private final byte[] scheme;
  private final CrlEntries.Encoded lines;

  private CrlShape(byte[] before, byte[] after, byte[] scheme, CrlEntries.Encoded lines) {
    this.before = before;
    this.after = after;
    this.scheme = scheme;
    this.lines = lines;
  }

  static CrlShape of(CrlPlan plan) throws Refused {
    KeyAlgorithm algorithm = PublicKeys.algorithm("crl", plan.issuer().getPublicKey());
    byte[] scheme = DerBytes.of(PinnedSigner.identifier(algorithm));
    byte[] before =
        joined(
            DerBytes.of(new ASN1Integer(V2)),
            scheme,
            DerBytes.of(Certificates.name(plan.issuer().getSubjectX500Principal())),
            DerBytes.of(new Time(Date.from(plan.thisUpdate()))),
            DerBytes.of(new Time(Date.from(plan.nextUpdate()))));
    byte[] after = DerBytes.of(new DERTaggedObject(true, 0, extensions(plan)));
    return new CrlShape(before, after, scheme, CrlEntries.of(plan.revoked()));
  }

  /** The TBSCertList (RFC 5280 §5.1.2). */
  byte[] tbs() {
    return tbs(0, lines.ends().length);
  }

  /** The TBSCertList as it would be with these lines only. */
  byte[] tbs(int fromLine, int toLine) {
    int from = lines.from(fromLine);
    int to = lines.from(toLine);
    // No lines: then there is no list of them (RFC 5280 §5.1.2.6).
    int list = to == from ? 0 : DerBytes.headLength(to - from) + to - from;
    int length = before.length + list + after.length;
    DerBytes tbs = new DerBytes(DerBytes.headLength(length) + length);
    tbs.head(DerBytes.SEQUENCE, length).add(before);
    if (list > 0) {
      tbs.head(DerBytes.SEQUENCE, to - from).add(lines.bytes(), from, to);
    }
    return tbs.add(after).whole();
  }

  /** The CertificateList (RFC 5280 §5.1.1). */
  byte[] signed(byte[] tbs, byte[] signature) {
    byte[] bits = DerBytes.of(new DERBitString(signature));
    int length = tbs.length + scheme.length + bits.length;
    return new DerBytes(DerBytes.headLength(length) + length)
        .head(DerBytes.SEQUENCE, length)
        .add(tbs)
        .add(scheme)
        .add(bits)
        .whole();
  }

  private static Extensions extensions(CrlPlan plan) throws Refused {
    byte[] key = Certificates.keyIdentifier(plan.issuer());
    List<ASN1Encodable> all = new ArrayList<>();
    all.add(
        new Extension(
            Extension.authorityKeyIdentifier, false, octets(new AuthorityKeyIdentifier(key))));
    all.add(new Extension(Extension.cRLNumber, false, octets(new CRLNumber(plan.crlNumber()))));
    return Extensions.getInstance(new DERSequence(all.toArray(ASN1Encodable[]::new)));
  }

  private static ASN1OctetString octets(ASN1Encodable value) {
    return new DEROctetString(DerBytes.of(value));
  }

  private static byte[] joined(byte[]... parts) {
    DerBytes all = new DerBytes(256);
    for (byte[] part : parts) {
      all.add(part);
    }
    return all.whole();
  }
}
