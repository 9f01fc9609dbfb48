package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.model.testing.PlaceFiles.crl;
import static org.countersign.model.testing.PlaceFiles.jks;
import static org.countersign.model.testing.PlaceFiles.knownHost;
import static org.countersign.model.testing.PlaceFiles.pem;
import static org.countersign.model.testing.PlaceFiles.privateKey;
import static org.countersign.model.testing.PlaceFiles.publicKeys;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.request.Operation;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Step;
import org.countersign.model.testing.RotationLife;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.trust.TrustPath.Pin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What files show: the journal takes no claim of the machine that the attached bytes do not bear
 * out.
 */
class EvidenceTest {
  private static final int SUPERSEDED = 4;
  private static final int HOLD = 6;

  private static final VaultLife LIFE = VaultLife.begun();
  private static final VaultFixture VAULT = LIFE.vault;
  private static final RotationLife ROTATING = new RotationLife(LIFE);
  private static SoftKey root;
  private static SoftKey old;
  private static SoftKey fresh;
  private static SoftKey stranger;
  private static byte[] rootPem;
  private static byte[] oldDer;
  private static byte[] freshDer;
  private static byte[] strangerDer;
  private static final Map<Pin, TrustPath> PATHS = new EnumMap<>(Pin.class);

  static {
    VAULT.must(EvidenceTest::begin);
  }

  private static void begin() throws Failure {
    root = LIFE.root("root");
    old = LIFE.issued("release-2026", root);
    stranger = LIFE.root("stranger");
    for (Pin pin : Pin.values()) {
      TrustPath path = ROTATING.pinned(LIFE.path(pin.name(), old), pin);
      VAULT.run(VaultLife.DOMAIN, new Operation.AddTrustPath(path), VaultLife.DONE);
      PATHS.put(pin, path);
    }
    fresh = ROTATING.rotate(old, "release-2027");
    Operation.IssueCertificate issue = LIFE.certificateOf(fresh, root);
    VAULT.run(VaultLife.DOMAIN, issue, LIFE.certificate(fresh, root, issue.plan()));
    oldDer = der(old);
    freshDer = der(fresh);
    strangerDer = der(stranger);
    rootPem = pem(der(root));
    for (TrustPath path : PATHS.values()) {
      ROTATING.state(path, Step.DISTRIBUTED, fresh);
      ROTATING.state(path, Step.TRUSTS_NEW, fresh);
    }
  }

  private static byte[] der(SoftKey key) {
    return VAULT.state().keys().certificatesOf(key.spki()).getFirst().der();
  }

  /** By what the place pins: key, certificate, issuer. */
  static Stream<Arguments> trustsNew() {
    String no = "evidence.new-missing";
    String unfit = "evidence.format";
    return Stream.of(
        row("its certificate", pem(freshDer), "ok", "ok", "ok"),
        row("its certificate among others", pem(strangerDer, oldDer, freshDer), "ok", "ok", "ok"),
        row("its certificate in a Java store", jks(strangerDer, freshDer), "ok", "ok", "ok"),
        row("its issuer in a Java store", jks(der(root)), no, no, "ok"),
        row("the old certificate in a Java store", jks(oldDer), no, no, no),
        row("an empty Java store", jks(), unfit, unfit, unfit),
        row("its bare key", publicKeys(fresh), "ok", no, no),
        row("its SSH key", text(knownHost("", fresh)), "ok", no, no),
        row("its SSH key, revoked", text(knownHost("@revoked ", fresh)), unfit, unfit, unfit),
        row("another certificate of its key", forged(), "ok", no, no),
        row("its issuer", rootPem, no, no, "ok"),
        row("the old certificate", pem(oldDer), no, no, no),
        row("nothing", new byte[0], unfit, unfit, unfit),
        row("a text", text("the new key is there"), unfit, unfit, unfit),
        row("a private key", privateKey(fresh), secret(), secret(), secret()),
        row("a CRL", crlOf(SUPERSEDED), no, no, no));
  }

  /** All named as all that the place trusts. */
  static Stream<Arguments> distrustsOld() {
    String still = "evidence.old-found";
    String neither = "evidence.neither";
    String unread = "evidence.not-all-read";
    String unfit = "evidence.format";
    return Stream.of(
        row("the new certificate alone", pem(freshDer), "ok", "ok", "ok"),
        row("the new certificate and others", pem(strangerDer, freshDer), "ok", "ok", "ok"),
        row("both certificates", pem(freshDer, oldDer), still, still, still),
        row("a Java store of the new one", jks(strangerDer, freshDer), "ok", "ok", "ok"),
        row("a Java store of both", jks(freshDer, oldDer), still, still, still),
        row("a Java store with the issuer", jks(der(root), freshDer), "ok", "ok", still),
        row("another place’s Java store", jks(strangerDer), neither, neither, neither),
        row("a Java store that breaks off", cut(jks(freshDer, oldDer)), unread, unread, unread),
        row("the bare old key", publicKeys(fresh, old), still, still, still),
        row("the bare new key", publicKeys(fresh), "ok", neither, neither),
        row("the issuer of both", pem(der(root), freshDer), "ok", "ok", still),
        row("another place’s file", pem(strangerDer), neither, neither, neither),
        row("what breaks off", cut(pem(freshDer, oldDer)), unread, unread, unread),
        row(
            "the old SSH key",
            text(knownHost("", fresh) + knownHost("", old)),
            still,
            still,
            still),
        row(
            "the old SSH key, revoked",
            text(knownHost("", fresh) + knownHost("@revoked ", old)),
            "ok",
            neither,
            neither),
        row("nothing", new byte[0], unfit, unfit, unfit),
        row("a CRL with it", crlOf(SUPERSEDED), "evidence.crl-not-asked", "ok", "ok"),
        row("a CRL with a hold", crlOf(HOLD), "evidence.crl-not-asked", without(), without()),
        row("another issuer’s CRL", falseCrl(), "evidence.crl-not-asked", without(), without()),
        row("a CRL that is over", overCrl(), "evidence.crl-not-asked", without(), without()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trustsNew")
  void theNewKeyIsTrustedWhereTheFileHoldsItAsThePlacePinsIt(
      String what, byte[] content, List<String> codes) {
    assertThat(codes(Step.TRUSTS_NEW, fresh, content, false)).as(what).isEqualTo(codes);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("distrustsOld")
  void theOldKeyIsGoneWhereAWholeFileHoldsTheNewOneAndNotTheOld(
      String what, byte[] content, List<String> codes) {
    assertThat(codes(Step.DISTRUSTS_OLD, old, content, true)).as(what).isEqualTo(codes);
  }

  @Test
  void aPartOfWhatAPlaceTrustsShowsNothingOfWhatItHasLetGoOf() {
    assertThat(codes(Step.DISTRUSTS_OLD, old, pem(freshDer), false))
        .containsOnly("evidence.not-whole");
  }

  @Test
  void theJournalTakesNoClaimThatItsAttachmentDoesNotBearOut() throws Failure {
    VaultLife life = VaultLife.begun();
    RotationLife rotating = new RotationLife(life);
    SoftKey before = life.root("before");
    TrustPath kiosks = life.trusted("kiosks", before);
    SoftKey after = rotating.rotate(before, "after");
    byte[] both = publicKeys(before, after);
    Confirmation given = rotating.shown(kiosks, Step.DISTRIBUTED, after, both, false);
    Confirmation trusted = rotating.shown(kiosks, Step.TRUSTS_NEW, after, both, false);
    Confirmation gone = rotating.shown(kiosks, Step.DISTRUSTS_OLD, before, both, true);
    rotating.confirm(life.vault.ben, kiosks, given);
    rotating.confirm(life.vault.ben, kiosks, trusted);
    assertThat(VaultFixture.code(() -> rotating.confirm(life.vault.ben, kiosks, gone)))
        .isEqualTo("evidence.old-found");
    var missing =
        new Confirmation.File(
            "kept nowhere",
            new org.countersign.model.request.Results.Attachment("ab".repeat(32), 5, "text"));
    assertThat(
            VaultFixture.code(() ->
                rotating.confirm(
                    life.vault.ben,
                    kiosks,
                    Confirmation.shown(
                        kiosks.id(), Step.DISTRUSTS_OLD, before.spki(), missing, true))))
        .isEqualTo("journal.attachment-missing");
    rotating.confirm(
        life.vault.ben,
        kiosks,
        rotating.shown(kiosks, Step.DISTRUSTS_OLD, before, publicKeys(after), true));
    assertThat(Rotations.waitingFor(life.vault.state(), before.spki())).isEmpty();
  }

  @Test
  void afterAnEmergencyAPlaceMayHaveNothingInTheOldKeysPlace() throws Failure {
    VaultLife life = VaultLife.begun();
    RotationLife rotating = new RotationLife(life);
    SoftKey bad = life.root("bad");
    SoftKey other = life.root("other");
    TrustPath kiosks = life.trusted("kiosks", bad);
    life.vault.run(VaultLife.DOMAIN, VaultLife.emergency(bad), VaultLife.changed());
    assertThat(
            VaultFixture.code(() ->
                rotating.confirm(
                    life.vault.ben,
                    kiosks,
                    rotating.shown(kiosks, Step.DISTRUSTS_OLD, bad, publicKeys(other, bad), true))))
        .isEqualTo("evidence.old-found");
    rotating.confirm(
        life.vault.ben,
        kiosks,
        rotating.shown(kiosks, Step.DISTRUSTS_OLD, bad, publicKeys(other), true));
    assertThat(Rotations.waitingFor(life.vault.state(), bad.spki())).isEmpty();
  }

  @Test
  void aCrlIsSeenOnlyUnderTheNumberAndSignatureItHas() throws Failure {
    VaultLife life = VaultLife.begun();
    RotationLife rotating = new RotationLife(life);
    SoftKey ca = life.root("ca");
    SoftKey leaf = life.issued("leaf", ca);
    TrustPath kiosks = life.trusted("kiosks", leaf);
    String hash = life.vault.approved(VaultLife.DOMAIN, VaultLife.emergency(leaf));
    life.vault.start(hash, life.vault.ada);
    life.vault.finish(hash, life.vault.ada, life.revocation(leaf, ca));
    Instant now = life.vault.now();
    byte[] first = crl(ca, 1, now, SUPERSEDED, List.of());
    List<String> codes =
        List.of(
            crlCode(life, rotating, kiosks, ca, 2, first),
            crlCode(life, rotating, kiosks, ca, 1, crl(ca, 2, now, SUPERSEDED, List.of())),
            crlCode(life, rotating, kiosks, ca, 1, crl(leaf, 1, now, SUPERSEDED, List.of())),
            crlCode(life, rotating, kiosks, ca, 1, text("CRL")),
            crlCode(life, rotating, kiosks, ca, 1, first),
            crlCode(life, rotating, kiosks, ca, 1, first));
    assertThat(codes)
        .containsExactly(
            "confirm.crl-unknown",
            "evidence.crl-other-number",
            "evidence.crl-other-issuer",
            "crl.form",
            "allowed",
            "confirm.already");
    assertThat(life.vault.state().rotations().seesCrl(kiosks.id(), ca.spki(), BigInteger.ONE))
        .isPresent();
    assertThat(life.vault.state().rotations().seesCrl(kiosks.id(), ca.spki(), BigInteger.TWO))
        .isEmpty();
  }

  private static String crlCode(
      VaultLife life, RotationLife rotating, TrustPath path, SoftKey ca, long n, byte[] file) {
    Confirmation.File shown =
        new Confirmation.File("ca.crl", life.vault.attach(file, "application/pkix-crl"));
    return VaultFixture.code(() ->
        rotating.confirm(
            life.vault.ben,
            path,
            Confirmation.seen(path.id(), ca.spki(), BigInteger.valueOf(n), shown)));
  }

  private static List<String> codes(Step step, SoftKey key, byte[] content, boolean whole) {
    return Stream.of(Pin.values())
        .map(PATHS::get)
        .map(path -> {
          Confirmation what = ROTATING.shown(path, step, key, content, whole);
          String code =
              VaultFixture.code(
                  () -> new ConfirmationRules(VAULT.state()).checkFile(what, content, VAULT.now()));
          return code.equals("allowed") ? "ok" : code;
        })
        .toList();
  }

  private static Arguments row(String what, byte[] content, String... codes) {
    return Arguments.of(what, content, List.of(codes));
  }

  private static String secret() {
    return "evidence.private-key";
  }

  private static String without() {
    return "evidence.crl-without";
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] cut(byte[] whole) {
    return java.util.Arrays.copyOf(whole, whole.length - 100);
  }

  /** Somebody has certified the new key who is no CA of ours. */
  private static byte[] forged() {
    return pem(LIFE.der(fresh, stranger, LIFE.certificateOf(fresh, root).plan()));
  }

  private static byte[] crlOf(int reason) {
    return crl(root, 7, VAULT.now(), reason, serials());
  }

  private static byte[] falseCrl() {
    return crl(stranger, 7, VAULT.now(), SUPERSEDED, serials());
  }

  private static byte[] overCrl() {
    return crl(root, 7, VAULT.now().minus(Duration.ofDays(31)), SUPERSEDED, serials());
  }

  private static List<BigInteger> serials() {
    return VAULT.state().keys().certificatesOf(old.spki()).stream()
        .map(IssuedCertificate::serial)
        .toList();
  }
}
