package org.countersign.app.hsm;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;

/** A custodian's token, as what may be done with it. */
final class OpenPersonal implements PersonalToken {
  private final Lease lease;

  OpenPersonal(Lease lease) {
    this.lease = lease;
  }

  @Override
  public TokenIdentity identity() {
    return lease.identity();
  }

  @Override
  public GeneratedKey generateSigningKey(KeyAlgorithm algorithm, String label) throws TokenFailure {
    return lease.generate(login -> new KeyMaker(login, algorithm, label).make(KeyUse.SIGN));
  }

  @Override
  public GeneratedKey generateShareKey(KeyAlgorithm algorithm, String label) throws TokenFailure {
    if (algorithm == KeyAlgorithm.ED25519) {
      throw new IllegalArgumentException("an Ed25519 key neither agrees nor decrypts");
    }
    return lease.generate(login -> new KeyMaker(login, algorithm, label).make(KeyUse.SHARE));
  }

  @Override
  public byte[] sign(Spki key, byte[] message) throws TokenFailure {
    return lease.call("C_Sign", login -> Signer.sign(login, key, message));
  }

  @Override
  public byte[] agree(Spki key, PublicKey peer) throws TokenFailure {
    return lease.secret(
        "C_DeriveKey", login -> ShareOpener.agree(login, key, peer), OpenPersonal::wipe);
  }

  @Override
  public byte[] decrypt(Spki key, byte[] cipherText) throws TokenFailure {
    return lease.secret(
        "C_Decrypt", login -> ShareOpener.decrypt(login, key, cipherText), OpenPersonal::wipe);
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
  public void close() {
    lease.close();
  }

  private static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }
}
