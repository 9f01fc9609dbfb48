package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.request.Operation;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lifecycle table of NIST SP 800-57 Part 1 as 1-product has it: every state by every operation.
 */
class LifecycleTest {
  private static final Instant AT = VaultFixture.START;
  private static final VaultLife LIFE = VaultLife.begun();
  private static final SoftKey KEY =
      new SoftKey(LIFE.vault.ada.spki(), LIFE.vault.ada.signing(), "release-2026");

  private static final List<KeyState> STATES =
      List.of(
          new KeyState.PreActivation(AT),
          new KeyState.Active(AT),
          new KeyState.Suspended(AT),
          new KeyState.Deactivated(AT, "superseded"),
          new KeyState.Compromised(AT, "keyCompromise", Optional.empty()),
          new KeyState.Destroyed(AT));

  /** By column: pre-activation, active, suspended, deactivated, compromised, destroyed. */
  static Stream<Arguments> table() {
    Spki spki = KEY.spki();
    var plan = LIFE.plan(CertificateProfile.ROOT, KEY, Optional.empty());
    return Stream.of(
        row(new Operation.ActivateKey(spki), "active", "–", "–", "–", "–", "–"),
        row(new Operation.SuspendKey(spki), "–", "suspended", "–", "–", "–", "–"),
        row(new Operation.ReinstateKey(spki), "–", "–", "active", "–", "–", "–"),
        row(
            new Operation.RevokeKey(spki, "superseded"),
            "–",
            "deactivated",
            "deactivated",
            "–",
            "–",
            "–"),
        row(new Operation.RetireKey(spki), "–", "deactivated", "deactivated", "–", "–", "–"),
        row(
            VaultLife.emergency(KEY),
            "compromised",
            "compromised",
            "compromised",
            "compromised",
            "compromised",
            "–"),
        row(
            new Operation.RotateKey(
                spki, "next", KeyAlgorithm.EC_P384, VaultLife.HSM, "signs", AT, AT),
            "–",
            "active",
            "suspended",
            "–",
            "compromised",
            "–"),
        row(
            new Operation.KeepKey(spki, "evidence", AT),
            "–",
            "–",
            "–",
            "deactivated",
            "compromised",
            "–"),
        row(new Operation.DestroyKey(spki), "destroyed", "–", "–", "destroyed", "destroyed", "–"),
        row(new Operation.IssueRoot(spki, plan), "pre-activation", "active", "–", "–", "–", "–"),
        row(
            new Operation.IssueCertificate(spki, spki, plan),
            "pre-activation",
            "active",
            "–",
            "–",
            "–",
            "–"),
        row(
            new Operation.ImportCertificate(spki, new byte[0]),
            "pre-activation",
            "active",
            "suspended",
            "deactivated",
            "compromised",
            "–"),
        row(
            new Operation.IssueCrl(spki),
            "pre-activation",
            "active",
            "suspended",
            "deactivated",
            "compromised",
            "–"));
  }

  private static Arguments row(Operation.OnKey operation, String... next) {
    return Arguments.of(operation, List.of(next));
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyStateByEveryOperation(Operation.OnKey operation, List<String> next) throws Refused {
    for (int i = 0; i < STATES.size(); i++) {
      SigningKey key = key(STATES.get(i));
      if (next.get(i).equals("–")) {
        assertThat(VaultFixture.code(() -> Lifecycle.next(key, operation, AT)))
            .as(operation + " of " + key.state().id())
            .isEqualTo("key.transition");
      } else {
        assertThat(Lifecycle.next(key, operation, AT).id()).isEqualTo(next.get(i));
      }
    }
  }

  @Test
  void everyOperationOnAKeyIsInTheTable() {
    long inTable = table().map(a -> a.get()[0].getClass()).distinct().count();
    // And certificates for outside keys, which have no state here.
    assertThat(inTable + 1).isEqualTo(leaves(Operation.OnKey.class));
  }

  private static long leaves(Class<?> sealed) {
    return sealed.isSealed()
        ? Stream.of(sealed.getPermittedSubclasses()).mapToLong(LifecycleTest::leaves).sum()
        : 1;
  }

  @Test
  void aCompromiseIsNeverKnownLaterThanItWas() {
    KeyState.Compromised first =
        new KeyState.Compromised(AT, "keyCompromise", Optional.of(AT.minusSeconds(60)));
    assertThat(first.compromise(AT, "cACompromise", Optional.of(AT)).invalidity())
        .hasValue(AT.minusSeconds(60));
    assertThat(first.compromise(AT, "cACompromise", Optional.empty()).invalidity())
        .hasValue(AT.minusSeconds(60));
    assertThat(first.compromise(AT, "cACompromise", Optional.of(AT.minusSeconds(90))).invalidity())
        .hasValue(AT.minusSeconds(90));
    assertThat(first.compromise(AT.plusSeconds(9), "x", Optional.empty()).since()).isEqualTo(AT);
  }

  @Test
  void aKeyIsRetiredOrRevokedOnlyWhenNobodyTrustsIt() throws Failure {
    VaultLife life = VaultLife.begun();
    VaultFixture vault = life.vault;
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    var path = life.trusted("kiosks", release);
    for (Operation.OnKey stop :
        List.of(
            new Operation.RevokeKey(release.spki(), "superseded"),
            new Operation.RetireKey(release.spki()),
            new Operation.RevokeKey(root.spki(), "superseded"))) {
      String hash = vault.approved(VaultLife.DOMAIN, stop);
      assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
          .isEqualTo("key.still-trusted");
      assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("key.still-trusted");
    }
    vault.run(VaultLife.DOMAIN, new Operation.RemoveTrustPath(path.id()), VaultLife.DONE);
    vault.run(VaultLife.DOMAIN, new Operation.RetireKey(release.spki()), VaultLife.changed());
    assertThat(state(life, release)).isEqualTo("deactivated");
  }

  @Test
  void aRetirementThatSomebodyCameToRelyOnInBetweenIsNotFinished() throws Failure {
    VaultLife life = VaultLife.begun();
    VaultFixture vault = life.vault;
    SoftKey root = life.root("root");
    String retire = vault.approved(VaultLife.DOMAIN, new Operation.RetireKey(root.spki()));
    vault.start(retire, vault.ada);
    life.trusted("kiosks", root);
    assertThat(VaultFixture.code(() -> vault.finish(retire, vault.ada, VaultLife.changed())))
        .isEqualTo("request.void");
    vault.fail(retire, vault.ada);
    assertThat(state(life, root)).isEqualTo("active");
  }

  @Test
  void suspendingAndReinstatingPutTheCertificateOnTheListAndTakeItOff() throws Failure {
    VaultLife life = VaultLife.begun();
    VaultFixture vault = life.vault;
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    String suspend = vault.approved(VaultLife.DOMAIN, new Operation.SuspendKey(release.spki()));
    vault.start(suspend, vault.ada);
    vault.finish(suspend, vault.ada, life.revocation(release, root));
    assertThat(state(life, release)).isEqualTo("suspended");
    assertThat(mark(life, release))
        .hasValueSatisfying(m -> assertThat(m.reason()).isEqualTo("certificateHold"));
    String reinstate = vault.approved(VaultLife.DOMAIN, new Operation.ReinstateKey(release.spki()));
    vault.start(reinstate, vault.ada);
    vault.finish(reinstate, vault.ada, VaultLife.changed(life.crl(root, 2, List.of())));
    assertThat(state(life, release)).isEqualTo("active");
    assertThat(mark(life, release)).isEmpty();
  }

  @Test
  void aDestroyedKeyIsDestroyedForGood() throws Failure {
    VaultLife life = VaultLife.begun();
    SoftKey key = life.generate("k");
    life.vault.run(
        VaultLife.DOMAIN,
        new Operation.DestroyKey(key.spki()),
        new org.countersign.model.request.Results.KeyGone(
            Map.of(), 2, "CKR_KEY_HANDLE_INVALID", 0));
    assertThat(state(life, key)).isEqualTo("destroyed");
    String hash = life.vault.approved(VaultLife.DOMAIN, VaultLife.emergency(key));
    assertThat(VaultFixture.code(() -> life.vault.start(hash, life.vault.ada)))
        .isEqualTo("key.transition");
  }

  private static String state(VaultLife life, SoftKey key) {
    return life.vault.state().keys().key(key.spki()).orElseThrow().state().id();
  }

  private static Optional<org.countersign.model.key.IssuedCertificate.RevocationMark> mark(
      VaultLife life, SoftKey key) {
    return life.vault.state().keys().certificatesOf(key.spki()).getFirst().revoked();
  }

  private static SigningKey key(KeyState state) {
    return new SigningKey(
        KEY.spki(),
        KEY.pair().getPublic().getEncoded(),
        KEY.label(),
        KeyAlgorithm.EC_P384,
        VaultLife.DOMAIN,
        VaultLife.HSM,
        "00",
        "signs",
        AT,
        AT,
        Optional.empty(),
        Map.of(),
        state);
  }
}
