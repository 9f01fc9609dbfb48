package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Header;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CrlComparison;
import org.countersign.model.pki.CrlExpectation;
import org.countersign.model.pki.CrlFinding;
import org.countersign.model.pki.OpensslCa;
import org.countersign.model.pki.Pem;
import org.countersign.model.pki.PublishedCrl;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.SoftCrl;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one person says was published is believed only as far as the bytes bear it out. */
class ObservationTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private SoftKey root;
  private SoftKey release;

  @BeforeEach
  void revokes() throws Failure {
    root = life.root("root");
    release = life.issued("release", root);
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release));
    vault.start(hash, vault.ada);
    vault.finish(
        hash, vault.ada, VaultLife.changed(SoftCrl.made(vault, root, 1, life.serials(release))));
  }

  private byte[] published() throws Failure {
    Results.CrlMade made = vault.state().keys().crlsOf(root.spki()).getLast().crl();
    return vault.attachment(made.crl().attachment());
  }

  private CrlObservation observed(byte[] der) throws Failure {
    CrlExpectation expected =
        new CrlExpectations(vault.state())
            .ours(vault.state().keys().key(root.spki()).orElseThrow());
    return CrlObservation.of(
        root.spki(),
        Optional.empty(),
        vault.attach(der, CrlObservation.CRL_TYPE),
        "http://pki.example.org/root.crl",
        PublishedCrl.compare(der, expected, vault.now()));
  }

  private String append(CrlObservation observation) {
    return append(observation, VaultLife.DOMAIN);
  }

  private String append(CrlObservation observation, String domain) {
    return VaultFixture.code(
        () -> vault.append(vault.cleo, Kinds.CRL_OBSERVED, domain, false, observation));
  }

  private Publication publication() {
    return new Publications(vault.state(), vault.now())
        .of(vault.state().keys().key(release.spki()).orElseThrow())
        .getFirst();
  }

  @Test
  void aRevocationIsSeenOnceItsListWasFoundPublished() throws Failure {
    assertThat(publication().number()).contains(BigInteger.ONE);
    assertThat(publication().seen()).isEmpty();
    assertThat(append(observed(published()))).isEqualTo("allowed");
    assertThat(publication().seen())
        .hasValueSatisfying(seen -> assertThat(seen.by()).isEqualTo(vault.cleo.id()));
  }

  @Test
  void aListThatDoesNotMatchIsRecordedAndConfirmsNothing() throws Failure {
    byte[] older = SoftCrl.der(root, 7, vault.now(), life.serials(release));
    CrlObservation wrong = observed(older);
    assertThat(wrong.matches()).isFalse();
    assertThat(append(wrong)).isEqualTo("allowed");
    assertThat(vault.state().observed().of(root.spki())).hasSize(1);
    assertThat(publication().seen()).isEmpty();
  }

  @Test
  void aClaimThatTheBytesDoNotBearOutIsRefused() throws Failure {
    CrlObservation good = observed(published());
    byte[] forged = SoftCrl.der(root, 7, vault.now(), List.of());
    CrlObservation swapped =
        new CrlObservation(
            good.v(),
            good.issuer(),
            good.issuerCertificate(),
            vault.attach(forged, CrlObservation.CRL_TYPE),
            good.source(),
            good.number(),
            good.thisUpdate(),
            good.nextUpdate(),
            good.findings());
    assertThat(append(swapped)).isEqualTo("crl.observed-otherwise");
    CrlObservation prettier =
        CrlObservation.of(
            good.issuer(),
            Optional.empty(),
            vault.attach(forged, CrlObservation.CRL_TYPE),
            good.source(),
            new CrlComparison(
                Optional.of(BigInteger.valueOf(7)),
                good.thisUpdate(),
                good.nextUpdate(),
                List.of(new CrlFinding("signature", CrlFinding.Verdict.GOOD, List.of()))));
    assertThat(append(prettier)).isEqualTo("crl.observed-otherwise");
    assertThat(append(good)).isEqualTo("allowed");
  }

  @Test
  void aComparisonOfLongAgoCannotBeReplayed() throws Failure {
    CrlObservation before = observed(published());
    vault.advance(Duration.ofDays(31));
    assertThat(append(before)).isEqualTo("crl.observed-otherwise");
  }

  @Test
  void aSecondRevocationNeedsTheNextList() throws Failure {
    SoftKey second = life.issued("second", root);
    assertThat(append(observed(published()))).isEqualTo("allowed");
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(second));
    vault.start(hash, vault.ada);
    List<String> both = List.of(life.serials(release).getFirst(), life.serials(second).getFirst());
    byte[] first = published();
    vault.finish(hash, vault.ada, VaultLife.changed(SoftCrl.made(vault, root, 2, both)));
    assertThat(publication().seen()).isPresent();
    Publication of =
        new Publications(vault.state(), vault.now())
            .of(vault.state().keys().key(second.spki()).orElseThrow())
            .getFirst();
    assertThat(of.number()).contains(BigInteger.TWO);
    assertThat(of.seen()).isEmpty();
    assertThat(observed(first).findings())
        .extracting(CrlFinding::code)
        .contains("number-older", "listed-missing");
  }

  @Test
  void itIsWrittenInTheIssuersDomainAndNeverAsADrill() throws Failure {
    CrlObservation good = observed(published());
    assertThat(append(good, "")).isEqualTo("entry.domain");
    Header drill = vault.header(vault.cleo, Kinds.CRL_OBSERVED, VaultLife.DOMAIN, true);
    assertThat(VaultFixture.code(() -> vault.take(vault.line(vault.cleo, drill, good))))
        .isEqualTo("entry.drill");
  }

  @Test
  void withoutItsFileNothingAfterItCanBeKnown() throws Failure {
    CrlObservation good = observed(published());
    Results.Attachment lost = new Results.Attachment("ab".repeat(32), 400, CrlObservation.CRL_TYPE);
    CrlObservation without =
        new CrlObservation(
            good.v(),
            good.issuer(),
            good.issuerCertificate(),
            lost,
            good.source(),
            good.number(),
            good.thisUpdate(),
            good.nextUpdate(),
            good.findings());
    assertThat(append(without)).isEqualTo("journal.attachment-missing");
  }

  @Test
  void anOutsideCaIsKnownByTheCertificateItHasSigned(@TempDir Path folder) throws Exception {
    OpensslCa ca = new OpensslCa(folder);
    SoftKey partner = life.generate("partner");
    byte[] pem =
        Pem.encode("PUBLIC KEY", partner.pair().getPublic().getEncoded())
            .getBytes(StandardCharsets.US_ASCII);
    X509Certificate certificate = ca.issue("partner", pem);
    vault.set(Instant.now().plusSeconds(60));
    vault.run("", new Operation.ReviewDomain(""), VaultLife.DONE);
    vault.run(
        VaultLife.DOMAIN,
        new Operation.ImportCertificate(partner.spki(), certificate.getEncoded()),
        VaultLife.DONE);
    vault.run(VaultLife.DOMAIN, VaultLife.emergency(partner), VaultLife.changed());
    ca.revoke("partner", "keyCompromise");
    byte[] crl = ca.crl();

    CrlExpectation expected = new CrlExpectations(vault.state()).outside(ca.certificate());
    CrlComparison found = PublishedCrl.compare(crl, expected, vault.now());
    assertThat(found.matches()).as("%s", found.findings()).isTrue();
    Spki key = Spki.of(ca.certificate().getPublicKey());
    Results.Attachment issuer =
        vault.attach(ca.certificate().getEncoded(), CrlObservation.CERTIFICATE_TYPE);
    Results.Attachment list = vault.attach(crl, CrlObservation.CRL_TYPE);
    assertThat(append(CrlObservation.of(key, Optional.empty(), list, "by mail", found)))
        .isEqualTo("crl.issuer-unknown");
    assertThat(
            append(CrlObservation.of(release.spki(), Optional.of(issuer), list, "by mail", found)))
        .isEqualTo("crl.issuer-known");
    assertThat(append(CrlObservation.of(key, Optional.of(issuer), list, "by mail", found)))
        .isEqualTo("allowed");
    Publication of =
        new Publications(vault.state(), vault.now())
            .of(vault.state().keys().key(partner.spki()).orElseThrow())
            .getFirst();
    assertThat(of.issuer()).isEmpty();
    assertThat(of.seen()).isPresent();
    assertThat(of.numberToSee()).contains(BigInteger.ONE);
    aStrangersCaIsRefused(folder.resolve("stranger"), crl, found);
  }

  private void aStrangersCaIsRefused(Path folder, byte[] crl, CrlComparison found)
      throws Exception {
    java.nio.file.Files.createDirectory(folder);
    OpensslCa stranger = new OpensslCa(folder);
    assertThat(
            append(
                CrlObservation.of(
                    Spki.of(stranger.certificate().getPublicKey()),
                    Optional.of(
                        vault.attach(
                            stranger.certificate().getEncoded(), CrlObservation.CERTIFICATE_TYPE)),
                    vault.attach(crl, CrlObservation.CRL_TYPE),
                    "by mail",
                    found)))
        .isEqualTo("crl.not-of-ours");
  }
}
