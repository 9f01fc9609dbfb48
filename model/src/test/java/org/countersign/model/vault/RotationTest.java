package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.Pem;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.rotation.Rotation;
import org.countersign.model.rotation.RotationStatus;
import org.countersign.model.rotation.Step;
import org.countersign.model.testing.RotationLife;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.Test;

/** A rotation, from its successor to the end of the old private key. */
class RotationTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private final RotationLife rotating = new RotationLife(life);

  @Test
  void theOldKeyIsRevokedOnlyWhenEveryPathHasLetGoAndThenThePathsAreTheSuccessors() throws Failure {
    SoftKey root = life.root("root");
    SoftKey old = life.issued("release-2026", root);
    TrustPath kiosks = life.trusted("kiosks", old);
    TrustPath farm = life.trusted("build farm", old);
    TrustPath cache = dependent("cache", farm);
    SoftKey fresh = rotating.rotate(old, "release-2027");
    rotating.moved(kiosks, old, fresh);
    rotating.moved(farm, old, fresh);

    Operation.RevokeKey revoke = new Operation.RevokeKey(old.spki(), "superseded");
    String early = vault.approved(VaultLife.DOMAIN, revoke);
    Refused refused = refusal(old, early);
    assertThat(refused.code()).isEqualTo("key.still-trusted");
    assertThat(refused.arguments())
        .containsExactly("release-2026", 1, "cache (on call, +31 20 555 0100)", 0);

    rotating.moved(cache, old, fresh);
    assertThat(status(old).free()).isTrue();
    vault.start(early, vault.ada);
    vault.finish(early, vault.ada, life.revocation(old, root));
    assertThat(trusts(kiosks)).hasValue(fresh.spki());
    assertThat(trusts(farm)).hasValue(fresh.spki());
    assertThat(vault.state().trust().find(cache.id())).hasValue(cache);
    assertThat(status(old).paths()).hasSize(3);
    assertThat(codes(old)).containsExactly("crl", "private-key");
  }

  @Test
  void everyStepOfEveryPathIsOutstandingUntilItIsTaken() throws Failure {
    SoftKey old = life.root("release-2026");
    TrustPath kiosks = life.trusted("kiosks", old);
    SoftKey fresh = rotating.rotate(old, "release-2027");
    List<List<String>> seen = new java.util.ArrayList<>();
    seen.add(codes(old));
    for (Step step : List.of(Step.DISTRIBUTED, Step.TRUSTS_NEW)) {
      rotating.state(kiosks, step, fresh);
      seen.add(codes(old));
    }
    rotating.state(kiosks, Step.DISTRUSTS_OLD, old);
    seen.add(codes(old));
    vault.run(VaultLife.DOMAIN, new Operation.RetireKey(old.spki()), VaultLife.changed());
    seen.add(codes(old));
    vault.run(
        VaultLife.DOMAIN,
        new Operation.DestroyKey(old.spki()),
        new Results.KeyGone(Map.of(), 2, "CKR_KEY_HANDLE_INVALID", 0));
    seen.add(codes(old));
    assertThat(seen)
        .containsExactly(
            List.of("distributed", "trusts-new", "distrusts-old", "ended", "private-key"),
            List.of("trusts-new", "distrusts-old", "ended", "private-key"),
            List.of("distrusts-old", "ended", "private-key"),
            List.of("ended", "private-key"),
            List.of("private-key"),
            List.of());
    assertThat(status(old).over()).isTrue();
    assertThat(status(old).percent()).isEqualTo(100);
  }

  @Test
  void aFileThatShowsNothingIsKeptWithAStatementUnlessItHoldsASecret() throws Failure {
    SoftKey old = life.root("release-2026");
    TrustPath kiosks = life.trusted("kiosks", old);
    SoftKey fresh = rotating.rotate(old, "release-2027");
    String secret = Pem.encode("PRIVATE KEY", fresh.pair().getPrivate().getEncoded());
    assertThat(VaultFixture.code(() -> kept(kiosks, fresh, "notes.txt", secret)))
        .isEqualTo("evidence.private-key");
    kept(kiosks, fresh, "minutes.txt", "Minutes of the meeting of 21 November");
    Confirmed confirmed =
        vault
            .state()
            .rotations()
            .confirmed(kiosks.id(), Step.DISTRIBUTED, fresh.spki())
            .orElseThrow();
    assertThat(confirmed.byMachine()).isFalse();
    assertThat(confirmed.what().file().orElseThrow().name()).isEqualTo("minutes.txt");
    assertThat(vault.state().rotations().about(fresh.spki())).containsExactly(confirmed);
  }

  private void kept(TrustPath path, SoftKey key, String name, String content) throws Failure {
    Confirmation.File file =
        new Confirmation.File(
            name,
            vault.attach(content.getBytes(StandardCharsets.UTF_8), "application/octet-stream"));
    vault.append(
        vault.ada,
        Kinds.CONFIRMED,
        VaultLife.DOMAIN,
        false,
        Confirmation.stated(
            path.id(), Step.DISTRIBUTED, key.spki(), "See the minutes", Optional.of(file)));
  }

  @Test
  void aPathThatAppearsLaterIsWaitedForToo() throws Failure {
    SoftKey old = life.root("release-2026");
    SoftKey fresh = rotating.rotate(old, "release-2027");
    assertThat(status(old).free()).isTrue();
    TrustPath late = life.trusted("late", old);
    assertThat(status(old).free()).isFalse();
    String retire = vault.approved(VaultLife.DOMAIN, new Operation.RetireKey(old.spki()));
    assertThat(VaultFixture.code(() -> vault.start(retire, vault.ada)))
        .isEqualTo("key.still-trusted");
    rotating.moved(late, old, fresh);
    vault.start(retire, vault.ada);
    vault.finish(retire, vault.ada, VaultLife.changed());
    assertThat(trusts(late)).hasValue(fresh.spki());
  }

  @Test
  void theStepsAreTakenInTheirOrder() throws Failure {
    SoftKey old = life.root("old");
    TrustPath kiosks = life.trusted("kiosks", old);
    assertThat(code(kiosks, Step.DISTRIBUTED, old)).isEqualTo("confirm.no-rotation");
    SoftKey fresh = rotating.rotate(old, "new");
    assertThat(code(kiosks, Step.TRUSTS_NEW, fresh)).isEqualTo("confirm.not-distributed");
    assertThat(code(kiosks, Step.DISTRUSTS_OLD, old)).isEqualTo("confirm.not-trusted");
    rotating.state(kiosks, Step.DISTRIBUTED, fresh);
    assertThat(code(kiosks, Step.DISTRIBUTED, fresh)).isEqualTo("confirm.already");
    assertThat(code(kiosks, Step.DISTRUSTS_OLD, old)).isEqualTo("confirm.not-trusted");
    rotating.state(kiosks, Step.TRUSTS_NEW, fresh);
    rotating.state(kiosks, Step.DISTRUSTS_OLD, old);
    SoftKey other = life.root("other");
    TrustPath elsewhere = life.trusted("elsewhere", other);
    assertThat(code(elsewhere, Step.DISTRUSTS_OLD, old)).isEqualTo("confirm.not-reached");
    assertThat(code(elsewhere, Step.DISTRIBUTED, fresh)).isEqualTo("confirm.no-rotation");
  }

  @Test
  void aKeyHasOneRotationAndGetsAnotherSuccessorOnlyWhenTheFirstIsOfNoUse() throws Failure {
    SoftKey old = life.root("old");
    TrustPath kiosks = life.trusted("kiosks", old);
    SoftKey fresh = rotating.rotate(old, "new");
    rotating.state(kiosks, Step.DISTRIBUTED, fresh);
    String again = vault.approved(VaultLife.DOMAIN, rotating.rotateOf(old, "newer"));
    assertThat(VaultFixture.code(() -> vault.start(again, vault.ada))).isEqualTo("rotation.open");
    String id = rotation(old).id();
    vault.run(VaultLife.DOMAIN, VaultLife.emergency(fresh), VaultLife.changed());
    assertThat(codes(old)).startsWith("successor");
    assertThat(code(kiosks, Step.TRUSTS_NEW, fresh)).isEqualTo("confirm.successor-gone");
    SoftKey newer = rotating.rotate(old, "newest");
    assertThat(rotation(old).newKey()).hasValue(newer.spki());
    assertThat(rotation(old).id()).isEqualTo(id);
    assertThat(codes(old)).startsWith("distributed").doesNotContain("successor");
  }

  @Test
  void aRotationOfADeadOrNewKeyAndOneWithoutTimeAreRefused() throws Failure {
    SoftKey young = life.generate("young");
    assertThat(startOf(rotating.rotateOf(young, "next"))).isEqualTo("key.transition");
    SoftKey old = life.root("old");
    var over =
        new Operation.RotateKey(
            old.spki(),
            "next",
            org.countersign.model.key.KeyAlgorithm.EC_P384,
            VaultLife.HSM,
            "signs",
            vault.now().plus(Duration.ofDays(10)),
            vault.now());
    assertThat(startOf(over)).isEqualTo("rotation.overlap-past");
    assertThat(startOf(rotating.rotateOf(old, "old"))).isEqualTo("key.label-taken");
    vault.run(VaultLife.DOMAIN, new Operation.SuspendKey(old.spki()), VaultLife.changed());
    assertThat(startOf(rotating.rotateOf(old, "next"))).isEqualTo("allowed");
  }

  @Test
  void anEmergencyOpensTheTasksAndALaterRotationAddsTheSuccessor() throws Failure {
    SoftKey root = life.root("root");
    SoftKey old = life.issued("release-2026", root);
    TrustPath kiosks = life.trusted("kiosks", old);
    TrustPath farm = life.trusted("farm", old);
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(old));
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, life.revocation(old, root));
    assertThat(rotation(old).id()).isEqualTo(hash);
    assertThat(rotation(old).cause()).isEqualTo(Rotation.Cause.EMERGENCY);
    assertThat(codes(old)).containsExactly("distrusts-old", "crl", "private-key");
    rotating.state(kiosks, Step.DISTRUSTS_OLD, old);

    SoftKey fresh = rotating.rotate(old, "release-2027");
    assertThat(rotation(old).id()).isEqualTo(hash);
    assertThat(codes(old))
        .containsExactly("distributed", "trusts-new", "distrusts-old", "crl", "private-key");
    rotating.state(farm, Step.DISTRUSTS_OLD, old);
    rotating.state(kiosks, Step.DISTRIBUTED, fresh);
    rotating.state(kiosks, Step.TRUSTS_NEW, fresh);
    vault.run(
        VaultLife.DOMAIN,
        new Operation.DestroyKey(old.spki()),
        new Results.KeyGone(Map.of(), 2, "CKR_KEY_HANDLE_INVALID", 0));
    assertThat(trusts(kiosks)).hasValue(fresh.spki());
    assertThat(trusts(farm)).hasValue(old.spki());
    assertThat(codes(old)).containsExactly("distributed", "trusts-new", "crl");
  }

  @Test
  void anEmergencyInTheMidstOfARotationMakesAllOfItDueAtOnce() throws Failure {
    SoftKey old = life.root("old");
    TrustPath kiosks = life.trusted("kiosks", old);
    rotating.rotate(old, "new");
    assertThat(status(old).overdue(vault.now())).isFalse();
    String id = rotation(old).id();
    vault.run(VaultLife.DOMAIN, VaultLife.emergency(old), VaultLife.changed());
    vault.advance(Duration.ofSeconds(1));
    assertThat(status(old).overdue(vault.now())).isTrue();
    assertThat(rotation(old).id()).isEqualTo(id);
    rotating.state(kiosks, Step.DISTRUSTS_OLD, old);
    assertThat(status(old).free()).isTrue();
  }

  @Test
  void aPrivateKeyIsKeptForAReasonAndNotForever() throws Failure {
    SoftKey old = life.root("old");
    var until = vault.now().plus(Duration.ofDays(30));
    Operation.KeepKey keep = new Operation.KeepKey(old.spki(), "court order", until);
    assertThat(startOf(keep)).isEqualTo("key.transition");
    rotating.rotate(old, "new");
    vault.run(VaultLife.DOMAIN, new Operation.RetireKey(old.spki()), VaultLife.changed());
    assertThat(startOf(new Operation.KeepKey(old.spki(), "court order", vault.now())))
        .isEqualTo("rotation.kept-past");
    vault.run(VaultLife.DOMAIN, keep, VaultLife.DONE);
    assertThat(status(old).over()).isTrue();
    assertThat(status(old).notes())
        .extracting(RotationStatus.Outstanding::code)
        .containsExactly("no-crl", "kept");
    vault.set(until);
    assertThat(codes(old)).containsExactly("kept-over");
  }

  @Test
  void onlyWhoHasAPartInItConfirms() throws Failure {
    SoftKey old = life.root("old");
    TrustPath kiosks = life.trusted("kiosks", old);
    SoftCustodian auditor =
        SoftCustodian.of(
            new org.countersign.model.people.Person(
                "dora",
                "Dora",
                "dora@example.org",
                List.of(org.countersign.model.people.Role.AUDITOR)),
            "1");
    vault.run(
        "",
        new Operation.EnrolPerson(
            auditor.person(), Optional.of(auditor.credential(VaultFixture.ID))),
        VaultLife.DONE);
    Confirmation what =
        Confirmation.stated(kiosks.id(), Step.DISTRUSTS_OLD, old.spki(), "removed today");
    assertThat(VaultFixture.code(() -> rotating.confirm(auditor, kiosks, what)))
        .isEqualTo("confirm.role");
    assertThat(VaultFixture.code(() -> vault.append(vault.ben, Kinds.CONFIRMED, "", false, what)))
        .isEqualTo("entry.domain");
    assertThat(
            VaultFixture.code(
                () -> vault.append(vault.ben, Kinds.CONFIRMED, VaultLife.DOMAIN, true, what)))
        .isEqualTo("entry.domain");
    rotating.confirm(vault.ben, kiosks, what);
    assertThat(status(old, kiosks)).hasValue("ben");
  }

  @Test
  void whatWasConfirmedCanBeTakenBackAndBlocksTheEndAgain() throws Failure {
    SoftKey old = life.root("old");
    TrustPath kiosks = life.trusted("kiosks", old);
    Confirmation what =
        Confirmation.stated(kiosks.id(), Step.DISTRUSTS_OLD, old.spki(), "removed today");
    assertThat(
            VaultFixture.code(
                () -> rotating.confirm(vault.ada, kiosks, what.withdrawn("a mistake"))))
        .isEqualTo("confirm.not-confirmed");
    rotating.confirm(vault.ben, kiosks, what);
    String retire = vault.approved(VaultLife.DOMAIN, new Operation.RetireKey(old.spki()));
    rotating.confirm(vault.ada, kiosks, what.withdrawn("kiosk 7 was off"));
    assertThat(VaultFixture.code(() -> vault.start(retire, vault.ada)))
        .isEqualTo("key.still-trusted");
    assertThat(vault.state().rotations().history(kiosks.id())).hasSize(2);
  }

  @Test
  void aPathThatIsChangedHasToConfirmAgain() throws Failure {
    SoftKey old = life.root("old");
    SoftKey other = life.root("other");
    TrustPath kiosks = life.trusted("kiosks", old);
    rotating.state(kiosks, Step.DISTRUSTS_OLD, old);
    change(rotating.called(kiosks, "new contact"));
    assertThat(Rotations.waitingFor(vault.state(), old.spki())).isEmpty();
    change(kiosks.trusting(other.spki()));
    change(kiosks.trusting(old.spki()));
    assertThat(Rotations.waitingFor(vault.state(), old.spki())).hasSize(1);
  }

  @Test
  void nothingIsMadeToTrustAKeyThatHasEnded() throws Failure {
    SoftKey dead = life.root("dead");
    SoftKey old = life.root("old");
    TrustPath kiosks = life.trusted("kiosks", old);
    TrustPath shown = life.trusted("shown", dead);
    vault.run(VaultLife.DOMAIN, VaultLife.emergency(dead), VaultLife.changed());
    assertThat(startOf(new Operation.AddTrustPath(life.path("late", dead))))
        .isEqualTo("trust.key-ended");
    assertThat(startOf(new Operation.ChangeTrustPath(kiosks.trusting(dead.spki()))))
        .isEqualTo("trust.key-ended");
    assertThat(startOf(new Operation.ChangeTrustPath(rotating.called(shown, "new contact"))))
        .isEqualTo("allowed");
  }

  private TrustPath dependent(String name, TrustPath on) throws Failure {
    TrustPath path =
        VaultLife.path(
            UUID.randomUUID().toString(),
            VaultLife.DOMAIN,
            name,
            Optional.empty(),
            Optional.of(on.id()));
    vault.run(VaultLife.DOMAIN, new Operation.AddTrustPath(path), VaultLife.DONE);
    return path;
  }

  private void change(TrustPath path) throws Failure {
    vault.run(VaultLife.DOMAIN, new Operation.ChangeTrustPath(path), VaultLife.DONE);
  }

  private String startOf(Operation operation) throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, operation);
    return VaultFixture.code(() -> vault.authorise(hash));
  }

  private String code(TrustPath path, Step step, SoftKey key) {
    return VaultFixture.code(() -> rotating.state(path, step, key));
  }

  private Refused refusal(SoftKey key, String hash) {
    try {
      vault.authorise(hash);
    } catch (Refused e) {
      return e;
    } catch (Failure e) {
      throw new AssertionError(e);
    }
    throw new AssertionError(key.label() + " could be ended");
  }

  private Optional<Spki> trusts(TrustPath path) {
    return vault.state().trust().find(path.id()).flatMap(TrustPath::trusts);
  }

  private Rotation rotation(SoftKey old) {
    return vault.state().rotations().of(old.spki()).orElseThrow();
  }

  private RotationStatus status(SoftKey old) {
    return RotationStatus.of(vault.state(), rotation(old), vault.now());
  }

  private Optional<String> status(SoftKey old, TrustPath path) {
    return vault
        .state()
        .rotations()
        .confirmed(path.id(), Step.DISTRUSTS_OLD, old.spki())
        .map(one -> one.person());
  }

  private List<String> codes(SoftKey old) {
    return status(old).outstanding().stream().map(RotationStatus.Outstanding::code).toList();
  }
}
