package org.countersign.model.pki;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;

/**
 * Puts a {@link CertificateSigner} where BouncyCastle wants a ContentSigner, and passes only those
 * bytes on to it that were expected: the key is not used for anything that has not been checked.
 */
final class PinnedSigner implements ContentSigner {

  /** What was to be signed is not what was checked; the key was not used. */
  static final class Changed extends RuntimeException {}

  /** The signer failed; its own failure is inside. */
  static final class Failed extends RuntimeException {
    private final transient Failure failure;

    Failed(Failure failure) {
      super(failure);
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  private final CertificateSigner signer;
  private final byte[] expected;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  PinnedSigner(CertificateSigner signer, byte[] expected) {
    this.signer = signer;
    this.expected = expected;
  }

  /** The AlgorithmIdentifier of an algorithm's one signature scheme. */
  static AlgorithmIdentifier identifier(KeyAlgorithm algorithm) {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm.scheme());
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return identifier(signer.algorithm());
  }

  @Override
  public OutputStream getOutputStream() {
    return received;
  }

  @Override
  public byte[] getSignature() {
    if (!Arrays.equals(received.toByteArray(), expected)) {
      throw new Changed();
    }
    try {
      return signer.sign(expected.clone());
    } catch (Failure failure) {
      throw new Failed(failure);
    }
  }
}
