package org.countersign.model.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;

/** An OCSP plan as BouncyCastle builds it. */
final class OcspShape {
  private OcspShape() {}

  /** The BasicOCSPResponse, signed by whoever is given. */
  static BasicOCSPResp basic(OcspPlan plan, ContentSigner signer) throws OCSPException {
    RespID responder = new RespID(new ResponderID(new DEROctetString(keyHash(plan, "SHA-1"))));
    return new BasicOCSPRespBuilder(responder)
        .addResponse(
            certificate(plan), status(plan), Date.from(plan.at()), Date.from(plan.nextUpdate()))
        .build(signer, new X509CertificateHolder[0], Date.from(plan.at()));
  }

  /** The DER of an OCSPResponse that is successful. */
  static byte[] response(BasicOCSPResp basic) throws OCSPException, IOException {
    return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
  }

  static CertificateID certificate(OcspPlan plan) {
    String digest = plan.hash() == OcspPlan.Hash.SHA1 ? "SHA-1" : "SHA-256";
    AlgorithmIdentifier algorithm =
        plan.hash() == OcspPlan.Hash.SHA1
            ? new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE)
            : new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    return new CertificateID(
        new CertID(
            algorithm,
            new DEROctetString(hash(digest, plan.issuerName())),
            new DEROctetString(keyHash(plan, digest)),
            new ASN1Integer(plan.serial())));
  }

  /** Of the key's bits without their header (RFC 6960 §4.1.1). */
  private static byte[] keyHash(OcspPlan plan, String digest) {
    return hash(
        digest, SubjectPublicKeyInfo.getInstance(plan.issuerKey()).getPublicKeyData().getOctets());
  }

  @SuppressWarnings("NullAway") // BouncyCastle spells good as null
  static CertificateStatus status(OcspPlan plan) {
    return plan.status()
        .<CertificateStatus>map(
            bad -> new RevokedStatus(Date.from(bad.since()), bad.reason().code()))
        .orElse(CertificateStatus.GOOD);
  }

  private static byte[] hash(String digest, byte[] bytes) {
    try {
      return MessageDigest.getInstance(digest).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has " + digest, e);
    }
  }
}
