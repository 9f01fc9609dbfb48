package org.countersign.app.service.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.countersign.app.Services;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.Certificates;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Emergency revocation, with what openssl makes of its results. */
class EmergencyTest {
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

  private Operation compromise(Spki key) {
    return new Operation.EmergencyRevoke(key, "keyCompromise", Optional.empty(), "INC-7");
  }

  private Results.KeyChanged revoke(Spki key) throws Exception {
    return (Results.KeyChanged) vault.carryOut(compromise(key), Charter.DOMAIN, Charter.BEN);
  }

  private Path publication() {
    return vault.folder().resolve(Services.PUBLICATION);
  }

  private X509CRL crl(Results.CrlMade made) throws Exception {
    byte[] der = vault.services().vault().journal().attachment(made.crl().attachment());
    return Certificates.readCrl(der);
  }

  private String pem(Spki key, String name) throws IOException {
    byte[] der = vault.services().vault().read(s -> s.keys().certificatesOf(key).getLast().der());
    Files.writeString(
        publication().resolve(name),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END CERTIFICATE-----\n");
    return name;
  }

  @Test
  void theCrlNamesOnlyTheIssuersCertificatesAndOpensslRefusesTheRevokedOne() throws Exception {
    Spki other = inventory.issued(root, "other", KeyAlgorithm.EC_P256);
    Spki elsewhere = inventory.root("elsewhere", KeyAlgorithm.EC_P256);
    inventory.issued(elsewhere, "foreign", KeyAlgorithm.EC_P256);
    Results.KeyChanged changed = revoke(release);

    Results.CrlMade made = changed.crls().getFirst();
    assertThat(made.issuer()).isEqualTo(root);
    assertThat(crl(made).getRevokedCertificates())
        .singleElement()
        .satisfies(line ->
            assertThat(line.getSerialNumber())
                .isEqualTo(inventory.certificate(release).getSerialNumber()));
    assertThat(made.nextUpdate()).isEqualTo(made.thisUpdate().plus(Duration.ofDays(30)));
    assertThat(changed.millis()).hasValue(0L);
    assertThat(vault.stateOf(release)).isEqualTo("compromised");
    checkedByOpenssl(changed, other);
  }

  private void checkedByOpenssl(Results.KeyChanged changed, Spki other) throws Exception {
    String ca = pem(root, "root.pem");
    String time = Long.toString(vault.clock().now().getEpochSecond());
    String list =
        changed.files().stream()
            .filter(f -> f.contains("/crl/") && f.endsWith(".pem"))
            .map(f -> Path.of(f).toAbsolutePath().toString())
            .findFirst()
            .orElseThrow();
    assertThat(Openssl.run(publication(), "crl", "-in", list, "-CAfile", ca, "-noout"))
        .startsWith("0 verify OK");
    assertThat(verify(time, ca, list, pem(other, "other.pem"))).startsWith("0 ");
    assertThat(verify(time, ca, list, pem(release, "release.pem")))
        .startsWith("2 ")
        .contains("certificate revoked");
  }

  private String verify(String time, String ca, String list, String certificate) throws Exception {
    return Openssl.run(
        publication(),
        "verify",
        "-attime",
        time,
        "-CAfile",
        ca,
        "-CRLfile",
        list,
        "-crl_check",
        certificate);
  }

  @Test
  void itWorksWithoutOwnerWithReviewsOverdueCertificatesExpiredAndAHolderGone() throws Exception {
    Object ignored = vault.carryOut(new Operation.RemovePerson(Charter.OWNER), "", Charter.BEN);
    ignored = vault.carryOut(new Operation.RemovePerson(Charter.CLEO), "", Charter.BEN);
    vault.clock().advance(Duration.ofDays(3 * 365));
    assertThat(inventory.certificate(release).getNotAfter().toInstant())
        .isBefore(vault.clock().now());
    assertThat(vault.services().today().forPerson(Charter.ADA))
        .extracting(item -> item.code())
        .contains("gap.no-owner", "gap.review", "shares-lost");

    assertThat(revoke(release).crls()).hasSize(1);
    assertThat(vault.stateOf(release)).isEqualTo("compromised");
  }

  @Test
  void whenTheIssuersCertificateHasExpiredTooANoticeSaysItInstead() throws Exception {
    vault.clock().advance(Duration.ofDays(11 * 365));
    Results.KeyChanged changed = revoke(release);
    assertThat(changed.crls()).isEmpty();
    assertThat(changed.documents())
        .extracting(Results.Document::kind)
        .containsExactly("distrust-notice");
    assertThat(vault.stateOf(release)).isEqualTo("compromised");
  }

  @Test
  void suspensionIsOnTheListAndReinstatementTakesItOffUnderTheNextNumber() throws Exception {
    Results.KeyChanged held =
        (Results.KeyChanged)
            vault.carryOut(new Operation.SuspendKey(release), Charter.DOMAIN, Charter.BEN);
    Results.KeyChanged back =
        (Results.KeyChanged)
            vault.carryOut(new Operation.ReinstateKey(release), Charter.DOMAIN, Charter.BEN);
    Results.KeyChanged gone = revoke(release);

    assertThat(List.of(held, back, gone))
        .extracting(changed -> changed.crls().getFirst().number())
        .containsExactly(1L, 2L, 3L);
    assertThat(crl(held.crls().getFirst()).getRevokedCertificates())
        .singleElement()
        .satisfies(
            line -> assertThat(line.getRevocationReason().name()).isEqualTo("CERTIFICATE_HOLD"));
    assertThat(crl(back.crls().getFirst()).getRevokedCertificates()).isNull();
    assertThat(crl(gone.crls().getFirst()).getRevokedCertificates())
        .singleElement()
        .satisfies(
            line -> assertThat(line.getRevocationReason().name()).isEqualTo("KEY_COMPROMISE"));
  }
}
