package org.countersign.model.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.Level;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.testing.SoftCrl;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Exported;
import org.countersign.model.vault.GivenUp;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Proposal;
import org.countersign.model.vault.Restored;

/**
 * A vault in which much has happened that reaches from one part of a journal into another: what an
 * honest export of a part must get past every check. Only for tests.
 */
public final class LongLife {
  public static final String OTHER = "other";

  public final VaultLife life = VaultLife.begun();
  public final VaultFixture vault = life.vault;

  /** Moments between which requests go on. */
  public final Instant middle;

  public final Instant late;

  private final SoftKey root;
  private final SoftKey first;
  private final SoftKey second;
  private final SoftKey elsewhere;

  public LongLife() throws Failure {
    root = life.root("root");
    first = life.issued("first", root);
    second = life.issued("second", root);
    life.domain(OTHER, VaultFixture.policy(1));
    elsewhere = life.generate(OTHER, "elsewhere");
    crossDomain();
    people();
    String cut = vault.approved(VaultLife.DOMAIN, life.generateOf("cut"));
    vault.start(cut, vault.ada);
    vault.advance(Duration.ofDays(1));
    middle = vault.now();
    vault.run(
        VaultLife.DOMAIN,
        new Operation.ResolveExecution(cut, false, "nothing is in the token"),
        VaultLife.DONE);
    held();
    revoked();
    vault.run(VaultLife.DOMAIN, new Operation.ChangePolicy(VaultFixture.policy(2)), VaultLife.DONE);
    confidential();
    vault.advance(Duration.ofDays(1));
    late = vault.now();
    drill();
    session();
    exported();
    restored();
    life.issued("third", root);
    clockBack();
    vault.refuse(vault.raise(vault.ada, OTHER, new Operation.ReviewDomain("looked")), vault.cleo);
  }

  /** The issuer's domain decides on a certificate for a key of another domain. */
  private void crossDomain() throws Failure {
    Operation.IssueCertificate issue = life.certificateOf(elsewhere, root);
    vault.run(VaultLife.DOMAIN, issue, life.certificate(elsewhere, root, issue.plan()));
    vault.run(OTHER, new Operation.ActivateKey(elsewhere.spki()), VaultLife.changed());
  }

  private void people() throws Failure {
    SoftCustodian dora = SoftCustodian.named("Dora");
    enrol(dora);
    enrol(SoftCustodian.of(dora.person(), "2"));
    vault.run("", new Operation.RemovePerson("dora"), VaultLife.DONE);
  }

  private void enrol(SoftCustodian who) throws Failure {
    Operation enrol =
        new Operation.EnrolPerson(who.person(), Optional.of(who.credential(VaultFixture.ID)));
    vault.run("", enrol, VaultLife.DONE);
  }

  private void held() throws Failure {
    done(
        VaultLife.DOMAIN,
        new Operation.SuspendKey(second.spki()),
        SoftCrl.onHold(vault, root, next(), life.serials(second)));
    done(
        VaultLife.DOMAIN,
        new Operation.ReinstateKey(second.spki()),
        SoftCrl.made(vault, root, next(), List.of()));
  }

  private void revoked() throws Failure {
    done(
        VaultLife.DOMAIN,
        VaultLife.emergency(first),
        SoftCrl.made(vault, root, next(), life.serials(first)));
    // In the other domain, with a list of an issuer that is not of it.
    List<String> both = List.of(life.serials(first).getFirst(), life.serials(elsewhere).getFirst());
    done(OTHER, VaultLife.emergency(elsewhere), SoftCrl.made(vault, root, next(), both));
  }

  private long next() {
    return vault.state().keys().nextCrlNumber(root.spki());
  }

  private void done(String domain, Operation operation, Results.CrlMade list) throws Failure {
    vault.run(domain, operation, VaultLife.changed(list));
  }

  /** Raised with a level above what most auditors are shown. */
  private void confidential() throws Failure {
    Operation add = new Operation.AddTrustPath(life.path("build agents", second));
    Request request =
        new Proposal(add, VaultLife.DOMAIN, "because", "ada", false)
            .pinned(vault.state(), vault.now());
    Header usual = vault.header(vault.ada, Kinds.RAISED, VaultLife.DOMAIN, false);
    vault.take(vault.line(vault.ada, levelled(usual), request));
    vault.approve(request.hash(), vault.ben);
    vault.start(request.hash(), vault.ada);
    vault.finish(request.hash(), vault.ada, VaultLife.DONE);
  }

  private static Header levelled(Header usual) {
    return new Header(
        usual.v(),
        usual.vault(),
        usual.seq(),
        usual.at(),
        usual.kind(),
        usual.actor(),
        usual.credential(),
        usual.domain(),
        Level.CONFIDENTIAL.text(),
        "",
        usual.drill());
  }

  private void drill() throws Failure {
    String hash = vault.drill(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(second));
    vault.approve(hash, vault.ben);
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, VaultLife.changed());
  }

  private void session() throws Failure {
    String challenge = VaultFixture.randomHex(32);
    byte[] asked = Bodies.SessionOpened.challengeBytes(VaultFixture.ID, challenge);
    Object opened = new Bodies.SessionOpened(challenge, vault.ben.sign(asked), vault.ben.token());
    vault.append(vault.ben, Kinds.SESSION_OPENED, "", false, opened);
    vault.append(vault.ben, Kinds.SESSION_CLOSED, "", false, new Bodies.SessionClosed("hand"));
  }

  private void exported() throws Failure {
    SignedNote note = new BundleForge(vault).note(vault.lines());
    Exported body = exported(note);
    vault.append(vault.ada, Kinds.EXPORTED, "", false, body);
  }

  static Exported exported(SignedNote note) {
    return new Exported(
        Exported.VERSION, VaultFixture.randomHex(32), ScopeText.of(Scope.ALL), note.text());
  }

  private void restored() throws Failure {
    RememberedHead lost = lost(vault.ada, 7);
    vault.append(vault.ada, Kinds.RESTORED, "", false, restored(statement(vault, lost), vault.ben));
    long at = vault.state().size() - 1;
    vault.append(
        vault.cleo, Kinds.HEAD_GIVEN_UP, "", false, new GivenUp(1, at, lost(vault.cleo, 9)));
    done(
        VaultLife.DOMAIN,
        new Operation.IssueCrl(root.spki()),
        SoftCrl.made(
            vault,
            root,
            next(),
            List.of(life.serials(first).getFirst(), life.serials(elsewhere).getFirst())));
  }

  RememberedHead lost(SoftCustodian who, long crlNumber) {
    return new RememberedHead(who.id(), who.spki(), 5000, "ab".repeat(32), vault.now(), crlNumber);
  }

  /** What several say of the head that the vault has now. */
  static Restored.Statement statement(VaultFixture vault, RememberedHead lost) {
    byte[] root = vault.verifier().head().root();
    return new Restored.Statement(
        1,
        VaultFixture.ID,
        vault.state().size(),
        HexFormat.of().formatHex(root),
        List.of(lost),
        "the disk broke",
        vault.now());
  }

  static Restored restored(Restored.Statement what, SoftCustodian... others) {
    return new Restored(
        what,
        List.of(others).stream()
            .map(one -> new Restored.Signed(one.id(), one.spki(), one.sign(what.bytes())))
            .toList());
  }

  private void clockBack() throws Failure {
    Instant real = vault.now().plus(Duration.ofHours(1));
    vault.advance(Duration.ofHours(2));
    vault.run("", new Operation.StateTime(real), VaultLife.DONE);
    vault.set(real);
  }
}
