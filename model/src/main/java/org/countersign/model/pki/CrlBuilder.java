package org.countersign.model.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509CRL;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.CertificateList;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;

/**
 * Makes full version 2 CRLs (RFC 5280 §5). As with certificates, the list is first signed with a
 * throwaway key, read back and compared with the plan; the real key is given exactly those bytes.
 *
 * <p>Reading back is the JDK's, which makes an object of every line. So a long list is read back in
 * slices: each as a CRL of its own, with the bytes that these lines have in the whole.
 */
public final class CrlBuilder {
  /** Lines that are read back at once. */
  static final int SLICE = 10_000;

  private final Rehearsal rehearsal = new Rehearsal();

  /** The DER of the TBSCertList that the plan leads to; the same for the same plan, always. */
  public byte[] toBeSigned(CrlPlan plan) throws Refused {
    return CrlShape.of(plan).tbs();
  }

  /**
   * Makes the CRL. Refuses with {@code crl.…} what the rules do not allow; then the signer has not
   * been called, except for {@code crl.signature} and {@code crl.tbs-changed}.
   */
  public IssuedCrl build(CrlPlan plan, CertificateSigner signer) throws Failure {
    CrlRules.checkPlan(plan);
    checkSigner(plan, signer);
    CrlShape shape = CrlShape.of(plan);
    rehearse(plan, shape, signer.algorithm());
    byte[] tbs = shape.tbs();

    byte[] signature = signer.sign(tbs.clone());

    byte[] der = shape.signed(tbs, signature);
    mustHold(der, tbs, signature);
    if (!verifies(signer.algorithm(), plan.issuer().getPublicKey(), tbs, signature)) {
      throw new Refused("crl.signature");
    }
    return new IssuedCrl(Der.of(der));
  }

  private static void checkSigner(CrlPlan plan, CertificateSigner signer) throws Refused {
    KeyAlgorithm algorithm = PublicKeys.algorithm("crl", plan.issuer().getPublicKey());
    byte[] issuer = plan.issuer().getPublicKey().getEncoded();
    if (signer.algorithm() != algorithm
        || !Arrays.equals(signer.publicKey().getEncoded(), issuer)) {
      throw new Refused("crl.signer-not-issuer");
    }
  }

  /** The slices are read back side by side; the first that is wrong is told. */
  private void rehearse(CrlPlan plan, CrlShape shape, KeyAlgorithm algorithm) throws Refused {
    int slices = Math.max(1, (plan.revoked().size() + SLICE - 1) / SLICE);
    Optional<Refused> wrong =
        IntStream.range(0, slices)
            .parallel()
            .mapToObj(slice -> rehearse(plan, shape, algorithm, slice))
            .flatMap(Optional::stream)
            .findFirst();
    if (wrong.isPresent()) {
      throw wrong.get();
    }
  }

  private Optional<Refused> rehearse(
      CrlPlan plan, CrlShape shape, KeyAlgorithm algorithm, int slice) {
    int from = slice * SLICE;
    int to = Math.min(plan.revoked().size(), from + SLICE);
    byte[] tbs = shape.tbs(from, to);
    try {
      X509CRL read = Certificates.parseCrl(shape.signed(tbs, rehearsal.signature(algorithm, tbs)));
      CrlRules.checkResult(plan.withLines(from, to), read);
      if (!Signatures.verifies(read, rehearsal.publicKey(algorithm))) {
        throw new Refused("crl.signature");
      }
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(e);
    }
  }

  /** What goes out, taken apart by a reader that has not made it, is what was signed. */
  private static void mustHold(byte[] der, byte[] tbs, byte[] signature) throws Refused {
    try {
      CertificateList list = CertificateList.getInstance(der);
      if (!Arrays.equals(list.getTBSCertList().getEncoded(), tbs)
          || !Arrays.equals(list.getSignature().getOctets(), signature)) {
        throw new Refused("crl.tbs-changed");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("crl.tbs-changed");
    }
  }

  private static boolean verifies(
      KeyAlgorithm algorithm, PublicKey key, byte[] tbs, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(algorithm.scheme());
      verifier.initVerify(key);
      verifier.update(tbs);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
