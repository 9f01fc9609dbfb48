package org.countersign.app.hsm;

import java.util.List;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.DestroyEvidence;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.SigningToken;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;

/** A signing token, as what may be done with it. */
final class OpenSigning implements SigningToken {
  private final Lease lease;

  OpenSigning(Lease lease) {
    this.lease = lease;
  }

  @Override
  public TokenIdentity identity() {
    return lease.identity();
  }

  @Override
  public GeneratedKey generate(KeyAlgorithm algorithm, String label) throws TokenFailure {
    return lease.generate(login -> new KeyMaker(login, algorithm, label).make(KeyUse.SIGN));
  }

  @Override
  public byte[] sign(Spki key, byte[] message) throws TokenFailure {
    return lease.call("C_Sign", login -> Signer.sign(login, key, message));
  }

  @Override
  public DestroyEvidence destroy(Spki key) throws TokenFailure {
    return lease.call("C_DestroyObject", login -> Eraser.destroy(login, key));
  }

  @Override
  public List<TokenObject> objects() throws TokenFailure {
    return lease.call("C_FindObjects", login -> login.snapshot().shown());
  }

  @Override
  public void changePin(char[] oldPin, char[] newPin) throws TokenFailure {
    try (Pin old = Pin.of(oldPin);
        Pin fresh = Pin.of(newPin)) {
      boolean ignored =
          lease.call(
              "C_SetPIN",
              login -> {
                login.changePin(old, fresh);
                return true;
              });
    }
  }

  @Override
  public void close() {
    lease.close();
  }
}
