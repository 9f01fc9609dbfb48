package org.countersign.app.service.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.app.Services;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.today.TodayItem;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CrlFinding;
import org.countersign.model.pki.OpensslCa;
import org.countersign.model.pki.Pem;
import org.countersign.model.request.Operation;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a revocation to every place having heard of it, on a real vault with real files. */
class PublishedListsTest {
  private VaultOnSoftHsm vault;
  private Inventory inventory;
  private Spki root;
  private Spki release;

  @BeforeEach
  void found() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    inventory = new Inventory(vault);
    root = inventory.root("root", KeyAlgorithm.EC_P256);
    release = inventory.issued(root, "release", KeyAlgorithm.EC_P256);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private PublishedLists lists() {
    return vault.services().revocation().lists();
  }

  private Revocations.Standing standing(Spki key) {
    return vault.services().revocation().revocations().of(key).orElseThrow();
  }

  private Operation emergency(Spki key) {
    return new Operation.EmergencyRevoke(key, "keyCompromise", Optional.empty(), "INC-7");
  }

  private void carryOut(Operation operation) throws Exception {
    Object ignored = vault.carryOut(operation, Charter.DOMAIN, Charter.BEN);
  }

  private byte[] published(int number, String form) throws Exception {
    Path folder = vault.folder().resolve(Services.PUBLICATION).resolve("crl");
    try (var files = Files.list(folder)) {
      return Files.readAllBytes(
          files
              .filter(file -> file.toString().endsWith("-" + number + "." + form))
              .findFirst()
              .orElseThrow());
    }
  }

  private List<String> wrong(Compared compared) {
    return compared.comparison().findings().stream()
        .filter(CrlFinding::spoils)
        .map(CrlFinding::code)
        .toList();
  }

  private List<String> today() {
    return vault.services().today().forPerson(Charter.ADA).stream()
        .map(TodayItem::code)
        .filter(code -> code.startsWith("revocation"))
        .toList();
  }

  private TrustPath trusted(String name, Spki key) throws Exception {
    TrustPath path =
        new TrustPath(
            UUID.randomUUID().toString(),
            name,
            Charter.DOMAIN,
            Optional.of(key),
            TrustPath.Pin.CERTIFICATE,
            "verifier",
            "on call",
            "production",
            TrustPath.Criticality.CRITICAL,
            "by hand",
            Optional.empty());
    carryOut(new Operation.AddTrustPath(path));
    return path;
  }

  @Test
  void aRevocationStandsOnTodayUntilItsListWasSeenAndEveryPlaceHasConfirmed() throws Exception {
    trusted("verifier", release);
    trusted("agent", release);
    assertThat(today()).isEmpty();
    carryOut(emergency(release));
    assertThat(today()).containsExactly("revocation-unseen");

    Compared compared = lists().compare(release, published(1, "pem"), Optional.empty());
    assertThat(compared.comparison().matches()).isTrue();
    assertThat(compared.issuerName()).isEqualTo("root");
    assertThat(today()).containsExactly("revocation-unseen");
    Object ignored = lists().record(compared, "http://pki.example.org/root.crl");
    assertThat(today()).containsExactly("revocation-unheard");

    List<Heard> heard = standing(release).heard();
    assertThat(heard).hasSize(2).allMatch(one -> one.confirmed().isEmpty());
    Sightings sightings = vault.services().revocation().sightings();
    sightings.state(heard.getFirst(), "Said Rune of the build team, by telephone");
    assertThat(today()).containsExactly("revocation-unheard");
    sightings.show(heard.getLast(), "cache/root.crl", published(1, "crl"));
    assertThat(today()).isEmpty();
    assertThat(standing(release).heard())
        .extracting(one -> one.confirmed().orElseThrow().byMachine())
        .containsExactlyInAnyOrder(true, false);
    vault.reopen();
    assertThat(today()).isEmpty();
    assertThat(standing(release).seen()).hasSize(1);
  }

  @Test
  void aPlaceThatHasAnOlderListHasNotHeard() throws Exception {
    Spki second = inventory.issued(root, "second", KeyAlgorithm.EC_P256);
    trusted("verifier", second);
    carryOut(emergency(release));
    carryOut(emergency(second));
    Object ignored =
        lists().record(lists().compare(second, published(2, "crl"), Optional.empty()), "web");
    Heard heard = standing(second).heard().getFirst();
    Sightings sightings = vault.services().revocation().sightings();
    assertThat(Sentences.codeOf(() -> sightings.show(heard, "old.crl", published(1, "crl"))))
        .isEqualTo("crl.too-old");
    sightings.show(heard, "new.crl", published(2, "crl"));
    assertThat(today()).isEmpty();
  }

  @Test
  void anOlderATamperedAndAnEndedListAreToldApart() throws Exception {
    Spki second = inventory.issued(root, "second", KeyAlgorithm.EC_P256);
    carryOut(emergency(release));
    carryOut(emergency(second));
    assertThat(wrong(lists().compare(root, published(1, "crl"), Optional.empty())))
        .containsExactly("number-older", "listed-missing");
    byte[] tampered = published(2, "crl");
    tampered[tampered.length - 1] ^= 1;
    assertThat(wrong(lists().compare(root, tampered, Optional.empty())))
        .containsExactly("signature-wrong", "content-other");
    byte[] now = published(2, "crl");
    vault.clock().advance(Duration.ofDays(31));
    assertThat(wrong(lists().compare(root, now, Optional.empty())))
        .containsExactly("next-update-past");
    Compared bad = lists().compare(root, tampered, Optional.empty());
    Object ignored = lists().record(bad, "a mirror");
    assertThat(standing(root).seen()).hasSize(1);
    assertThat(today()).containsOnly("revocation-unseen");
  }

  @Test
  void aListOfAStrangerIsRefused(@TempDir Path folder) throws Exception {
    OpensslCa stranger = new OpensslCa(folder);
    carryOut(emergency(release));
    assertThat(Sentences.codeOf(() -> lists().compare(release, stranger.crl(), Optional.empty())))
        .isEqualTo("crl.stranger");
    byte[] certificate = stranger.certificate().getEncoded();
    assertThat(
            Sentences.codeOf(
                () -> lists().compare(release, stranger.crl(), Optional.of(certificate))))
        .isEqualTo("crl.not-of-ours");
  }

  @Test
  void anOutsideCasListIsComparedWithItsCertificateAndThenConfirms(@TempDir Path folder)
      throws Exception {
    vault.clock().advance(Duration.between(vault.clock().now(), Instant.now().plusSeconds(60)));
    OpensslCa ca = new OpensslCa(folder);
    Spki partner = inventory.active("partner", KeyAlgorithm.EC_P256);
    byte[] der =
        vault.services().vault().read(s -> s.keys().key(partner).orElseThrow().publicKey());
    X509Certificate certificate =
        ca.issue("partner", Pem.encode("PUBLIC KEY", der).getBytes(StandardCharsets.US_ASCII));
    carryOut(new Operation.ImportCertificate(partner, certificate.getEncoded()));
    carryOut(emergency(partner));
    assertThat(today()).containsExactly("revocation-unseen-outside");
    byte[] before = ca.crl();
    byte[] issuer = ca.certificate().getEncoded();
    assertThat(Sentences.codeOf(() -> lists().compare(partner, before, Optional.empty())))
        .isEqualTo("crl.issuer-wanted");
    assertThat(wrong(lists().compare(partner, before, Optional.of(issuer))))
        .containsExactly("listed-missing");
    ca.revoke("partner", "keyCompromise");
    Compared compared = lists().compare(partner, ca.crl(), Optional.of(issuer));
    assertThat(wrong(compared)).isEmpty();
    Object ignored = lists().record(compared, "the CA’s web site");
    assertThat(today()).isEmpty();
    assertThat(wrong(lists().compare(partner, before, Optional.of(issuer))))
        .containsExactly("number-older", "listed-missing");
  }

  @Test
  void aRevocationThatFailedAfterItsListWasOutIsOnTodayUntilTheNextList() throws Exception {
    Path crl = vault.folder().resolve(Services.PUBLICATION).resolve("crl");
    Files.createDirectories(crl);
    String hash = vault.raise(emergency(release), Charter.DOMAIN);
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      String failed =
          Sentences.codeOf(() ->
              control.execute(step -> {
                if (step.code().equals("crl-signed")) {
                  inTheWay(crl);
                }
              }));
      assertThat(failed).isEqualTo("store.exists");
    }
    assertThat(published(1, "crl")).isNotEmpty();
    assertThat(vault.stateOf(release)).isEqualTo("active");
    assertThat(today()).containsExactly("revocation-failed");
    assertThat(wrong(lists().compare(release, published(1, "crl"), Optional.empty())))
        .containsExactly("number-unrecorded", "others-unknown");
    vault.reopen();
    vault.signIn(Charter.ADA);
    assertThat(today()).containsExactly("revocation-failed");
    carryOut(emergency(release));
    assertThat(today()).containsExactly("revocation-unseen");
  }

  /** The list is written as DER first and as PEM after it, where something lies already. */
  private void inTheWay(Path folder) {
    try {
      Files.writeString(folder.resolve("root-" + root.brief() + "-1.pem"), "something else");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatIsBeingCarriedOutIsNotCalledCutOff() throws Exception {
    String hash = vault.raise(emergency(release), Charter.DOMAIN);
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      var codes = new java.util.ArrayList<String>();
      Object ignored =
          control.execute(step ->
              vault.services().today().forPerson(Charter.ADA).stream()
                  .map(TodayItem::code)
                  .forEach(codes::add));
      assertThat(codes).doesNotContain("cut-off");
    }
  }
}
