package org.countersign.model.audit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.PublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.people.Signatures;

/** Puts a custodian where BouncyCastle wants a ContentSigner; what comes back is verified. */
final class AskingSigner implements ContentSigner {

  /** The custodian's token did not sign; its own failure is inside. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    Failed(Failure failure) {
      super(failure);
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  private final BundleSigner signer;
  private final AlgorithmIdentifier algorithm;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  AskingSigner(BundleSigner signer) throws Refused {
    this.signer = signer;
    this.algorithm = identifier(signer.credential().signingKey());
  }

  /** The AlgorithmIdentifier of a key's one signature scheme. */
  static AlgorithmIdentifier identifier(PublicKey key) throws Refused {
    KeyAlgorithm known =
        KeyAlgorithm.of(key)
            .orElseThrow(() -> new Refused("bundle.key-algorithm", key.getAlgorithm()));
    return new DefaultSignatureAlgorithmIdentifierFinder().find(known.scheme());
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return algorithm;
  }

  @Override
  public OutputStream getOutputStream() {
    return message;
  }

  @Override
  public byte[] getSignature() {
    try {
      return sign(signer, message.toByteArray());
    } catch (Failure e) {
      throw new Failed(e);
    }
  }

  /** Asks for a raw signature and verifies it. */
  static byte[] sign(BundleSigner signer, byte[] message) throws Failure {
    byte[] signature = signer.sign(message);
    if (!Signatures.verify(signer.credential().signingKey(), message, signature)) {
      throw new Refused("bundle.signer", signer.person());
    }
    return signature;
  }
}
