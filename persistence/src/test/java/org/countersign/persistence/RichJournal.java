package org.countersign.persistence;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.audit.Scope;
import org.countersign.model.audit.ScopeText;
import org.countersign.model.audit.SignedNote;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.pki.CertificateIssuer;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.pki.CertificateSigner;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.SoftCrl;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.CrlObservation;
import org.countersign.model.vault.Exported;
import org.countersign.model.vault.Kinds;

/** A journal that puts at least one row into every table. */
public final class RichJournal {
  public static final TokenIdentity TOKEN = new TokenIdentity("signing", "hsm-1");
  public static final String DOMAIN = "releases";

  private RichJournal() {}

  /** The journal, and the SPKI hash of its one key. */
  public record Made(JournalFixture journal, Spki key) {}

  public static Made make() throws Failure {
    JournalFixture journal = JournalFixture.founded();
    journal.session(journal.alice);
    journal.domain(DOMAIN);
    RichSet.make(journal, DOMAIN);
    journal.done(
        "",
        new Operation.EnrolPerson(
            new Person("dora", "Dora Lind", "", List.of(Role.AUDITOR)), Optional.empty()),
        Map.of());
    journal.done(
        "",
        new Operation.CommissionToken("softhsm", 3, "signing", 2, List.of("alice", "bruno")),
        ready(journal));
    SoftKey signer = key(journal, "release-2026", "0a0b");
    Spki key = signer.spki();
    trustPaths(journal, key);
    crl(journal, signer);
    new RichInventory(journal).make(signer);
    String refused = journal.raise(DOMAIN, new Operation.RetireKey(key));
    journal.decide(journal.chloe, refused, Approval.REFUSE);
    journal.done("", new Operation.RemovePerson("dora"), Map.of());
    export(journal);
    new RichRecovery(journal).make();
    return new Made(journal, key);
  }

  private static void export(JournalFixture journal) throws Failure {
    Checkpoint head = journal.head();
    List<SignedNote.Line> lines =
        List.of(journal.alice, journal.bruno).stream()
            .map(one ->
                SignedNote.line(one.id(), one.credential().signing(), one.sign(head.bytes())))
            .toList();
    String note = new SignedNote(head, lines).text();
    journal.said(
        journal.alice,
        Kinds.EXPORTED,
        "",
        new Exported(1, "ab".repeat(32), ScopeText.of(Scope.ALL), note));
  }

  private static Results.TokenReady ready(JournalFixture journal) {
    List<Results.Share> shares =
        List.of(journal.alice, journal.bruno).stream()
            .map(c -> new Results.Share(c.id(), c.spki(), new byte[] {1}, new byte[] {2}))
            .toList();
    return new Results.TokenReady(TOKEN, "softhsm", 1, 2, shares);
  }

  /** A key with a root certificate, active. */
  static SoftKey key(JournalFixture journal, String label, String id) throws Failure {
    KeyPair pair = SoftCustodian.pair("secp384r1");
    Spki spki = Spki.of(pair.getPublic());
    Instant ends = journal.now().plus(Duration.ofDays(900));
    journal.done(
        DOMAIN,
        new Operation.GenerateKey(label, KeyAlgorithm.EC_P384, TOKEN, "signs releases", ends),
        keyMade(pair, id));
    CertificatePlan plan =
        CertificatePlan.of(
            CertificateProfile.ROOT,
            "CN=" + label,
            Optional.empty(),
            pair.getPublic(),
            CertificatePlan.newSerial(new SecureRandom()),
            journal.now(),
            journal.now().plus(Duration.ofDays(365)));
    journal.done(
        DOMAIN,
        new Operation.IssueRoot(spki, plan),
        new Results.CertificateMade(certificate(pair, plan, journal.now()), List.of()));
    journal.done(
        DOMAIN,
        new Operation.ActivateKey(spki),
        new Results.KeyChanged(List.of(), List.of(), List.of(), Optional.empty()));
    return new SoftKey(spki, pair, label);
  }

  static Results.KeyMade keyMade(KeyPair pair, String id) {
    return new Results.KeyMade(
        Spki.of(pair.getPublic()),
        pair.getPublic().getEncoded(),
        KeyAlgorithm.EC_P384,
        TOKEN,
        id,
        Map.of("CKA_SENSITIVE", "true"));
  }

  private static byte[] certificate(KeyPair pair, CertificatePlan plan, Instant at) throws Failure {
    return new CertificateIssuer(() -> at).issue(plan, new SoftSigner(pair)).der().bytes();
  }

  private record SoftSigner(KeyPair pair) implements CertificateSigner {
    @Override
    public PublicKey publicKey() {
      return pair.getPublic();
    }

    @Override
    public KeyAlgorithm algorithm() {
      return KeyAlgorithm.EC_P384;
    }

    @Override
    public byte[] sign(byte[] tbs) {
      try {
        Signature signature = Signature.getInstance(KeyAlgorithm.EC_P384.scheme());
        signature.initSign(pair.getPrivate());
        signature.update(tbs);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void trustPaths(JournalFixture journal, Spki key) throws Failure {
    for (String id : List.of("build-agents", "partners", "old-cache")) {
      journal.done(DOMAIN, new Operation.AddTrustPath(path(id, "call the desk", key)), Map.of());
    }
    journal.done(
        DOMAIN, new Operation.ChangeTrustPath(path("partners", "call 555", key)), Map.of());
    journal.done(DOMAIN, new Operation.RemoveTrustPath("old-cache"), Map.of());
  }

  static TrustPath path(String id, String contact, Spki key) {
    return new TrustPath(
        id,
        "Path " + id,
        DOMAIN,
        Optional.of(key),
        TrustPath.Pin.KEY,
        "verifier",
        contact,
        "production",
        TrustPath.Criticality.HIGH,
        "by hand",
        Optional.empty());
  }

  private static void crl(JournalFixture journal, SoftKey key) throws Failure {
    Instant from = journal.now();
    byte[] der = SoftCrl.der(key, 1, from, List.of());
    Results.Attachment file = journal.attach(der, CrlObservation.CRL_TYPE);
    Results.CrlMade crl =
        new Results.CrlMade(key.spki(), 1, from, from.plus(Duration.ofDays(30)), file, List.of());
    journal.done(
        DOMAIN,
        new Operation.IssueCrl(key.spki()),
        new Results.KeyChanged(List.of(crl), List.of(), List.of(), Optional.of(1200L)),
        Map.of(key.spki().hex(), 1L));
  }
}
