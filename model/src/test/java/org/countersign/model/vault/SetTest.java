package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.publication.SetBases;
import org.countersign.model.publication.SetBasis;
import org.countersign.model.publication.SetIssuers;
import org.countersign.model.publication.SetList;
import org.countersign.model.publication.SetManifest;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publication sets as the journal believes them: approved, signed, and what the register says. */
class SetTest {
  private static final String DOMAIN = VaultLife.DOMAIN;

  @SuppressWarnings("NullAway") // what was restored does not matter to the numbers
  private static final Restoration NOT_READ = null;

  private VaultLife life;
  private VaultFixture vault;
  private SoftKey root;
  private SoftKey leaf;

  @BeforeEach
  void begins() throws Failure {
    life = VaultLife.begun();
    vault = life.vault;
    root = life.root("root");
    leaf = life.issued("leaf", root);
    crl(crl -> crl);
  }

  /** A new list of the root, as somebody changes it. */
  private void crl(UnaryOperator<Results.CrlMade> changed) throws Failure {
    long number = vault.state().keys().nextCrlNumber(root.spki());
    List<String> listed =
        vault.state().keys().issuedBy(root.spki()).stream()
            .filter(one -> one.revoked().isPresent())
            .map(one -> one.serial().toString(16))
            .toList();
    Results.CrlMade made = changed.apply(life.crl(root, number, listed));
    String ignored =
        vault.run(DOMAIN, new Operation.IssueCrl(root.spki()), VaultLife.changed(made));
  }

  private SetBasis basis() throws Failure {
    return SetBases.of(vault.state(), DOMAIN, vault.now());
  }

  private SetList list() throws Failure {
    List<SetList.Planned> files = new ArrayList<>();
    for (SetBasis.Bound one : basis().certificates()) {
      if (one.anchor()) {
        files.add(
            new SetList.Planned("certificates/" + one.sha256() + ".cer", "file", one.sha256()));
      }
    }
    for (SetBasis.Listed crl : basis().crls()) {
      files.add(new SetList.Planned("crl/" + crl.issuer() + ".crl", "file", crl.sha256()));
    }
    files.add(new SetList.Planned("index.html", "file", "ab".repeat(32)));
    files.add(new SetList.Planned("ocsp/1.ocsp", "ocsp", "cd".repeat(32)));
    return new SetList(1, files);
  }

  private Operation.IssuePublication set() throws Failure {
    return set(list());
  }

  private Operation.IssuePublication set(SetList list) throws Failure {
    Instant now = vault.now();
    List<Spki> signers =
        SetIssuers.of(vault.state(), DOMAIN, now).stream().map(SigningKey::spki).toList();
    return new Operation.IssuePublication(
        vault.state().sets().nextNumber(DOMAIN),
        now,
        now.plus(Duration.ofDays(7)),
        signers,
        basis().hash(),
        vault.attach(list.bytes(), SetList.TYPE),
        basis().counts());
  }

  private SetManifest manifest(Operation.IssuePublication issue) throws Failure {
    List<SetManifest.Listed> files =
        SetList.read(vault.attachment(issue.contents().attachment())).files().stream()
            .map(file -> new SetManifest.Listed(file.path(), 10, file.sha256()))
            .toList();
    return new SetManifest(
        SetManifest.FORMAT,
        SetManifest.VERSION,
        VaultFixture.ID,
        DOMAIN,
        issue.number(),
        issue.from(),
        issue.until(),
        issue.basis(),
        files);
  }

  private Results.SetMade made(SetManifest manifest, Results.SetSignature... signatures) {
    return new Results.SetMade(
        vault.attach(manifest.bytes(), "application/json"),
        vault.attach(new byte[] {1}, "application/zip"),
        List.of(signatures));
  }

  private Results.SetSignature byRoot(SetManifest manifest) {
    return new Results.SetSignature(
        "", root.spki(), SoftCustodian.sign(root.pair().getPrivate(), manifest.sums()));
  }

  private static Results.SetSignature by(SoftCustodian one, SetManifest manifest) {
    return new Results.SetSignature(one.id(), one.spki(), one.sign(manifest.sums()));
  }

  private String issue() throws Failure {
    Operation.IssuePublication issue = set();
    return vault.run(DOMAIN, issue, made(manifest(issue), byRoot(manifest(issue))));
  }

  /** What finishing the set is refused with, after something was changed in its manifest. */
  private String finished(UnaryOperator<SetManifest> changed) throws Failure {
    Operation.IssuePublication issue = set();
    String hash = vault.approved(DOMAIN, issue);
    vault.start(hash, vault.ada);
    SetManifest manifest = changed.apply(manifest(issue));
    return VaultFixture.code(() -> vault.finish(hash, vault.ada, made(manifest, byRoot(manifest))));
  }

  @Test
  void aSetIsRecordedAsItWasApproved() throws Failure {
    String ignored = issue();

    PublishedSet set = vault.state().sets().newest(DOMAIN).orElseThrow();
    assertThat(set.number()).isEqualTo(1);
    assertThat(set.basis()).isEqualTo(basis().hash());
  }

  @Test
  void numbersOnlyGoUpAndAFailedSetHasSpentItsNumber() throws Failure {
    Operation.IssuePublication first = set();
    String second = vault.approved(DOMAIN, set());
    String failed = vault.approved(DOMAIN, first);
    vault.start(failed, vault.ada);
    assertThat(VaultFixture.code(() -> vault.start(second, vault.ada)))
        .isEqualTo("publication.number");
    vault.fail(failed, vault.ada);

    assertThat(vault.state().sets().newest(DOMAIN)).isEmpty();
    String ignored = issue();
    assertThat(vault.state().sets().newest(DOMAIN).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void onlyOneSetOfADomainIsIssuedAtATime() throws Failure {
    String first = vault.approved(DOMAIN, set());
    vault.start(first, vault.ada);
    String second = vault.approved(DOMAIN, set());

    assertThat(VaultFixture.code(() -> vault.start(second, vault.ada)))
        .isEqualTo("publication.in-progress");
  }

  @Test
  void afterARestoreNumbersAreAboveAllThatMayHaveBeenTaken() {
    SetBook book = new SetBook();
    book.spend("other", 7);
    book.take(new Change.RestoredIs(NOT_READ));

    assertThat(book.nextNumber(DOMAIN)).isEqualTo(7 + RecoveryRules.CRL_NUMBERS + 1);
  }

  @Test
  void aSetIsVoidAsSoonAsTheRegisterSaysSomethingElse() throws Failure {
    String before = vault.approved(DOMAIN, set());
    String during = vault.approved(DOMAIN, set());
    Operation.IssuePublication issue = (Operation.IssuePublication) vault.file(during).operation();
    vault.start(during, vault.ada);
    String emergency = vault.approved(DOMAIN, VaultLife.emergency(leaf));
    vault.start(emergency, vault.ada);
    vault.finish(emergency, vault.ada, life.revocation(leaf, root));

    assertThat(
            VaultFixture.code(() ->
                vault.finish(during, vault.ada, made(manifest(issue), byRoot(manifest(issue))))))
        .isEqualTo("publication.register-changed");
    vault.fail(during, vault.ada);
    assertThat(VaultFixture.code(() -> vault.start(before, vault.ada))).startsWith("publication.");
  }

  @Test
  void aManifestThatIsNotWhatWasApprovedIsRefused() throws Failure {
    String not = "publication.not-as-approved";

    assertThat(finished(m -> with(m, m.number() + 1, m.files()))).isEqualTo(not);
  }

  @Test
  void aFileThatWasNotApprovedIsRefused() throws Failure {
    String not = "publication.not-as-approved";

    assertThat(finished(m -> with(m, m.number(), m.files().subList(1, m.files().size()))))
        .isEqualTo(not);
  }

  @Test
  void aFileWithOtherBytesIsRefused() throws Failure {
    assertThat(
            finished(m -> {
              List<SetManifest.Listed> files = new ArrayList<>(m.files());
              files.replaceAll(file ->
                  file.path().equals("index.html")
                      ? new SetManifest.Listed(file.path(), 10, "ef".repeat(32))
                      : file);
              return with(m, m.number(), files);
            }))
        .isEqualTo("publication.not-as-approved");
  }

  private static SetManifest with(SetManifest old, long number, List<SetManifest.Listed> files) {
    return new SetManifest(
        old.format(),
        old.v(),
        old.vault(),
        old.domain(),
        number,
        old.thisUpdate(),
        old.nextUpdate(),
        old.basis(),
        files);
  }

  @Test
  void nobodyElseSignsForTheIssuer() throws Failure {
    Operation.IssuePublication issue = set();
    SetManifest manifest = manifest(issue);
    String hash = vault.approved(DOMAIN, issue);
    vault.start(hash, vault.ada);
    Results.SetSignature forged =
        new Results.SetSignature("", root.spki(), vault.ada.sign(manifest.sums()));
    Results.SetSignature others =
        new Results.SetSignature(
            "", root.spki(), SoftCustodian.sign(root.pair().getPrivate(), new byte[1]));

    for (Results.SetMade made :
        List.of(
            made(manifest, forged),
            made(manifest, others),
            made(manifest, by(vault.ada, manifest), by(vault.ben, manifest)),
            made(manifest, byRoot(manifest), byRoot(manifest)))) {
      assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, made)))
          .isEqualTo("publication.signature");
    }
    assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, made(manifest))))
        .isEqualTo("publication.signers");
  }

  @Test
  void aDomainWithoutAnIssuerIsSignedByTwoDifferentCustodians() throws Failure {
    vault.must(() -> vault.run(DOMAIN, new Operation.SuspendKey(root.spki()), changed()));
    Operation.IssuePublication issue = set();
    SetManifest manifest = manifest(issue);
    assertThat(issue.signers()).isEmpty();
    String hash = vault.approved(DOMAIN, issue);
    vault.start(hash, vault.ada);

    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, made(manifest, by(vault.ada, manifest)))))
        .isEqualTo("publication.signers");
    assertThat(
            VaultFixture.code(() ->
                vault.finish(
                    hash,
                    vault.ada,
                    made(manifest, by(vault.ada, manifest), by(vault.ada, manifest)))))
        .isEqualTo("publication.signature");
    vault.finish(hash, vault.ada, made(manifest, by(vault.ada, manifest), by(vault.ben, manifest)));
    assertThat(vault.state().sets().newest(DOMAIN)).isPresent();
  }

  private static Results.KeyChanged changed() {
    return VaultLife.changed();
  }

  @Test
  void aListThatLacksTheNewestCrlIsNotEvenRaised() throws Failure {
    SetList list = list();
    List<SetList.Planned> without =
        list.files().stream().filter(file -> !file.path().endsWith(".crl")).toList();

    assertThat(
            VaultFixture.code(() -> vault.raise(vault.ada, DOMAIN, set(new SetList(1, without)))))
        .isEqualTo("publication.list");
    Operation.IssuePublication issue = set();
    vault.tamper(issue.contents().attachment(), Optional.empty());
    assertThat(VaultFixture.code(() -> vault.raise(vault.ada, DOMAIN, issue)))
        .isEqualTo("journal.attachment-missing");
  }

  @Test
  void aCrlFromTheFutureOneThatEndsBeforeTheSetAndNoneAtAllAreRefused() throws Failure {
    crl(crl -> dated(crl, vault.now().plusSeconds(60), crl.nextUpdate()));
    String future = vault.approved(DOMAIN, set());
    assertThat(VaultFixture.code(() -> vault.start(future, vault.ada)))
        .isEqualTo("publication.crl-future");
    crl(crl -> dated(crl, crl.thisUpdate(), vault.now().plus(Duration.ofDays(6))));
    String ends = vault.approved(DOMAIN, set());
    assertThat(VaultFixture.code(() -> vault.start(ends, vault.ada)))
        .isEqualTo("publication.crl-ends");

    VaultLife other = VaultLife.begun();
    life = other;
    vault = other.vault;
    root = other.root("root");
    leaf = other.issued("leaf", root);
    String missing = vault.approved(DOMAIN, set());
    assertThat(VaultFixture.code(() -> vault.start(missing, vault.ada)))
        .isEqualTo("publication.crl-missing");
  }

  private static Results.CrlMade dated(Results.CrlMade crl, Instant from, Instant until) {
    return new Results.CrlMade(crl.issuer(), crl.number(), from, until, crl.crl(), crl.serials());
  }

  @Test
  void nothingKnownToBeBadIsCalledGood() throws Failure {
    SoftKey second = life.issued("second", root);
    assertThat(status(leaf)).isEqualTo("good");
    vault.must(() -> vault.run(DOMAIN, new Operation.SuspendKey(second.spki()), changed()));
    assertThat(status(second)).isEqualTo("revoked certificateHold");
    // An emergency whose list could not be made: no CRL names the certificate.
    vault.must(() -> vault.run(DOMAIN, VaultLife.emergency(leaf), changed()));
    assertThat(status(leaf)).isEqualTo("revoked keyCompromise");
    vault.must(() ->
        vault.run(
            DOMAIN,
            new Operation.DestroyKey(leaf.spki()),
            new Results.KeyErased(
                java.util.Map.of("a", "b"), 2, "CKR_KEY_HANDLE_INVALID", 0, "soft")));
    assertThat(status(leaf)).isEqualTo("unsaid");
    SoftKey third = life.issued("third", root);
    vault.must(() -> vault.run(DOMAIN, VaultLife.emergency(root), changed()));
    assertThat(status(third)).isEqualTo("revoked cACompromise");
    assertThat(SetIssuers.of(vault.state(), DOMAIN, vault.now())).isEmpty();
  }

  private String status(SoftKey key) throws Failure {
    String id = life.certificateId(key);
    SetBasis.Bound bound =
        basis().certificates().stream()
            .filter(one -> one.sha256().equals(id))
            .findFirst()
            .orElseThrow();
    return (bound.status() + " " + bound.reason()).strip();
  }
}
