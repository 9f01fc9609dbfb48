package org.countersign.app.hsm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.countersign.model.failure.QuorumNotMet;
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
  private final Predicate<Spki> covered;
  private final Set<Spki> made = ConcurrentHashMap.newKeySet();

  /**
   * @param covered which keys the authority is for; those made in this opening are added to them
   */
  OpenSigning(Lease lease, Predicate<Spki> covered) {
    this.lease = lease;
    this.covered = covered;
  }

  @Override
  public TokenIdentity identity() {
    return lease.identity();
  }

  @Override
  public GeneratedKey generate(KeyAlgorithm algorithm, String label) throws TokenFailure {
    GeneratedKey key =
        lease.generate(login -> new KeyMaker(login, algorithm, label).make(KeyUse.SIGN));
    made.add(key.spki());
    return key;
  }

  @Override
  public byte[] sign(Spki key, byte[] message) throws TokenFailure, QuorumNotMet {
    mustCover(key);
    return lease.call("C_Sign", login -> Signer.sign(login, key, message));
  }

  @Override
  public DestroyEvidence destroy(Spki key) throws TokenFailure, QuorumNotMet {
    mustCover(key);
    return lease.call("C_DestroyObject", login -> Eraser.destroy(login, key));
  }

  @Override
  public DestroyEvidence destroyFound(Spki key, String ckaId) throws TokenFailure, QuorumNotMet {
    mustCover(key);
    return lease.call("C_DestroyObject", login -> Eraser.destroyUnder(login, key, ckaId));
  }

  @Override
  public GeneratedKey readBack(Spki key, String ckaId) throws TokenFailure, QuorumNotMet {
    mustCover(key);
    return lease.call("C_Sign", login -> new Matching(login, key).readBack(ckaId));
  }

  @Override
  public List<TokenObject> objects() throws TokenFailure {
    return lease.call("C_FindObjects", login -> login.snapshot().shown());
  }

  @Override
  public void writeData(String label, byte[] value) throws TokenFailure {
    lease.writeData(label, value);
  }

  @Override
  public Optional<byte[]> readData(String label) throws TokenFailure {
    return lease.readData(label);
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

  private void mustCover(Spki key) throws QuorumNotMet {
    if (!covered.test(key) && !made.contains(key)) {
      throw new QuorumNotMet("key", key.hex());
    }
  }
}
