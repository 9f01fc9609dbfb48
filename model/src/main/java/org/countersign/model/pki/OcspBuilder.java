package org.countersign.model.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.PublicKeyDer;

/**
 * Makes pre-signed OCSP responses (RFC 6960). As with certificates and CRLs, each is first signed
 * with a throwaway key, read back and compared with the plan; the real key is given exactly those
 * bytes.
 */
public final class OcspBuilder {
  private final Rehearsal rehearsal = new Rehearsal();

  /** The DER of the ResponseData that the plan leads to; the same for the same plan, always. */
  public byte[] toBeSigned(OcspPlan plan) throws Refused {
    try {
      KeyAlgorithm algorithm = PublicKeys.algorithm("ocsp", key(plan));
      return OcspShape.basic(plan, new Unsigned(PinnedSigner.identifier(algorithm)))
          .getTBSResponseData();
    } catch (OCSPException e) {
      throw new Refused("ocsp.not-as-planned", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Makes the response; DER of an OCSPResponse. Refuses with {@code ocsp.…} what the rules do not
   * allow; then the signer has not been called, except for {@code ocsp.signature}.
   */
  public byte[] build(OcspPlan plan, CertificateSigner signer) throws Failure {
    PublicKey key = key(plan);
    KeyAlgorithm algorithm = PublicKeys.algorithm("ocsp", key);
    if (signer.algorithm() != algorithm
        || !Arrays.equals(signer.publicKey().getEncoded(), plan.issuerKey())) {
      throw new Refused("ocsp.signer-not-issuer");
    }
    if (!plan.nextUpdate().isAfter(plan.at())) {
      throw new Refused("ocsp.validity", plan.at(), plan.nextUpdate());
    }
    byte[] tbs = toBeSigned(plan);
    try {
      checked(
          plan,
          OcspShape.response(OcspShape.basic(plan, rehearsal.signer(algorithm))),
          rehearsal.publicKey(algorithm));
      BasicOCSPResp signed = OcspShape.basic(plan, new PinnedSigner(signer, tbs));
      return checked(plan, OcspShape.response(signed), key);
    } catch (PinnedSigner.Failed e) {
      throw e.failure();
    } catch (PinnedSigner.Changed | OCSPException | IOException e) {
      throw new Refused("ocsp.not-as-planned", String.valueOf(e.getMessage()));
    }
  }

  /** Stands where a signature will be. */
  private record Unsigned(AlgorithmIdentifier getAlgorithmIdentifier) implements ContentSigner {
    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public byte[] getSignature() {
      return new byte[1];
    }
  }

  private static PublicKey key(OcspPlan plan) {
    return PublicKeyDer.read(plan.issuerKey());
  }

  /** Reads the response as a client does, and holds it against the plan. */
  private static byte[] checked(OcspPlan plan, byte[] der, PublicKey key) throws Refused {
    try {
      BasicOCSPResp read = (BasicOCSPResp) new OCSPResp(der).getResponseObject();
      if (!read.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw new Refused("ocsp.signature");
      }
      SingleResp[] all = read.getResponses();
      if (all.length != 1
          || read.hasExtensions()
          || read.getCerts().length != 0
          || !read.getProducedAt().toInstant().equals(plan.at())
          || !says(plan, all[0])) {
        throw new Refused("ocsp.not-as-planned", plan.serial().toString(16));
      }
      return der;
    } catch (IOException | OCSPException | OperatorCreationException | RuntimeException e) {
      throw new Refused("ocsp.not-as-planned", String.valueOf(e.getMessage()));
    }
  }

  private static boolean says(OcspPlan plan, SingleResp one) {
    return one.getCertID().equals(OcspShape.certificate(plan))
        && one.getThisUpdate().toInstant().equals(plan.at())
        && one.getNextUpdate().toInstant().equals(plan.nextUpdate())
        && read(one.getCertStatus()).equals(plan.status());
  }

  /** BouncyCastle spells good as null. */
  private static Optional<OcspPlan.Status> read(CertificateStatus status) {
    return Optional.ofNullable(status)
        .map(RevokedStatus.class::cast)
        .map(bad ->
            new OcspPlan.Status(
                bad.getRevocationTime().toInstant(), reason(bad.getRevocationReason())));
  }

  private static RevocationReason reason(int code) {
    for (RevocationReason reason : RevocationReason.values()) {
      if (reason.code() == code) {
        return reason;
      }
    }
    return RevocationReason.UNSPECIFIED;
  }
}
