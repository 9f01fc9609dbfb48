package org.countersign.model.audit;

import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Gives a signature that is there already, so that a structure can be built again and compared. */
record FixedSigner(AlgorithmIdentifier algorithm, byte[] signature) implements ContentSigner {

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return algorithm;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public byte[] getSignature() {
    return signature;
  }
}
