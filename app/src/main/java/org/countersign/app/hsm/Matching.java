package org.countersign.app.hsm;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.KeyMissing;
import org.countersign.model.failure.TokenFailure.SignatureWrong;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.GeneratedKey;

/**
 * Which private keys of a token really are a key's. A CKA_ID is only the word of whoever wrote it,
 * and a public key can be put under any: where there is doubt, the private key has to sign.
 */
final class Matching {
  private final Login login;
  private final Spki spki;
  private final Snapshot snapshot;

  Matching(Login login, Spki spki) throws CkrException, TokenFailure {
    this.login = login;
    this.spki = spki;
    this.snapshot = login.snapshot();
  }

  /** All copies there are, with their public half. */
  List<TokenKey> privates() throws CkrException, TokenFailure {
    List<TokenKey> found = new ArrayList<>();
    for (Found candidate : snapshot.privatesOf(spki)) {
      Optional<PublicKey> certain = snapshot.certain(candidate);
      TokenKey key = TokenKey.of(candidate, half());
      boolean own =
          certain.isPresent()
              ? certain.map(Spki::of).filter(spki::equals).isPresent()
              : proves(key);
      if (own) {
        found.add(key);
      }
    }
    return found;
  }

  List<Found> publics() {
    return snapshot.publicsOf(spki);
  }

  private PublicKey half() throws KeyMissing {
    return snapshot.objects().stream()
        .flatMap(object -> object.publicKey().stream())
        .filter(key -> Spki.of(key).equals(spki))
        .findFirst()
        .orElseThrow(() -> new KeyMissing(login.label(), spki.hex()));
  }

  /** Whether what the key signs verifies under the public half. */
  private boolean proves(TokenKey key) throws TokenFailure {
    try {
      KeyAlgorithm algorithm = Signer.algorithm(login, key.publicKey());
      byte[] message = login.session().random(32);
      byte[] signature = Scheme.output(key.publicKey(), Signer.raw(login, key, algorithm, message));
      return Scheme.verifies(algorithm, key.publicKey(), message, signature);
    } catch (CkrException e) {
      return false; // a key that cannot sign proves nothing
    }
  }

  /**
   * The key under this CKA_ID, with its attributes as they are. It has to sign first: what cannot
   * sign is no signing key, and what another key signs is not this one.
   */
  GeneratedKey readBack(String ckaId) throws CkrException, TokenFailure {
    TokenKey key =
        privates().stream()
            .filter(one -> one.id().equals(ckaId))
            .findFirst()
            .orElseThrow(() -> new KeyMissing(login.label(), spki.hex()));
    KeyAlgorithm algorithm = Signer.algorithm(login, key.publicKey());
    byte[] message = login.session().random(32);
    byte[] signature = Scheme.output(key.publicKey(), Signer.raw(login, key, algorithm, message));
    if (!Scheme.verifies(algorithm, key.publicKey(), message, signature)) {
      throw new SignatureWrong(login.label(), spki.hex());
    }
    return new GeneratedKey(
        spki, key.publicKey(), algorithm, label(key), key.id(), key.attributes());
  }

  private String label(TokenKey key) {
    return snapshot.objects().stream()
        .filter(object -> object.handle() == key.handle())
        .map(Found::label)
        .findFirst()
        .orElse("");
  }
}
