package org.countersign.app.hsm;

import java.security.PublicKey;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.SignatureWrong;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;

/** Signs with a key of the token, and verifies in software before anyone sees the signature. */
final class Signer {
  private Signer() {}

  static byte[] sign(Login login, Spki spki, byte[] message) throws CkrException, TokenFailure {
    return login.with(spki, key -> sign(login, key, message));
  }

  private static byte[] sign(Login login, TokenKey key, byte[] message)
      throws CkrException, TokenFailure {
    KeyAlgorithm algorithm = algorithm(login, key.publicKey());
    byte[] raw = raw(login, key, algorithm, message);
    byte[] signature = Scheme.output(key.publicKey(), raw);
    if (!Scheme.verifies(algorithm, key.publicKey(), message, signature)) {
      throw new SignatureWrong(login.label(), key.spki().hex());
    }
    return signature;
  }

  /** What the token itself gives, unverified. */
  static byte[] raw(Login login, TokenKey key, KeyAlgorithm algorithm, byte[] message)
      throws CkrException {
    byte[] input = Scheme.input(algorithm, message);
    long mechanism = Scheme.mechanism(algorithm);
    return login.session().sign(mechanism, key.handle(), input, login.pinFor(key));
  }

  static KeyAlgorithm algorithm(Login login, PublicKey key) throws TokenRefused {
    return KeyAlgorithm.of(key)
        .orElseThrow(() ->
            Failures.refused(
                new CkrException(Call.SIGN_INIT, Ckr.KEY_TYPE_INCONSISTENT), login.label()));
  }
}
