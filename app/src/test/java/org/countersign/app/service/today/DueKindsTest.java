package org.countersign.app.service.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.model.testing.VaultLife.DOMAIN;
import static org.countersign.model.testing.VaultLife.DONE;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.model.failure.Failure;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Where;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.key.Spki;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.publication.SetBases;
import org.countersign.model.publication.SetBasis;
import org.countersign.model.publication.SetList;
import org.countersign.model.publication.SetManifest;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.OutsidePki;
import org.countersign.model.testing.OutsidePki.Party;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.vault.ImportCandidate;
import org.countersign.model.vault.ImportList;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Restored;
import org.junit.jupiter.api.Test;

/** Kinds of what is due that come from imports, restores and sets: each appears, and goes away. */
class DueKindsTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private final KeyPair issuer = SoftCustodian.keyPair();

  /** What is due of these kinds so many days from now. */
  private List<Due> due(int days, String... kinds) {
    Instant now = vault.now().plus(Duration.ofDays(days));
    return Dues.find(
            vault.state(),
            now,
            now,
            new Survey.Besides(new Weaknesses(), (issuer, number) -> false))
        .all()
        .stream()
        .filter(due -> Set.of(kinds).contains(due.kind()))
        .toList();
  }

  private void imported(String domain, Item... items) throws Failure {
    List<ImportCandidate> all = Stream.of(items).map(ImportCandidate::of).toList();
    ImportList list = ImportList.of(vault.state(), domain, vault.now(), all);
    list.link((done, of) -> {});
    vault.run(
        domain,
        new Operation.ImportInventory(
            List.of("bundle.pem"),
            1,
            vault.attach(list.bytes(), Operation.ImportInventory.TYPE),
            list.counts()),
        DONE);
  }

  /** A certificate that ends so many days from now, signed by somebody else's CA. */
  private Item.Certificate certificate(String subject, KeyPair key, String signature, int days) {
    try {
      byte[] der =
          new JcaX509v3CertificateBuilder(
                  new X500Name("CN=Outside CA"),
                  BigInteger.valueOf(subject.hashCode() + 1_000_000L * days),
                  Date.from(VaultFixture.START),
                  Date.from(vault.now().plus(Duration.ofDays(days))),
                  new X500Name("CN=" + subject),
                  key.getPublic())
              .build(new JcaContentSignerBuilder(signature).build(issuer.getPrivate()))
              .getEncoded();
      Where where = new Where(subject + ".pem", "");
      return new Item.Certificate(where, der, Spki.of(key.getPublic()), List.of());
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Item.Certificate certificate(String subject, KeyPair key, int days) {
    return certificate(subject, key, "SHA384withECDSA", days);
  }

  private static KeyPair rsa(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  @Test
  void aKeyThatIsTooWeakIsDueAsLongAsItsCertificateIsInForce() throws Exception {
    imported(DOMAIN, certificate("strong enough till then", rsa(2048), 300));
    assertThat(due(0, "weak-key")).isEmpty();
    imported(DOMAIN, certificate("weak", rsa(1024), 100));
    assertThat(due(0, "weak-key"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.arguments()).startsWith("CN=weak", "RSA-1024");
          assertThat(one.urgency()).isEqualTo(TodayItem.Urgency.SOON);
        });
    assertThat(due(101, "weak-key")).isEmpty();
  }

  @Test
  void aSignatureThatIsTooWeakIsDueAsLongAsItsCertificateIsInForce() throws Failure {
    imported(DOMAIN, certificate("new", SoftCustodian.keyPair(), 100));
    assertThat(due(0, "weak-signature")).isEmpty();
    imported(DOMAIN, certificate("old", SoftCustodian.keyPair(), "SHA1withECDSA", 100));
    assertThat(due(0, "weak-signature"))
        .singleElement()
        .satisfies(one -> assertThat(one.arguments()).startsWith("CN=old", "SHA-1"));
    assertThat(due(101, "weak-signature")).isEmpty();
  }

  @Test
  void aKeyOfTheVaultInAFileIsForNowUntilItIsDealtWith() throws Failure {
    SoftKey root = life.root("root");
    imported(DOMAIN, OutsidePki.found(new Party("root", root.pair()), "backup/root.key"));
    assertThat(due(0, "finding", "finding-held"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.kind()).isEqualTo("finding-held");
          assertThat(one.urgency()).isEqualTo(TodayItem.Urgency.NOW);
          assertThat(one.subject()).isEqualTo(root.spki().hex());
        });
    List<String> ids = vault.state().sprawl().standing().stream().map(SprawlFinding::id).toList();
    vault.run(DOMAIN, new Operation.CloseFindings(ids, "wiped, and the key revoked"), DONE);
    assertThat(due(0, "finding", "finding-held")).isEmpty();
  }

  @Test
  void aKeyUnderTwoNamesIsDueUntilOneOfItsCertificatesHasEnded() throws Failure {
    KeyPair key = SoftCustodian.keyPair();
    imported(DOMAIN, certificate("printer", key, 200), certificate("printer", key, 250));
    assertThat(due(0, "duplicate-key")).isEmpty();
    imported(DOMAIN, certificate("door", key, 100));
    assertThat(due(0, "duplicate-key"))
        .singleElement()
        .satisfies(one -> assertThat(one.arguments().getLast()).isEqualTo(2L));
    assertThat(due(101, "duplicate-key")).isEmpty();
  }

  @Test
  void anOutsideKeyOfTwoDomainsIsDueUntilOneOfItsCertificatesHasEnded() throws Failure {
    KeyPair key = SoftCustodian.keyPair();
    life.domain("partners", VaultFixture.policy(1));
    imported(DOMAIN, certificate("printer", key, 100));
    assertThat(due(0, "shared-key")).isEmpty();
    imported("partners", certificate("printer", key, 200));
    assertThat(due(0, "shared-key")).hasSize(1);
    assertThat(due(101, "shared-key")).isEmpty();
  }

  @Test
  void aWatchedKeyIsDueBeforeItsLastCertificateEndsAndNoMoreWithANewOne() throws Failure {
    KeyPair key = SoftCustodian.keyPair();
    imported(DOMAIN, certificate("partner", key, 200));
    assertThat(due(105, "watched-ends")).isEmpty();
    assertThat(due(115, "watched-ends"))
        .singleElement()
        .satisfies(one -> assertThat(one.urgency()).isEqualTo(TodayItem.Urgency.SOON));
    assertThat(due(201, "watched-ends")).as("nobody here trusts it").isEmpty();
    imported(DOMAIN, certificate("partner", key, 300));
    assertThat(due(115, "watched-ends")).isEmpty();
  }

  @Test
  void aRestoreIsForNowAWeekLongAndToldForThreeMonths() throws Failure {
    assertThat(due(0, "vault-restored")).isEmpty();
    Checkpoint head = vault.verifier().head();
    Restored.Statement what =
        new Restored.Statement(
            1,
            VaultFixture.ID,
            head.size(),
            HexFormat.of().formatHex(head.root()),
            List.of(
                new RememberedHead("ada", vault.ada.spki(), 500, "11".repeat(32), vault.now(), 3)),
            "the disk broke",
            vault.now());
    Restored.Signed ben =
        new Restored.Signed("ben", vault.ben.spki(), vault.ben.sign(what.bytes()));
    vault.append(vault.ada, Kinds.RESTORED, "", false, new Restored(what, List.of(ben)));
    Map<Integer, List<TodayItem.Urgency>> told =
        Stream.of(0, 6, 8, 89, 91)
            .collect(
                Collectors.toMap(
                    days -> days,
                    days -> due(days, "vault-restored").stream().map(Due::urgency).toList()));
    assertThat(told)
        .containsEntry(0, List.of(TodayItem.Urgency.NOW))
        .containsEntry(6, List.of(TodayItem.Urgency.NOW))
        .containsEntry(8, List.of(TodayItem.Urgency.SOON))
        .containsEntry(89, List.of(TodayItem.Urgency.SOON))
        .containsEntry(91, List.of());
  }

  @Test
  void aPublicationSetIsDueInItsSecondHalfUntilThereIsANewerOne() throws Failure {
    assertThat(due(9, "set-ends")).isEmpty();
    publish(10);
    assertThat(due(4, "set-ends")).isEmpty();
    assertThat(due(6, "set-ends"))
        .singleElement()
        .satisfies(one -> assertThat(one.urgency()).isEqualTo(TodayItem.Urgency.SOON));
    assertThat(due(11, "set-ends"))
        .singleElement()
        .satisfies(one -> assertThat(one.urgency()).isEqualTo(TodayItem.Urgency.NOW));
    publish(30);
    assertThat(due(11, "set-ends", "set-behind")).isEmpty();
  }

  /** A set of a domain that has no keys yet: one page, signed by two custodians. */
  private void publish(int days) throws Failure {
    SetBasis basis = SetBases.of(vault.state(), DOMAIN, vault.now());
    SetList list =
        new SetList(1, List.of(new SetList.Planned("index.html", "file", "ab".repeat(32))));
    Operation.IssuePublication issue =
        new Operation.IssuePublication(
            vault.state().sets().nextNumber(DOMAIN),
            vault.now(),
            vault.now().plus(Duration.ofDays(days)),
            List.of(),
            basis.hash(),
            vault.attach(list.bytes(), SetList.TYPE),
            basis.counts());
    SetManifest manifest =
        new SetManifest(
            SetManifest.FORMAT,
            SetManifest.VERSION,
            VaultFixture.ID,
            DOMAIN,
            issue.number(),
            issue.from(),
            issue.until(),
            issue.basis(),
            List.of(new SetManifest.Listed("index.html", 10, "ab".repeat(32))));
    List<Results.SetSignature> signatures =
        Stream.of(vault.ada, vault.ben)
            .map(one -> new Results.SetSignature(one.id(), one.spki(), one.sign(manifest.sums())))
            .toList();
    vault.run(
        DOMAIN,
        issue,
        new Results.SetMade(
            vault.attach(manifest.bytes(), "application/json"),
            vault.attach(new byte[] {1}, "application/zip"),
            signatures));
  }
}
