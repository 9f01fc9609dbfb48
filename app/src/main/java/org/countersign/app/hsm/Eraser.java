package org.countersign.app.hsm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.KeyMissing;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.DestroyEvidence;
import org.countersign.model.request.Results;

/** Destroys a key pair and collects what shows that it is gone. */
final class Eraser {
  private static final byte[] PROBE = new byte[32];

  private final Login login;
  private final Spki spki;
  private final Predicate<String> meant;

  private Eraser(Login login, Spki spki, Predicate<String> meant) {
    this.login = login;
    this.spki = spki;
    this.meant = meant;
  }

  /** Every copy of the key on the token. */
  static DestroyEvidence destroy(Login login, Spki spki) throws CkrException, TokenFailure {
    Eraser all = new Eraser(login, spki, id -> true);
    Matching matching = new Matching(login, spki);
    List<TokenKey> privates = matching.privates();
    if (privates.isEmpty()) {
      throw new KeyMissing(login.label(), spki.hex());
    }
    return all.destroy(privates, matching.publics());
  }

  /** What there is of the key under this CKA_ID, be it only its public half. */
  static DestroyEvidence destroyUnder(Login login, Spki spki, String id)
      throws CkrException, TokenFailure {
    Eraser one = new Eraser(login, spki, id::equals);
    Matching matching = new Matching(login, spki);
    List<Found> publics = matching.publics().stream().filter(o -> o.id().equals(id)).toList();
    List<TokenKey> privates =
        matching.privates().stream().filter(key -> key.id().equals(id)).toList();
    if (privates.isEmpty() && publics.isEmpty()) {
      throw new KeyMissing(login.label(), spki.hex());
    }
    return one.destroy(privates, publics);
  }

  private DestroyEvidence destroy(List<TokenKey> privates, List<Found> publics)
      throws CkrException, TokenFailure {
    login.mustTakeWriting();
    // The public half last: as long as it is there, anyone can see that it is not finished.
    for (TokenKey key : privates) {
      login.session().destroy(key.handle());
    }
    for (Found half : publics) {
      login.session().destroy(half.handle());
    }
    login.forgetKeys();
    Set<String> ids = privates.stream().map(TokenKey::id).collect(Collectors.toSet());
    String attempt =
        privates.isEmpty()
            ? Results.KeyErased.NO_PRIVATE_KEY
            : signAttempt(login, privates.getFirst());
    int left = left(ids);
    if (!login.alive()) {
      throw login.place().missing();
    }
    return new DestroyEvidence(
        spki, before(privates, publics), privates.size() + publics.size(), attempt, left, device());
  }

  private static Map<String, String> before(List<TokenKey> privates, List<Found> publics) {
    if (!privates.isEmpty()) {
      return privates.getFirst().attributes();
    }
    Found half = publics.getFirst();
    return Attributes.shown(half.objectClass(), half.values());
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

  /**
   * A new search over all objects: what is the key's, and private keys of its CKA_ID whose public
   * half is not known any more.
   */
  private int left(Set<String> ids) throws CkrException, TokenFailure {
    Snapshot now = login.snapshot();
    long named =
        now.objects().stream()
            .filter(Found::isKey)
            .filter(object -> meant.test(object.id()))
            .filter(
                object -> now.publicKeyOf(object).map(Spki::of).filter(spki::equals).isPresent())
            .count();
    long nameless =
        now.objects().stream()
            .filter(Found::isPrivateKey)
            .filter(object -> ids.contains(object.id()))
            .filter(object -> now.publicKeyOf(object).equals(Optional.empty()))
            .count();
    return (int) (named + nameless);
  }

  private String device() {
    return login
        .place()
        .now()
        .map(info -> (info.manufacturer() + " " + info.model()).strip())
        .orElse("");
  }
}
