package org.countersign.app.service.execution;

import java.security.PublicKey;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.SigningKey;
import org.countersign.model.pki.CertificateSigner;
import org.countersign.model.port.SigningToken;

/** A vault key in an open signing token, as what signs certificates and CRLs. */
final class HsmSigner implements CertificateSigner {
  private final SigningToken token;
  private final SigningKey key;
  private final PublicKey publicKey;

  HsmSigner(SigningToken token, SigningKey key) {
    this.token = token;
    this.key = key;
    this.publicKey = PublicKeyDer.read(key.publicKey());
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public KeyAlgorithm algorithm() {
    return key.algorithm();
  }

  @Override
  public byte[] sign(byte[] tbs) throws Failure {
    return token.sign(key.spki(), tbs);
  }
}
