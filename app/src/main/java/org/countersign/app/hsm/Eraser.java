package org.countersign.app.hsm;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.DestroyEvidence;

/** Destroys a key pair and collects what shows that it is gone. */
final class Eraser {
  private static final byte[] PROBE = new byte[32];

  private Eraser() {}

  static DestroyEvidence destroy(Login login, Spki spki) throws CkrException, TokenFailure {
    return login.with(spki, key -> destroy(login, key));
  }

  private static DestroyEvidence destroy(Login login, TokenKey key)
      throws CkrException, TokenFailure {
    login.mustTakeWriting();
    Session session = login.session();
    session.destroy(key.handle());
    int destroyed = 1;
    for (Found object : withId(login, key)) {
      boolean publicHalf =
          object.objectClass() == Ck.CKO_PUBLIC_KEY
              && object.publicKey().map(Spki::of).equals(Optional.of(key.spki()));
      if (publicHalf) {
        session.destroy(object.handle());
        destroyed++;
      }
    }
    login.forgetKeys();
    String attempt = signAttempt(login, key);
    int left = (int) withId(login, key).stream().filter(Found::isKey).count();
    if (!login.alive()) {
      throw login.place().missing();
    }
    return new DestroyEvidence(key.spki(), key.attributes(), destroyed, attempt, left);
  }

  /** What the token says when the old handle is used once more. */
  private static String signAttempt(Login login, TokenKey key) {
    KeyAlgorithm algorithm = KeyAlgorithm.of(key.publicKey()).orElse(KeyAlgorithm.RSA_3072);
    try {
      byte[] ignored = Signer.raw(login, key, algorithm, PROBE);
      return Ckr.name(Ckr.OK);
    } catch (CkrException e) {
      return Ckr.name(e.rv());
    }
  }

  private static List<Found> withId(Login login, TokenKey key) throws CkrException {
    Template sameId = new Template().bytes(Ck.CKA_ID, HexFormat.of().parseHex(key.id()));
    List<Found> found = new ArrayList<>();
    for (long handle : login.session().find(sameId)) {
      found.add(Found.read(login.session(), handle));
    }
    return found;
  }
}
