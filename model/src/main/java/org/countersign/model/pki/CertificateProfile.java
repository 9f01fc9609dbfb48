package org.countersign.model.pki;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * What a certificate may be for, and the rules that follow from it. Key usage and basic constraints
 * are always critical (RFC 5280 §4.2.1.3, §4.2.1.9).
 */
public enum CertificateProfile {
  /** A self-signed CA: signs certificates and CRLs. */
  ROOT(KeyUsage.keyCertSign | KeyUsage.cRLSign, "", SelfSigned.ALWAYS, -1, 9132),
  /** A CA below another, which may not have CAs below itself: pathLen 0. */
  SUBORDINATE_CA(KeyUsage.keyCertSign | KeyUsage.cRLSign, "", SelfSigned.NEVER, 0, 3653),
  /** Signs programs: extended key usage codeSigning (RFC 5280 §4.2.1.12). */
  CODE_SIGNING(
      KeyUsage.digitalSignature,
      KeyPurposeId.id_kp_codeSigning.getId(),
      SelfSigned.ALLOWED,
      -1,
      1187),
  /** A server in the organisation; must name the server in subjectAltName. */
  TLS_SERVER(
      KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth.getId(), SelfSigned.NEVER, -1, 398),
  /** Signs documents: extended key usage documentSigning (RFC 9336). */
  DOCUMENT_SIGNING(
      KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
      KeyPurposeId.id_kp_documentSigning.getId(),
      SelfSigned.ALLOWED,
      -1,
      1187),
  /** Signs time stamps: exactly one extended key usage, and that critical (RFC 3161 §2.3). */
  TIME_STAMPING(
      KeyUsage.digitalSignature,
      KeyPurposeId.id_kp_timeStamping.getId(),
      SelfSigned.NEVER,
      -1,
      4108),
  /** Signs tokens (JWT): digital signatures and nothing else, no extended key usage. */
  TOKEN_SIGNING(KeyUsage.digitalSignature, "", SelfSigned.ALLOWED, -1, 1187);

  private enum SelfSigned {
    ALWAYS,
    ALLOWED,
    NEVER
  }

  private final int keyUsage;
  private final String purpose;
  private final SelfSigned selfSigned;
  private final int pathLength;
  private final int maxDays;

  CertificateProfile(
      int keyUsage, String purpose, SelfSigned selfSigned, int pathLength, int days) {
    this.keyUsage = keyUsage;
    this.purpose = purpose;
    this.selfSigned = selfSigned;
    this.pathLength = pathLength;
    this.maxDays = days;
  }

  /** Whether the certificate is a CA's. */
  public boolean isCa() {
    return (keyUsage & KeyUsage.keyCertSign) != 0;
  }

  /** Whether a certificate of this profile may be signed by its own key. */
  public boolean maySignItself() {
    return selfSigned != SelfSigned.NEVER;
  }

  /** Whether a certificate of this profile may be signed by another key. */
  public boolean mayHaveIssuer() {
    return selfSigned != SelfSigned.ALWAYS;
  }

  /** The longest validity, in days. */
  public int maxDays() {
    return maxDays;
  }

  /** Whether subjectAltName must be there. */
  boolean needsAltName() {
    return this == TLS_SERVER;
  }

  /** The bits of {@link KeyUsage}. */
  int keyUsage() {
    return keyUsage;
  }

  /** The one extended key usage; none means that the extension is left out. */
  Optional<KeyPurposeId> purpose() {
    return purpose.isEmpty()
        ? Optional.empty()
        : Optional.of(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(purpose)));
  }

  /** Only a time stamper's extended key usage is critical. */
  boolean purposeCritical() {
    return this == TIME_STAMPING;
  }

  /** pathLenConstraint, or -1 for none. */
  int pathLength() {
    return pathLength;
  }
}
