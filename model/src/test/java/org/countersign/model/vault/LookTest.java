package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.countersign.model.request.Reach;
import org.countersign.model.request.Results;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.Test;

/** What one person may tell of a token, and what follows from it and what does not. */
class LookTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private final KeyPair stranger = SoftCustodian.keyPair();
  private final Spki unknown = Spki.of(stranger.getPublic());

  private Seen seen(Depth depth) {
    return Seen.at(VaultLife.HSM, depth, true, List.of(publicHalf()));
  }

  private TokenObject publicHalf() {
    return new TokenObject(
        "CKO_PUBLIC_KEY",
        "stranger",
        "0a",
        Optional.of(unknown),
        Optional.empty(),
        "P-384",
        Map.of());
  }

  private Results.TokenSeen told(Seen seen) {
    return Results.TokenSeen.of(
        vault.attach(Canonical.bytesOf(seen), Seen.TYPE),
        seen,
        Reconciliation.of(Expectations.of(vault.state(), VaultLife.HSM).orElseThrow(), seen));
  }

  private String look(Results.TokenSeen told) {
    return VaultFixture.code(() ->
        vault.append(
            vault.ada, Kinds.LOOKED, "", false, new LookBodies.TokenLooked(VaultLife.HSM, told)));
  }

  private TokenLook.Standing standing() {
    return vault.state().looks().find(VaultLife.HSM).orElseThrow().standings().getFirst();
  }

  @Test
  void aLookIsBelievedOnlyAsFarAsWhatItSawBearsItOut() {
    Results.TokenSeen told = told(seen(Depth.PUBLIC));
    assertThat(look(new Results.TokenSeen(told.seen(), told.objects(), 0, List.of())))
        .isEqualTo("look.not-borne-out");
    assertThat(look(new Results.TokenSeen(told.seen(), 7, told.count(), told.differences())))
        .isEqualTo("look.not-borne-out");
    assertThat(look(told)).isEqualTo("allowed");
    assertThat(standing().difference().kind()).isEqualTo(Difference.Kind.KEY_UNKNOWN);
  }

  @Test
  void onePersonCannotLookAtAllObjectsOfASigningToken() {
    assertThat(look(told(seen(Depth.FULL)))).isEqualTo("look.other");
  }

  @Test
  void aLookWhoseFileIsGoneOrOfAnotherKindIsRefused() {
    Results.TokenSeen told = told(seen(Depth.PUBLIC));
    Results.Attachment other =
        new Results.Attachment(told.seen().attachment(), told.seen().bytes(), "text/plain");
    assertThat(look(new Results.TokenSeen(other, 1, 1, told.differences())))
        .isEqualTo("look.other");
    Results.Attachment gone =
        new Results.Attachment("cd".repeat(32), told.seen().bytes(), Seen.TYPE);
    assertThat(look(new Results.TokenSeen(gone, 1, 1, told.differences())))
        .isEqualTo("journal.attachment-missing");
  }

  @Test
  void aLookAtATokenThatIsNobodysIsRefused() {
    TokenIdentity stray = new TokenIdentity("stray", "99");
    Seen seen = Seen.at(stray, Depth.PUBLIC, true, List.of());
    Results.TokenSeen told =
        Results.TokenSeen.of(vault.attach(Canonical.bytesOf(seen), Seen.TYPE), seen, List.of());
    assertThat(
            VaultFixture.code(() ->
                vault.append(
                    vault.ada, Kinds.LOOKED, "", false, new LookBodies.TokenLooked(stray, told))))
        .isEqualTo("look.token");
  }

  private String leave(String difference, Duration until) {
    return VaultFixture.code(() ->
        vault.append(
            vault.ben,
            Kinds.DISPOSED,
            "",
            false,
            new LookBodies.Disposed(
                VaultLife.HSM, difference, "known to us", vault.now().plus(until))));
  }

  @Test
  void aDifferenceIsLeftForATimeAndWaitsAgainAfterIt() {
    assertThat(look(told(seen(Depth.PUBLIC)))).isEqualTo("allowed");
    String id = standing().difference().id();
    assertThat(leave("ab".repeat(32), Duration.ofDays(1))).isEqualTo("difference.gone");
    assertThat(leave(id, Duration.ZERO)).isEqualTo("difference.until");
    assertThat(leave(id, Duration.ofDays(400))).isEqualTo("difference.until");
    assertThat(leave(id, Duration.ofDays(30))).isEqualTo("allowed");
    assertThat(standing().waits(vault.now())).isFalse();
    assertThat(look(told(seen(Depth.PUBLIC)))).isEqualTo("allowed");
    assertThat(standing().waits(vault.now())).as("found again, and still left").isFalse();
    assertThat(standing().waits(vault.now().plus(Duration.ofDays(30)))).isTrue();
  }

  @Test
  void whatWentAndCameBackIsNotLeftAnyMore() {
    assertThat(look(told(seen(Depth.PUBLIC)))).isEqualTo("allowed");
    assertThat(leave(standing().difference().id(), Duration.ofDays(30))).isEqualTo("allowed");
    assertThat(look(told(Seen.at(VaultLife.HSM, Depth.PUBLIC, true, List.of()))))
        .isEqualTo("allowed");
    assertThat(look(told(seen(Depth.PUBLIC)))).isEqualTo("allowed");
    assertThat(standing().waits(vault.now())).isTrue();
  }

  private Operation.AdoptKey adopt(String id) {
    return new Operation.AdoptKey(
        unknown, id, "adopted", VaultLife.HSM, "signs", vault.now().plus(Duration.ofDays(9)));
  }

  private Results.KeyMade readBack(String id) {
    return new Results.KeyMade(
        unknown,
        stranger.getPublic().getEncoded(),
        KeyAlgorithm.EC_P384,
        VaultLife.HSM,
        id,
        Map.of("CKA_EXTRACTABLE", "true"));
  }

  private String started(String domain, Operation operation) throws Failure {
    String hash = vault.approved(domain, operation);
    vault.start(hash, vault.ada);
    return hash;
  }

  @Test
  void onlyAKeyThatALookHasFoundThereCanBeAdoptedOrDestroyed() throws Failure {
    String adopted = vault.approved(VaultLife.DOMAIN, adopt("0a"));
    String destroyed = vault.approved("", new Operation.DestroyFound(VaultLife.HSM, unknown, "0a"));
    assertThat(VaultFixture.code(() -> vault.start(adopted, vault.ada)))
        .isEqualTo("difference.gone");
    assertThat(VaultFixture.code(() -> vault.start(destroyed, vault.ada)))
        .isEqualTo("difference.gone");
    assertThat(look(told(seen(Depth.PUBLIC)))).isEqualTo("allowed");
    vault.start(adopted, vault.ada);
    vault.finish(adopted, vault.ada, readBack("0a"));
    assertThat(standing().difference().kind()).isEqualTo(Difference.Kind.ATTRIBUTES_DRIFTED);
    assertThat(VaultFixture.code(() -> vault.start(destroyed, vault.ada)))
        .as("it is the register's now")
        .isEqualTo("difference.registered");
  }

  @Test
  void anAdoptionThatReadBackAnotherKeyIsRefused() throws Failure {
    assertThat(look(told(seen(Depth.PUBLIC)))).isEqualTo("allowed");
    String hash = started(VaultLife.DOMAIN, adopt("0a"));
    assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, readBack("0b"))))
        .isEqualTo("result.other-key");
    KeyPair other = SoftCustodian.keyPair();
    assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, VaultLife.made(other))))
        .isEqualTo("result.other-key");
  }

  @Test
  void anAuthorityReachesExactlyThatTokenAndThatKey() {
    Reach adopt = Reach.of(vault.state(), adopt("0a"));
    assertThat(adopt.tokens()).containsExactly(VaultLife.HSM);
    assertThat(adopt.keys()).containsExactly(unknown);
    Reach found = Reach.of(vault.state(), new Operation.DestroyFound(VaultLife.HSM, unknown, "0a"));
    assertThat(found).isEqualTo(adopt);
    Reach look = Reach.of(vault.state(), new Operation.ReconcileToken(VaultLife.HSM));
    assertThat(look.keys()).isEmpty();
  }

  @Test
  void aFoundKeyIsGoneOnlyWithEvidence() throws Failure {
    assertThat(look(told(seen(Depth.PUBLIC)))).isEqualTo("allowed");
    String hash = started("", new Operation.DestroyFound(VaultLife.HSM, unknown, "0a"));
    for (Results.KeyErased wrong :
        List.of(
            new Results.KeyErased(Map.of(), 2, "CKR_KEY_HANDLE_INVALID", 1, "x"),
            new Results.KeyErased(Map.of(), 0, "CKR_KEY_HANDLE_INVALID", 0, "x"),
            new Results.KeyErased(Map.of(), 2, "CKR_OK", 0, "x"))) {
      assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, wrong)))
          .isEqualTo("result.not-gone");
    }
    vault.finish(
        hash,
        vault.ada,
        new Results.KeyErased(Map.of(), 2, "CKR_KEY_HANDLE_INVALID", 0, "SoftHSM v2"));
    assertThat(vault.state().looks().find(VaultLife.HSM).orElseThrow().standings()).isEmpty();
  }
}
