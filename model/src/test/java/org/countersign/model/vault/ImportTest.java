package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.model.testing.OutsidePki.certificate;
import static org.countersign.model.testing.OutsidePki.found;
import static org.countersign.model.testing.OutsidePki.key;
import static org.countersign.model.testing.OutsidePki.party;
import static org.countersign.model.testing.OutsidePki.path;
import static org.countersign.model.testing.VaultLife.DOMAIN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.ImportLine;
import org.countersign.model.intake.ImportLines;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Where;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.request.ImportCounts;
import org.countersign.model.request.Operation;
import org.countersign.model.testing.OutsidePki.Party;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.Test;

/** Imports, from items to the books, each signed by two and read back from the journal. */
class ImportTest {
  private static final String OTHER = "partners";

  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private final Party root = party("Outside root");
  private final Party leaf = party("Outside leaf");

  // --- how a test imports

  private ImportJudge.Judged judged(String domain, List<Item> items) throws Refused {
    List<ImportCandidate> candidates = items.stream().map(ImportCandidate::of).toList();
    return ImportJudge.judge(vault.state(), domain, vault.now(), candidates);
  }

  private Operation.ImportInventory operation(
      String domain, List<Item> items, ImportCounts counts) {
    ImportLines lines = new ImportLines(domain);
    items.forEach(item -> lines.add(ImportLine.of(item)));
    return operation(lines.bytes(), counts);
  }

  private Operation.ImportInventory operation(byte[] lines, ImportCounts counts) {
    return new Operation.ImportInventory(
        List.of("bundle.pem"), 1, vault.attach(lines, Operation.ImportInventory.TYPE), counts);
  }

  /** Takes what is new or changed, as the console does. */
  private String imported(String domain, Item... items) throws Failure {
    List<ImportCandidate> all = List.of(items).stream().map(ImportCandidate::of).toList();
    ImportList list = ImportList.of(vault.state(), domain, vault.now(), all);
    list.link((done, of) -> {});
    return vault.run(domain, operation(list.bytes(), list.counts()), VaultLife.DONE);
  }

  /** The code with which an import of just these, with these counts, is refused in the journal. */
  private String refused(String domain, ImportCounts counts, Item... items) {
    return VaultFixture.code(
        () -> vault.run(domain, operation(domain, List.of(items), counts), VaultLife.DONE));
  }

  private static ImportCounts certificates(int n) {
    return new ImportCounts(n, 0, 0, 0, 0, 0, 0);
  }

  private List<ImportVerdict.Kind> kinds(String domain, Item... items) throws Refused {
    return judged(domain, List.of(items)).verdicts().stream().map(ImportVerdict::kind).toList();
  }

  private IssuedCertificate known(Item.Certificate item) {
    return vault.state().keys().certificate(Certificates.id(item.der())).orElseThrow();
  }

  private WatchedKey watched(Spki key) {
    return vault.state().watched().find(key, DOMAIN).orElseThrow();
  }

  private JournalVerifier again() throws Failure {
    JournalVerifier again = new JournalVerifier(vault::attachment);
    for (byte[] line : vault.lines()) {
      again.next(line);
    }
    return again;
  }

  // --- what an import brings

  @Test
  void aCertificateComesWithItsKeyAsAWatchedKey() throws Failure {
    Item.Certificate item = certificate(root, root);
    imported(DOMAIN, item);
    assertThat(known(item).subject()).isEqualTo("CN=Outside root");
    assertThat(known(item).domain()).isEqualTo(DOMAIN);
    assertThat(known(item).issuerKey()).contains(root.spki());
    WatchedKey key = watched(root.spki());
    assertThat(key.kind()).isEqualTo(WatchedKey.Kind.CERTIFICATE);
    assertThat(key.name()).isEqualTo("CN=Outside root");
    assertThat(key.found().file()).isEqualTo("Outside root.pem");
    assertThat(key.publicKey()).isEqualTo(root.pair().getPublic().getEncoded());
  }

  @Test
  void theIssuerIsFoundWhicheverComesFirst() throws Failure {
    Item.Certificate child = certificate(leaf, root);
    Item.Certificate parent = certificate(root, root);
    imported(DOMAIN, child, parent);
    assertThat(known(child).issuerKey()).contains(root.spki());
    assertThat(vault.state().keys().issuedBy(root.spki()))
        .extracting(IssuedCertificate::id)
        .containsExactlyInAnyOrder(known(child).id(), known(parent).id());
  }

  @Test
  void theIssuerIsFoundWhenItComesWithALaterImport() throws Failure {
    Item.Certificate child = certificate(leaf, root);
    imported(DOMAIN, child);
    assertThat(known(child).issuerKey()).isEmpty();
    imported(DOMAIN, certificate(root, root));
    assertThat(known(child).issuerKey()).contains(root.spki());
  }

  @Test
  void aNameWithoutTheSignatureIsNoIssuer() throws Failure {
    Party liar = party("liar");
    Item.Certificate forged = certificate(leaf, root.name(), liar.pair());
    imported(DOMAIN, certificate(root, root), forged);
    assertThat(known(forged).issuerKey()).isEmpty();
  }

  @Test
  void aCertificateThatAKeyOfTheVaultHasSignedIsReachedFromIt() throws Failure {
    SoftKey ca = life.root("root-2026");
    Item.Certificate item = certificate(leaf, ca.label(), ca.pair());
    imported(DOMAIN, item, path("p1", DOMAIN, Optional.of(leaf.spki()), Optional.empty()));
    assertThat(known(item).issuerKey()).contains(ca.spki());
    assertThat(vault.state().graph().from(ca.spki()).paths()).hasSize(1);
  }

  @Test
  void keysPathsAndFindingsComeInOneEntryWhateverTheirOrder() throws Failure {
    imported(
        DOMAIN,
        path("b", DOMAIN, Optional.empty(), Optional.of("a")),
        path("a", DOMAIN, Optional.of(leaf.spki()), Optional.empty()),
        found(root, "backup/old.key"),
        key(leaf, "kid-7"));
    assertThat(watched(leaf.spki()).name()).isEqualTo("kid-7");
    assertThat(watched(leaf.spki()).facts()).isEqualTo(Map.of("use", "sig"));
    assertThat(vault.state().graph().from(leaf.spki()).paths()).hasSize(2);
    assertThat(vault.state().sprawl().standing())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.where().file()).isEqualTo("backup/old.key");
          assertThat(finding.owner()).isEqualTo("Outside root");
          assertThat(finding.key()).contains(root.spki());
        });
  }

  @Test
  void theSameFileTwiceHasNothingThatIsNew() throws Failure {
    Item[] items = {
      certificate(root, root),
      certificate(leaf, root),
      key(party("x"), "kid-1"),
      found(leaf, "a.key"),
      path("a", DOMAIN, Optional.of(leaf.spki()), Optional.empty())
    };
    imported(DOMAIN, items);
    assertThat(kinds(DOMAIN, items)).containsOnly(ImportVerdict.Kind.KNOWN);
    assertThat(judged(DOMAIN, List.of(items)).counts()).isEqualTo(ImportCounts.NONE);
  }

  @Test
  void theSameThingTwiceInOneImportIsTakenOnce() throws Failure {
    Item.Certificate item = certificate(root, root);
    ImportJudge.Judged judged =
        judged(DOMAIN, List.of(item, item, key(leaf, "one"), key(leaf, "two")));
    assertThat(judged.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 0, 0));
    assertThat(judged.verdicts()).extracting(ImportVerdict::code).contains("twice");
  }

  @Test
  void whatAFileSaysOtherwiseIsAChangeThatNamesItsMembers() throws Failure {
    imported(
        DOMAIN, key(leaf, "kid-1"), path("a", DOMAIN, Optional.of(leaf.spki()), Optional.empty()));
    Item.Trust now =
        new Item.Trust(
            new Where("paths.csv", "line 2"),
            VaultLife.path("a", DOMAIN, "renamed", Optional.of(leaf.spki()), Optional.empty()));
    ImportJudge.Judged judged = judged(DOMAIN, List.of(key(leaf, "kid-2"), now));
    assertThat(judged.counts()).isEqualTo(new ImportCounts(0, 0, 0, 1, 0, 1, 0));
    assertThat(judged.verdicts())
        .allSatisfy(verdict -> {
          assertThat(verdict.kind()).isEqualTo(ImportVerdict.Kind.CHANGED);
          assertThat(verdict.arguments().getFirst()).isEqualTo("name");
        });
    imported(DOMAIN, key(leaf, "kid-2"), now);
    assertThat(watched(leaf.spki()).name()).isEqualTo("kid-2");
    assertThat(vault.state().trust().find("a").orElseThrow().name()).isEqualTo("renamed");
  }

  // --- what it must not do

  @Test
  void aKeyOfTheVaultIsNeverWatchedAndItsStateStays() throws Failure {
    SoftKey held = life.root("root-2026");
    SigningKeyBefore before = new SigningKeyBefore(vault.state(), held.spki());
    Party same = new Party("root-2026", held.pair());
    assertThat(judged(DOMAIN, List.of(key(same, "again"))).verdicts())
        .extracting(ImportVerdict::code)
        .containsExactly("held");
    imported(DOMAIN, certificate(same, root));
    assertThat(vault.state().watched().has(held.spki())).isFalse();
    before.isUnchanged(vault.state());
    assertThat(vault.state().keys().certificatesOf(held.spki())).hasSize(2);
  }

  private record SigningKeyBefore(Spki spki, Object key) {
    SigningKeyBefore(VaultState state, Spki spki) {
      this(spki, state.keys().key(spki).orElseThrow());
    }

    void isUnchanged(VaultState state) {
      assertThat(state.keys().key(spki).orElseThrow()).isSameAs(key);
    }
  }

  @Test
  void aKeyOfAnotherDomainIsNotForThisOne() throws Failure {
    life.domain(OTHER, VaultFixture.policy(1));
    SoftKey held = life.root("root-2026");
    Party same = new Party("x", held.pair());
    Item.Certificate item = certificate(same, root);
    assertThat(judged(OTHER, List.of(item)).verdicts().getFirst().code())
        .isEqualTo("import.held-elsewhere");
    assertThat(refused(OTHER, certificates(1), item)).isEqualTo("import.not-as-signed");
    assertThat(vault.state().keys().certificatesOf(held.spki())).hasSize(1);
  }

  @Test
  void aCustodiansKeyIsNotImported() throws Failure {
    Party ben = new Party("Ben", vault.ben.signing());
    assertThat(judged(DOMAIN, List.of(key(ben, "x"), certificate(ben, root))).verdicts())
        .extracting(ImportVerdict::code)
        .containsOnly("import.credential");
  }

  @Test
  void twoDomainsMayWatchOneKeyAndNeitherTouchesTheOthersPaths() throws Failure {
    life.domain(OTHER, VaultFixture.policy(1));
    Item.Certificate item = certificate(root, root);
    imported(DOMAIN, item, path("a", DOMAIN, Optional.of(root.spki()), Optional.empty()));
    assertThat(judged(OTHER, List.of(item)).verdicts().getFirst().code()).isEqualTo("watched-here");
    imported(OTHER, item);
    assertThat(vault.state().watched().find(root.spki())).hasSize(2);
    assertThat(known(item).domain()).isEqualTo(DOMAIN);
    Item.Trust theirs = path("a", OTHER, Optional.of(root.spki()), Optional.empty());
    assertThat(refused(OTHER, new ImportCounts(0, 0, 0, 0, 0, 1, 0), theirs))
        .isEqualTo("import.not-as-signed");
    assertThat(judged(OTHER, List.of(theirs)).verdicts().getFirst().code())
        .isEqualTo("trust.other-domain");
  }

  @Test
  void aPathTrustsOnlyKeysOfItsDomainAndMayDependOnAnyPath() throws Failure {
    life.domain(OTHER, VaultFixture.policy(1));
    SoftKey held = life.root("root-2026");
    imported(
        OTHER, key(leaf, "theirs"), path("t", OTHER, Optional.of(leaf.spki()), Optional.empty()));
    assertThat(
            judged(
                    DOMAIN,
                    List.of(
                        path("1", DOMAIN, Optional.of(leaf.spki()), Optional.empty()),
                        path("2", DOMAIN, Optional.empty(), Optional.of("t")),
                        path("3", DOMAIN, Optional.empty(), Optional.of("2")),
                        path("4", OTHER, Optional.of(leaf.spki()), Optional.empty()),
                        path("5", DOMAIN, Optional.of(held.spki()), Optional.empty())))
                .verdicts())
        .extracting(ImportVerdict::code)
        .containsExactly("import.key-unknown", "", "", "trust.other-domain", "");
  }

  @Test
  void aPathAddedByHandMayTrustAWatchedKeyOfItsDomainOnly() throws Failure {
    life.domain(OTHER, VaultFixture.policy(1));
    imported(DOMAIN, key(leaf, "kid"));
    Optional<Spki> key = Optional.of(leaf.spki());
    vault.run(
        DOMAIN,
        new Operation.AddTrustPath(VaultLife.path("a", DOMAIN, "mine", key, Optional.empty())),
        VaultLife.DONE);
    assertThat(
            VaultFixture.code(() ->
                vault.run(
                    OTHER,
                    new Operation.AddTrustPath(
                        VaultLife.path("b", OTHER, "theirs", key, Optional.empty())),
                    VaultLife.DONE)))
        .isEqualTo("key.unknown");
  }

  @Test
  void aKeyThatWasSeenBeforeIsNotOneThatWasJustMade() throws Failure {
    Party seen = new Party("seen", SoftCustodian.keyPair());
    imported(DOMAIN, key(seen, "kid"));
    assertThat(
            VaultFixture.code(
                () -> vault.run(DOMAIN, life.generateOf("fresh"), VaultLife.made(seen.pair()))))
        .isEqualTo("key.known");
  }

  // --- what is wrong with the list

  @Test
  void countsThatAreNotTheListsAreRefused() {
    assertThat(refused(DOMAIN, certificates(2), certificate(root, root)))
        .isEqualTo("import.counts");
  }

  @Test
  void aLineThatIsNoLongerNewMakesAllOfItVoid() throws Failure {
    Item.Certificate item = certificate(root, root);
    Operation.ImportInventory one = operation(DOMAIN, List.of(item), certificates(1));
    String hash = vault.approved(DOMAIN, one);
    imported(DOMAIN, item);
    vault.start(hash, vault.ada);
    assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, VaultLife.DONE)))
        .isEqualTo("import.not-as-signed");
  }

  @Test
  void aListInAnotherSpellingOrForAnotherDomainIsRefused() throws Failure {
    ImportLines lines = new ImportLines(DOMAIN);
    lines.add(ImportLine.of(certificate(root, root)));
    String right = new String(lines.bytes(), StandardCharsets.UTF_8);
    for (String wrong :
        List.of(
            right.replace("\",\"", "\", \""),
            right.replace("}", ",\"x\":\"y\"}"),
            right.replace("certificate", "certificat"),
            right.substring(0, right.length() - 1),
            right + "\n",
            right.replace("\"v\":1", "\"v\":2"),
            new String(new ImportLines(OTHER).bytes(), StandardCharsets.UTF_8))) {
      byte[] bytes = wrong.getBytes(StandardCharsets.UTF_8);
      assertThat(
              VaultFixture.code(
                  () -> vault.run(DOMAIN, operation(bytes, certificates(1)), VaultLife.DONE)))
          .as(wrong)
          .isIn("import.line", "import.head");
    }
    assertThat(vault.state().keys().certificates()).isEmpty();
  }

  @Test
  void nobodyIsAskedToSignAListThatIsNotThere() {
    Operation.ImportInventory gone =
        operation(DOMAIN, List.of(certificate(root, root)), certificates(1));
    vault.tamper(gone.lines().attachment(), Optional.empty());
    assertThat(VaultFixture.code(() -> vault.raise(vault.ada, DOMAIN, gone)))
        .isEqualTo("journal.attachment-missing");
  }

  @Test
  void aTamperedListStopsTheReadingOfTheJournalAtTheEntryThatNamesIt() throws Failure {
    String hash = imported(DOMAIN, certificate(root, root));
    assertThat(again().state().keys().certificates()).hasSize(1);
    Operation.ImportInventory done = (Operation.ImportInventory) vault.file(hash).operation();
    byte[] other = vault.attachment(done.lines().attachment()).clone();
    other[other.length / 2] ^= 1;
    vault.tamper(done.lines().attachment(), Optional.of(other));
    assertThat(VaultFixture.code(this::again)).isEqualTo("journal.attachment-missing");
    long raised = vault.file(hash).raisedSeq();
    assertThatThrownBy(this::again)
        .isInstanceOfSatisfying(JournalBroken.class, e -> assertThat(e.seq()).isEqualTo(raised));
  }

  // --- what a list claims of issuers

  private String claimed(Item.Certificate item, Spki issuer, Item... others) {
    ImportLines lines = new ImportLines(DOMAIN);
    lines.add(new ImportLine(item, Optional.of(issuer)));
    List.of(others).forEach(other -> lines.add(ImportLine.of(other)));
    ImportCounts counts = certificates(1 + others.length);
    return VaultFixture.code(
        () -> vault.run(DOMAIN, operation(lines.bytes(), counts), VaultLife.DONE));
  }

  @Test
  void whatAKeyOfTheVaultIsSaidToHaveSignedIsVerifiedWheneverTheJournalIsRead() throws Failure {
    SoftKey ca = life.root("root-2026");
    Item.Certificate forged = certificate(leaf, ca.label(), root.pair());
    assertThat(claimed(forged, ca.spki())).isEqualTo("import.issuer");
    Item.Certificate right = certificate(leaf, ca.label(), ca.pair());
    assertThat(claimed(right, ca.spki())).isEqualTo("allowed");
  }

  @Test
  void anIssuerMustBeKnownAndCalledAsTheCertificateSays() {
    Item.Certificate parent = certificate(root, root);
    Item.Certificate child = certificate(leaf, root);
    assertThat(claimed(child, root.spki())).isEqualTo("import.issuer");
    assertThat(claimed(child, leaf.spki(), parent)).isEqualTo("import.issuer");
    assertThat(claimed(child, root.spki(), parent)).isEqualTo("allowed");
  }

  @Test
  void aSecondCertificateWithASerialOfTheVaultsIsNotItsIssuersSoThatItsCrlsStayRight()
      throws Failure {
    SoftKey ca = life.root("root-2026");
    SoftKey release = life.issued("release-2026", ca);
    Item.Certificate twin =
        certificate(
            leaf,
            ca.label(),
            ca.pair(),
            vault.state().keys().certificatesOf(release.spki()).getFirst().serial());
    assertThat(claimed(twin, ca.spki())).isEqualTo("import.issuer");
    imported(DOMAIN, twin);
    assertThat(known(twin).issuerKey()).isEmpty();
    vault.run(DOMAIN, VaultLife.emergency(release), emergencyResult(release, ca));
    assertThat(vault.state().keys().crlsOf(ca.spki())).hasSize(1);
  }

  private Object emergencyResult(SoftKey key, SoftKey issuer) {
    return VaultLife.changed(life.crl(issuer, 1, life.serials(key)));
  }

  // --- findings

  @Test
  void aFindingStandsUntilTwoPeopleSayHowItWasDealtWith() throws Failure {
    imported(DOMAIN, found(leaf, "a.key"));
    SprawlFinding finding = vault.state().sprawl().standing().getFirst();
    Operation close = new Operation.CloseFindings(List.of(finding.id()), "Shredded, key replaced");
    String hash = vault.run(DOMAIN, close, VaultLife.DONE);
    assertThat(vault.state().sprawl().standing()).isEmpty();
    assertThat(vault.state().sprawl().find(finding.id()).orElseThrow().closed())
        .hasValueSatisfying(closed -> {
          assertThat(closed.how()).isEqualTo("Shredded, key replaced");
          assertThat(closed.request()).isEqualTo(hash);
        });
    assertThat(VaultFixture.code(() -> vault.run(DOMAIN, close, VaultLife.DONE)))
        .isEqualTo("finding.closed");
    assertThat(judged(DOMAIN, List.of(found(leaf, "a.key"))).verdicts().getFirst().code())
        .isEqualTo("found-again");
    imported(DOMAIN, found(leaf, "a.key"));
    assertThat(vault.state().sprawl().standing()).hasSize(1);
  }

  @Test
  void anotherDomainsPeopleDoNotCloseAFinding() throws Failure {
    life.domain(OTHER, VaultFixture.policy(1));
    imported(DOMAIN, found(leaf, "a.key"));
    imported(OTHER, found(leaf, "b.key"));
    List<String> ids = vault.state().sprawl().standing().stream().map(SprawlFinding::id).toList();
    assertThat(
            VaultFixture.code(
                () -> vault.run(DOMAIN, new Operation.CloseFindings(ids, "done"), VaultLife.DONE)))
        .isEqualTo("finding.other-domain");
    assertThat(
            VaultFixture.code(
                () -> vault.raise(vault.ada, OTHER, new Operation.CloseFindings(ids, "done"))))
        .isEqualTo("request.other-domain");
  }
}
