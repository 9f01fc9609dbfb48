package org.countersign.app.service.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.model.failure.Failure;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.reconcile.Seen;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.vault.Expectations;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.LookBodies;
import org.countersign.model.vault.TokenLook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a look at a token finds is on Today until it is gone or somebody leaves it for a time.
 */
class DifferenceDuesTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private final Spki stranger = Spki.of(SoftCustodian.keyPair().getPublic());

  /** A key as it stands on the token, under its CKA_ID. */
  private record Held(Spki spki, String label, String id) {
    TokenObject object() {
      return new TokenObject(
          "CKO_PUBLIC_KEY", label, id, Optional.of(spki), Optional.empty(), "P-384", Map.of());
    }
  }

  private Held made(String label, String id) throws Failure {
    KeyPair pair = SoftCustodian.keyPair();
    Results.KeyMade made =
        new Results.KeyMade(
            Spki.of(pair.getPublic()),
            pair.getPublic().getEncoded(),
            KeyAlgorithm.EC_P384,
            VaultLife.HSM,
            id,
            Map.of());
    vault.run(VaultLife.DOMAIN, life.generateOf(label), made);
    vault.advance(Duration.ofMinutes(1));
    return new Held(made.spki(), label, id);
  }

  private Held destroyed(String label, String id) throws Failure {
    Held held = made(label, id);
    vault.run(
        VaultLife.DOMAIN,
        new Operation.DestroyKey(held.spki()),
        new Results.KeyGone(Map.of(), 1, "CKR_KEY_HANDLE_INVALID", 0));
    return held;
  }

  private static Seen at(TokenIdentity token, List<TokenObject> objects) {
    return Seen.at(token, Depth.PUBLIC, true, objects);
  }

  private static List<TokenObject> with(List<TokenObject> objects, TokenObject more) {
    return Stream.concat(objects.stream(), Stream.of(more)).toList();
  }

  /** What has to be seen on the token for the difference to be found. */
  private Seen seen(Difference.Kind kind, Held old, Held young, Held gone) {
    TokenIdentity hsm = VaultLife.HSM;
    List<TokenObject> all = List.of(old.object(), young.object());
    return switch (kind) {
      case TOKEN_SWAPPED ->
          Seen.instead(hsm, Depth.PUBLIC, List.of(new TokenIdentity(hsm.label(), "99")));
      case TOKEN_REINITIALISED -> Seen.at(hsm, Depth.PUBLIC, false, List.of());
      case TOKEN_RESTORED, KEY_MISSING -> at(hsm, List.of(old.object()));
      case DESTROYED_KEY_BACK -> at(hsm, with(all, gone.object()));
      case KEY_TWICE -> at(hsm, with(all, new Held(old.spki(), "copy", "77").object()));
      case KEY_UNKNOWN -> at(hsm, with(all, new Held(stranger, "stranger", "77").object()));
      case OWN_KEY_UNKNOWN ->
          at(
              vault.ada.credential(VaultFixture.ID).token(),
              List.of(new Held(stranger, "stranger", "77").object()));
      case ATTRIBUTES_DRIFTED ->
          at(hsm, List.of(young.object(), new Held(old.spki(), old.label(), "77").object()));
      case CERTIFICATE_OF_OTHER_KEY ->
          at(
              hsm,
              with(
                  all,
                  new TokenObject(
                      "CKO_CERTIFICATE",
                      "theirs",
                      old.id(),
                      Optional.empty(),
                      Optional.of(stranger),
                      "",
                      Map.of())));
      case LABEL_SHARED -> at(hsm, with(all, new Held(stranger, old.label(), "77").object()));
      case ID_SHARED -> at(hsm, with(all, new Held(stranger, "stranger", old.id()).object()));
    };
  }

  private void look(Seen seen) throws Failure {
    Collection<Difference> found =
        Reconciliation.of(Expectations.of(vault.state(), seen.token()).orElseThrow(), seen);
    Results.TokenSeen told =
        Results.TokenSeen.of(
            vault.attach(Canonical.bytesOf(seen), Seen.TYPE), seen, new ArrayList<>(found));
    vault.append(
        vault.ada, Kinds.LOOKED, "", false, new LookBodies.TokenLooked(seen.token(), told));
  }

  private List<String> due(int days) {
    Instant now = vault.now().plus(Duration.ofDays(days));
    return Dues.find(
            vault.state(),
            now,
            now,
            new Survey.Besides(new Weaknesses(), (issuer, number) -> false))
        .all()
        .stream()
        .map(Due::kind)
        .filter(kind -> kind.startsWith("difference."))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aDifferenceIsDueWhileItIsThereAndNotWhileItIsLeft(Difference.Kind kind) throws Failure {
    Held gone = destroyed("gone", "01");
    Held old = made("old", "02");
    Held young = made("young", "03");
    Seen seen = seen(kind, old, young, gone);
    boolean own = !seen.token().equals(VaultLife.HSM);
    Seen clean = at(seen.token(), own ? List.of() : List.of(old.object(), young.object()));
    look(clean);
    assertThat(due(0)).isEmpty();

    look(seen);
    assertThat(due(0)).contains(TokenDifferences.kind(kind));

    leave(seen.token());
    assertThat(due(0)).as("left for thirty days").isEmpty();
    assertThat(due(31)).as("and again after them").contains(TokenDifferences.kind(kind));

    look(clean);
    assertThat(due(31)).isEmpty();
  }

  private void leave(TokenIdentity token) throws Failure {
    for (TokenLook.Standing one : vault.state().looks().find(token).orElseThrow().standings()) {
      vault.append(
          vault.ben,
          Kinds.DISPOSED,
          "",
          false,
          new LookBodies.Disposed(
              token, one.difference().id(), "known", vault.now().plus(Duration.ofDays(30))));
    }
  }
}
