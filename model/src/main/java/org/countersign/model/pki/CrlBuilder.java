package org.countersign.model.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509CRL;
import java.util.Arrays;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;

/**
 * Makes full version 2 CRLs (RFC 5280 §5). As with certificates, the list is first signed with a
 * throwaway key, read back and compared with the plan; the real key is given exactly those bytes.
 */
public final class CrlBuilder {
  private final Rehearsal rehearsal = new Rehearsal();

  /** The DER of the TBSCertList that the plan leads to; the same for the same plan, always. */
  public byte[] toBeSigned(CrlPlan plan) throws Refused {
    return tbs(rehearse(plan, CrlShape.of(plan)));
  }

  /**
   * Makes the CRL. Refuses with {@code crl.…} what the rules do not allow; then the signer has not
   * been called, except for {@code crl.signature} and {@code crl.tbs-changed}.
   */
  public IssuedCrl build(CrlPlan plan, CertificateSigner signer) throws Failure {
    CrlRules.checkPlan(plan);
    checkSigner(plan, signer);
    X509v2CRLBuilder builder = CrlShape.of(plan);
    X509CRLHolder rehearsed = rehearse(plan, builder);
    byte[] tbs = tbs(rehearsed);
    X509CRL before = parse(rehearsed);
    CrlRules.checkResult(plan, before);
    if (!Signatures.verifies(before, rehearsal.publicKey(signer.algorithm()))) {
      throw new Refused("crl.signature");
    }

    X509CRLHolder signed = sign(builder, new PinnedSigner(signer, tbs));

    X509CRL after = parse(signed);
    if (!Arrays.equals(tbs(signed), tbs)) {
      throw new Refused("crl.tbs-changed");
    }
    if (!Signatures.verifies(after, plan.issuer().getPublicKey())) {
      throw new Refused("crl.signature");
    }
    CrlRules.checkResult(plan, after);
    return new IssuedCrl(Der.of(encoded(signed)), after);
  }

  private static void checkSigner(CrlPlan plan, CertificateSigner signer) throws Refused {
    KeyAlgorithm algorithm = PublicKeys.algorithm("crl", plan.issuer().getPublicKey());
    byte[] issuer = plan.issuer().getPublicKey().getEncoded();
    if (signer.algorithm() != algorithm
        || !Arrays.equals(signer.publicKey().getEncoded(), issuer)) {
      throw new Refused("crl.signer-not-issuer");
    }
  }

  private X509CRLHolder rehearse(CrlPlan plan, X509v2CRLBuilder builder) throws Refused {
    KeyAlgorithm algorithm = PublicKeys.algorithm("crl", plan.issuer().getPublicKey());
    return builder.build(rehearsal.signer(algorithm));
  }

  private static X509CRLHolder sign(X509v2CRLBuilder builder, ContentSigner signer) throws Failure {
    try {
      return builder.build(signer);
    } catch (PinnedSigner.Changed e) {
      throw new Refused("crl.tbs-changed");
    } catch (PinnedSigner.Failed e) {
      throw e.failure();
    }
  }

  private static byte[] tbs(X509CRLHolder holder) {
    try {
      return holder.toASN1Structure().getTBSCertList().getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
  }

  private static byte[] encoded(X509CRLHolder holder) {
    try {
      return holder.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
  }

  private static X509CRL parse(X509CRLHolder holder) throws Refused {
    return Certificates.parseCrl(encoded(holder));
  }
}
