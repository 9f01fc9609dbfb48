package org.countersign.model.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;

/**
 * Issues certificates. The bytes to be signed are built once; a certificate around them, signed
 * with a throwaway key, must pass every rule before the real key sees them, and the finished
 * certificate is checked again: same bytes, signature verified in software.
 */
public final class CertificateIssuer {
  private final InstantSource clock;
  private final Rehearsal rehearsal = new Rehearsal();

  public CertificateIssuer(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The DER of the TBSCertificate that the plan leads to; the same for the same plan, always.
   * Whether the issuer may sign it is not looked at.
   */
  public byte[] toBeSigned(CertificatePlan plan) throws Refused {
    PlannedCertificate planned = PlannedCertificate.of(plan);
    return CertificateShape.encoded(rehearse(planned, CertificateShape.of(planned)));
  }

  /**
   * Refuses, before anybody is asked to approve it, a plan that would be refused when it is carried
   * out: whoever signs it.
   */
  public void check(CertificatePlan plan) throws Refused {
    PlannedCertificate planned = PlannedCertificate.of(plan);
    IssuerRules.checkPlan(planned, clock.instant());
    checkRehearsed(planned, parse(rehearse(planned, CertificateShape.of(planned))));
  }

  private void checkRehearsed(PlannedCertificate planned, X509Certificate rehearsed)
      throws Refused {
    CertificateRules.check(planned, rehearsed);
    PathRules.check(planned, rehearsed, rehearsal.publicKey(planned.issuerAlgorithm()));
  }

  /**
   * Issues a certificate. Refuses with {@code certificate.…} what the rules do not allow; then the
   * signer has not been called, except for {@code certificate.signature} and {@code
   * certificate.tbs-changed}.
   */
  public IssuedCertificate issue(CertificatePlan plan, CertificateSigner signer) throws Failure {
    PlannedCertificate planned = PlannedCertificate.of(plan);
    IssuerRules.check(planned, signer, clock.instant());
    X509v3CertificateBuilder builder = CertificateShape.of(planned);
    X509CertificateHolder rehearsed = rehearse(planned, builder);
    byte[] tbs = CertificateShape.encoded(rehearsed);
    checkRehearsed(planned, parse(rehearsed));

    X509CertificateHolder signed = build(builder, new PinnedSigner(signer, tbs));

    X509Certificate after = parse(signed);
    if (!Arrays.equals(CertificateShape.encoded(signed), tbs)) {
      throw new Refused("certificate.tbs-changed");
    }
    if (!Signatures.verifies(after, planned.issuerKey())) {
      throw new Refused("certificate.signature");
    }
    CertificateRules.check(planned, after);
    PathRules.check(planned, after, planned.issuerKey());
    return new IssuedCertificate(Der.of(Certificates.der(after)), after);
  }

  private X509CertificateHolder rehearse(
      PlannedCertificate planned, X509v3CertificateBuilder builder) throws Refused {
    KeyAlgorithm algorithm = planned.issuerAlgorithm();
    return builder.build(rehearsal.signer(algorithm));
  }

  private static X509CertificateHolder build(X509v3CertificateBuilder builder, ContentSigner signer)
      throws Failure {
    try {
      return builder.build(signer);
    } catch (PinnedSigner.Changed e) {
      throw new Refused("certificate.tbs-changed");
    } catch (PinnedSigner.Failed e) {
      throw e.failure();
    }
  }

  private static X509Certificate parse(X509CertificateHolder holder) throws Refused {
    try {
      return Certificates.parse(holder.getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
  }
}
