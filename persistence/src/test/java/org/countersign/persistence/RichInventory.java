package org.countersign.persistence;

import static org.countersign.persistence.RichJournal.DOMAIN;
import static org.countersign.persistence.RichJournal.TOKEN;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.intake.Item;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CrlExpectation;
import org.countersign.model.pki.PublishedCrl;
import org.countersign.model.port.TokenObject;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.reconcile.Seen;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Step;
import org.countersign.model.testing.OutsidePki;
import org.countersign.model.testing.PlaceFiles;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.CrlExpectations;
import org.countersign.model.vault.CrlObservation;
import org.countersign.model.vault.Expectations;
import org.countersign.model.vault.ImportCandidate;
import org.countersign.model.vault.ImportList;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.LookBodies;

/** An import, a look at a token, a rotation to its end, and a CRL seen published. */
final class RichInventory {
  private final JournalFixture journal;

  RichInventory(JournalFixture journal) {
    this.journal = journal;
  }

  /** {@code issuer} has a CRL. */
  void make(SoftKey issuer) throws Failure {
    imported();
    looked();
    rotated();
    observed(issuer);
  }

  private void imported() throws Failure {
    OutsidePki.Party party = OutsidePki.party("partner");
    List<Item> items =
        List.of(
            OutsidePki.key(party, "kid-7"),
            OutsidePki.found(OutsidePki.party("found"), "backup/old.key"));
    List<ImportCandidate> candidates = items.stream().map(ImportCandidate::of).toList();
    ImportList list = ImportList.of(journal.state(), DOMAIN, journal.now(), candidates);
    list.link((done, of) -> {});
    Results.Attachment lines = journal.attach(list.bytes(), Operation.ImportInventory.TYPE);
    journal.done(
        DOMAIN,
        new Operation.ImportInventory(List.of("keys.json"), 1, lines, list.counts()),
        Map.of());
  }

  /** Finds a key that nobody knows, and leaves it for a time. */
  private void looked() throws Failure {
    Spki stranger = Spki.of(SoftCustodian.pair("secp384r1").getPublic());
    TokenObject half =
        new TokenObject(
            "CKO_PUBLIC_KEY",
            "stranger",
            "0f",
            Optional.of(stranger),
            Optional.empty(),
            "P-384",
            Map.of());
    Seen seen = Seen.at(TOKEN, Depth.PUBLIC, true, List.of(half));
    Results.TokenSeen told =
        Results.TokenSeen.of(
            journal.attach(Canonical.bytesOf(seen), Seen.TYPE),
            seen,
            Reconciliation.of(Expectations.of(journal.state(), TOKEN).orElseThrow(), seen));
    journal.said(journal.alice, Kinds.LOOKED, "", new LookBodies.TokenLooked(TOKEN, told));
    String difference =
        journal.state().looks().find(TOKEN).orElseThrow().standings().getFirst().difference().id();
    Instant until = journal.now().plus(Duration.ofDays(30));
    journal.said(
        journal.bruno,
        Kinds.DISPOSED,
        "",
        new LookBodies.Disposed(TOKEN, difference, "known to us", until));
  }

  /** The old key is retired once its one place has moved, and its private half kept. */
  private void rotated() throws Failure {
    SoftKey old = RichJournal.key(journal, "spare-2026", "0c0d");
    TrustPath kiosks = RichJournal.path("kiosks", "call the desk", old.spki());
    journal.done(DOMAIN, new Operation.AddTrustPath(kiosks), Map.of());
    KeyPair pair = SoftCustodian.pair("secp384r1");
    SoftKey fresh = new SoftKey(Spki.of(pair.getPublic()), pair, "spare-2027");
    journal.done(DOMAIN, rotate(old, fresh), RichJournal.keyMade(pair, "0e0f"));
    said(Confirmation.stated("kiosks", Step.DISTRIBUTED, fresh.spki(), "sent by courier"));
    said(Confirmation.shown("kiosks", Step.TRUSTS_NEW, fresh.spki(), file(fresh, old), false));
    said(Confirmation.shown("kiosks", Step.DISTRUSTS_OLD, old.spki(), file(fresh), true));
    journal.done(
        DOMAIN,
        new Operation.RetireKey(old.spki()),
        new Results.KeyChanged(List.of(), List.of(), List.of(), Optional.empty()));
    Instant until = journal.now().plus(Duration.ofDays(30));
    journal.done(DOMAIN, new Operation.KeepKey(old.spki(), "court order", until), Map.of());
  }

  private Operation.RotateKey rotate(SoftKey old, SoftKey fresh) {
    return new Operation.RotateKey(
        old.spki(),
        fresh.label(),
        KeyAlgorithm.EC_P384,
        TOKEN,
        "signs releases",
        journal.now().plus(Duration.ofDays(700)),
        journal.now().plus(Duration.ofDays(90)));
  }

  private void said(Confirmation what) throws Failure {
    journal.said(journal.bruno, Kinds.CONFIRMED, DOMAIN, what);
  }

  private Confirmation.File file(SoftKey... keys) {
    byte[] content = PlaceFiles.publicKeys(keys);
    return new Confirmation.File("kiosks.pem", journal.attach(content, "application/x-pem-file"));
  }

  /** Found as it was issued, and then seen by one place. */
  private void observed(SoftKey issuer) throws Failure {
    var state = journal.state();
    var made = state.keys().crlsOf(issuer.spki()).getLast().crl();
    byte[] der = journal.attachment(made.crl().attachment());
    CrlExpectation expected =
        new CrlExpectations(state).ours(state.keys().key(issuer.spki()).orElseThrow());
    CrlObservation observation =
        CrlObservation.of(
            issuer.spki(),
            Optional.empty(),
            made.crl(),
            "http://pki.example.org/release.crl",
            PublishedCrl.compare(der, expected, journal.now()));
    journal.said(journal.chloe, Kinds.CRL_OBSERVED, DOMAIN, observation);
    said(
        Confirmation.seen(
            "partners",
            issuer.spki(),
            BigInteger.ONE,
            new Confirmation.File("release.crl", made.crl())));
  }
}
