package org.countersign.app.service.audit;

import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.audit.BundleSigner;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.people.Credential;

/** A custodian whose own token is open. */
record CustodianSigner(TokenSigner signer) implements BundleSigner {

  @Override
  public String person() {
    return signer.person();
  }

  @Override
  public Credential credential() {
    return signer.enrolled().credential();
  }

  @Override
  public byte[] sign(byte[] message) throws TokenFailure {
    return signer.sign(message);
  }
}
