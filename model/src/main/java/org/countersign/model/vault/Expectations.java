package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Expected;

/** What the register expects of a token. */
public final class Expectations {
  private final VaultState state;
  private final TokenIdentity token;
  private final boolean signing;
  private final List<Expected.Key> keys = new ArrayList<>();
  private final Map<Spki, String> elsewhere = new HashMap<>();
  private final Map<Spki, String> destroyed = new HashMap<>();

  private Expectations(VaultState state, TokenIdentity token, boolean signing) {
    this.state = state;
    this.token = token;
    this.signing = signing;
  }

  /** Of a signing token, or of the token of a credential in use; empty for any other. */
  public static Optional<Expected> of(VaultState state, TokenIdentity token) {
    boolean signing = commissioned(state, token);
    Optional<EnrolledCredential> own = owner(state, token);
    if (!signing && own.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Expectations(state, token, signing).collected());
  }

  static boolean commissioned(VaultState state, TokenIdentity token) {
    return state
        .tokens()
        .find(token.serial())
        .filter(known -> known.ready().token().equals(token))
        .isPresent();
  }

  /** The credential in use whose token it is. */
  static Optional<EnrolledCredential> owner(VaultState state, TokenIdentity token) {
    return state.people().credentials().stream()
        .filter(one -> one.active() && one.credential().token().equals(token))
        .findFirst();
  }

  private Expected collected() {
    state.keys().keys().forEach(this::key);
    state.people().credentials().stream()
        .filter(EnrolledCredential::active)
        .forEach(one -> credential(one.credential(), state.people().nameOf(one.person())));
    return new Expected(token, signing, keys, elsewhere, destroyed);
  }

  private void key(SigningKey key) {
    if (key.state() instanceof KeyState.Destroyed) {
      destroyed.put(key.spki(), key.label());
    } else if (key.token().equals(token)) {
      keys.add(expected(key));
    } else {
      elsewhere.put(key.spki(), key.token().label());
    }
  }

  static Expected.Key expected(SigningKey key) {
    return new Expected.Key(
        key.spki(), key.label(), key.ckaId(), Expected.Use.SIGN, key.attributes(), key.createdAt());
  }

  private void credential(Credential credential, String name) {
    Spki share = Spki.of(credential.share());
    if (!credential.token().equals(token)) {
      elsewhere.put(credential.spki(), credential.token().label());
      elsewhere.put(share, credential.token().label());
      return;
    }
    boolean agrees = !credential.shareKey().getAlgorithm().equals("RSA");
    keys.add(own(credential.spki(), name, Expected.Use.SIGN));
    keys.add(own(share, name, agrees ? Expected.Use.AGREE : Expected.Use.DECRYPT));
  }

  /** What was read back of a custodian's keys is not on record: only what they must be is known. */
  private static Expected.Key own(Spki spki, String name, Expected.Use use) {
    return new Expected.Key(spki, name, "", use, Map.of(), Instant.EPOCH);
  }
}
