package org.countersign.app.service.audit;

import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Proposal;
import tools.jackson.databind.node.ObjectNode;

/**
 * Journals whose last entry says what must never be, signed properly by whom it names: what a
 * console that was tampered with could write.
 */
final class WrongJournals {
  private WrongJournals() {}

  /** {@code why}: a part of what an auditor is told. */
  record Wrong(VaultFixture vault, byte[] last, String why) {
    List<byte[]> lines() {
      List<byte[]> all = new ArrayList<>(vault.lines());
      all.add(last);
      return all;
    }
  }

  private interface Making {
    Wrong make(VaultLife life) throws Failure;
  }

  /** By what is wrong with them. */
  static Map<String, Wrong> all() throws Failure {
    Map<String, Making> makings = new LinkedHashMap<>();
    makings.put("one person approves twice under two credentials", WrongJournals::twice);
    makings.put("the requester approves", WrongJournals::ownRequest);
    makings.put("approval after expiry", WrongJournals::late);
    makings.put("approval after a refusal", WrongJournals::afterRefusal);
    makings.put("execution after a refusal", WrongJournals::startedAfterRefusal);
    makings.put("execution without approval", WrongJournals::unapproved);
    makings.put("execution with an approval that has lapsed", WrongJournals::lapsed);
    makings.put("another key made than was approved", WrongJournals::otherKey);
    makings.put("another person ends the execution", WrongJournals::otherExecutor);
    makings.put("a key destroyed while it is active", WrongJournals::wrongState);
    makings.put("a policy below two persons", WrongJournals::weakPolicy);
    makings.put("a removed person acts", WrongJournals::removed);
    makings.put("the clock goes back", WrongJournals::back);
    makings.put("a drill's approvals used for the real thing", WrongJournals::drillAsReal);
    makings.put("the real thing passed off as a drill", WrongJournals::realAsDrill);
    makings.put("a drill that takes a CRL's number", WrongJournals::drillNumbers);
    makings.put("approved under a policy that has changed", WrongJournals::policyChanged);
    makings.put("a request names another policy", WrongJournals::otherPolicy);
    makings.put("an approval of somebody else's", WrongJournals::forOther);
    makings.put("an approval whose inner signature is wrong", WrongJournals::innerSignature);
    makings.put("signed with another person's key", WrongJournals::otherSigner);
    makings.put("an execution that nobody began is finished", WrongJournals::neverBegan);
    makings.put("executed twice", WrongJournals::startedTwice);
    makings.put("a kind of entry that nobody knows", WrongJournals::unknownKind);
    makings.put("a member too many", WrongJournals::extraMember);
    makings.put("asked for in another domain", WrongJournals::otherDomain);
    makings.put("one enrolled with another's token", WrongJournals::sameToken);
    makings.put("an auditor approves", WrongJournals::wrongRole);
    makings.put("a person approves the own removal", WrongJournals::aboutOneself);
    makings.put("a CRL under a number that was not taken", WrongJournals::crlNumber);
    makings.put("founded a second time", WrongJournals::foundedTwice);
    Map<String, Wrong> all = new LinkedHashMap<>();
    for (Map.Entry<String, Making> making : makings.entrySet()) {
      all.put(making.getKey(), making.getValue().make(begun()));
    }
    return all;
  }

  /** With something that a bundle of one domain leaves out. */
  private static VaultLife begun() throws Failure {
    VaultLife life = VaultLife.begun();
    life.domain("aside", VaultFixture.policy(1));
    life.vault.run("aside", review(), VaultLife.DONE);
    return life;
  }

  private static Wrong twice(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    life.domain("strict", VaultFixture.policy(1, 3, true));
    String hash = vault.raise(vault.ada, "strict", review());
    vault.approve(hash, vault.ben);
    SoftCustodian again = SoftCustodian.of(vault.ben.person(), "2");
    String change = vault.raise(vault.ada, "", enrol(again));
    vault.approve(change, vault.cleo);
    vault.start(change, vault.ada);
    vault.finish(change, vault.ada, VaultLife.DONE);
    return decision(vault, again, hash, "approves twice");
  }

  private static Wrong ownRequest(VaultLife life) throws Failure {
    String hash = life.vault.raise(life.vault.ada, VaultLife.DOMAIN, review());
    return decision(life.vault, life.vault.ada, hash, "ada approves the request that ada raised");
  }

  private static Wrong late(VaultLife life) throws Failure {
    String hash = life.vault.raise(life.vault.ada, VaultLife.DOMAIN, review());
    life.vault.advance(Duration.ofDays(8));
    return decision(life.vault, life.vault.ben, hash, "after it expired");
  }

  private static Wrong afterRefusal(VaultLife life) throws Failure {
    String hash = life.vault.raise(life.vault.ada, VaultLife.DOMAIN, review());
    life.vault.refuse(hash, life.vault.cleo);
    return decision(life.vault, life.vault.ben, hash, "that is over");
  }

  private static Wrong startedAfterRefusal(VaultLife life) throws Failure {
    String hash = life.vault.approved(VaultLife.DOMAIN, review());
    life.vault.refuse(hash, life.vault.cleo);
    return start(life.vault, hash, "that is over");
  }

  private static Wrong unapproved(VaultLife life) throws Failure {
    String hash = life.vault.raise(life.vault.ada, VaultLife.DOMAIN, review());
    return start(life.vault, hash, "without enough approvals");
  }

  private static Wrong lapsed(VaultLife life) throws Failure {
    String hash = life.vault.approved(VaultLife.DOMAIN, review());
    life.vault.advance(Duration.ofHours(25));
    return start(life.vault, hash, "without enough approvals");
  }

  private static Wrong otherKey(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    vault.start(hash, vault.ada);
    KeyPair pair = SoftCustodian.keyPair();
    ObjectNode made = (ObjectNode) Canonical.tree(VaultLife.made(pair));
    made.put("algorithm", "P-256");
    return entry(vault, vault.ada, Kinds.FINISHED, new Bodies.Finished(hash, made), "another key");
  }

  private static Wrong otherExecutor(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    String hash = vault.approved(VaultLife.DOMAIN, review());
    vault.start(hash, vault.ada);
    Object body = new Bodies.Finished(hash, Canonical.tree(VaultLife.DONE));
    return entry(vault, vault.ben, Kinds.FINISHED, body, "somebody else began");
  }

  private static Wrong wrongState(VaultLife life) throws Failure {
    VaultLife.SoftKey key = life.root("root");
    String hash = life.vault.approved(VaultLife.DOMAIN, new Operation.DestroyKey(key.spki()));
    return start(life.vault, hash, "key.destroy of a key that is active");
  }

  private static Wrong weakPolicy(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    Operation change = new Operation.ChangePolicy(VaultFixture.policy(2));
    ObjectNode request = (ObjectNode) Canonical.tree(proposed(vault, VaultLife.DOMAIN, change));
    ObjectNode policy = (ObjectNode) request.path("parameters").path("policy");
    ((ObjectNode) policy.path("routine")).put("persons", 1);
    return entry(vault, vault.ada, Kinds.RAISED, request, "one person decides alone");
  }

  private static Wrong removed(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    SoftCustodian dora = SoftCustodian.named("Dora");
    vault.run("", enrol(dora), VaultLife.DONE);
    vault.run("", new Operation.RemovePerson("dora"), VaultLife.DONE);
    Request request = proposed(vault, VaultLife.DOMAIN, review());
    ObjectNode hers = (ObjectNode) Canonical.tree(request);
    hers.put("raisedBy", "dora");
    return entry(vault, dora, Kinds.RAISED, hers, "dora has no such credential");
  }

  private static Wrong back(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    vault.advance(Duration.ofHours(1));
    vault.raise(vault.ada, VaultLife.DOMAIN, review());
    vault.advance(Duration.ofMinutes(-1));
    Object request = proposed(vault, VaultLife.DOMAIN, review());
    return entry(vault, vault.ada, Kinds.RAISED, request, "no two people stated that time");
  }

  private static Wrong drillAsReal(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    VaultLife.SoftKey key = life.root("root");
    String hash = vault.drill(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(key));
    vault.approve(hash, vault.ben);
    Object body = new Bodies.Started(hash, List.of(), List.of(), Map.of());
    Header header = vault.header(vault.ada, Kinds.STARTED, VaultLife.DOMAIN, false);
    return new Wrong(vault, vault.line(vault.ada, header, body), "its request is a drill");
  }

  private static Wrong realAsDrill(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    VaultLife.SoftKey key = life.root("root");
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(key));
    Object body = new Bodies.Started(hash, List.of(), List.of(), Map.of());
    Header header = vault.header(vault.ada, Kinds.STARTED, VaultLife.DOMAIN, true);
    return new Wrong(vault, vault.line(vault.ada, header, body), "its request is real");
  }

  private static Wrong drillNumbers(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    VaultLife.SoftKey root = life.root("root");
    VaultLife.SoftKey leaf = life.issued("leaf", root);
    String hash = vault.drill(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(leaf));
    vault.approve(hash, vault.ben);
    Object body =
        new Bodies.Started(hash, List.of(VaultLife.HSM), List.of(), Map.of(root.spki().hex(), 1L));
    Header header = vault.header(vault.ada, Kinds.STARTED, VaultLife.DOMAIN, true);
    return new Wrong(vault, vault.line(vault.ada, header, body), "numbers of real lists");
  }

  private static Wrong policyChanged(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    Operation change = new Operation.ChangePolicy(VaultFixture.policy(2, 3, true));
    vault.run(VaultLife.DOMAIN, change, VaultLife.DONE);
    return start(vault, hash, "the policy has changed");
  }

  private static Wrong otherPolicy(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    ObjectNode request = (ObjectNode) Canonical.tree(proposed(vault, VaultLife.DOMAIN, review()));
    ((ObjectNode) request.path("policy")).put("version", 2);
    return entry(vault, vault.ada, Kinds.RAISED, request, "another policy");
  }

  private static Wrong forOther(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, review());
    Object bens = vault.signed(vault.ben, hash, Approval.APPROVE);
    return entry(vault, vault.cleo, Kinds.APPROVED, bens, "decision of somebody else");
  }

  private static Wrong innerSignature(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, review());
    SignedApproval bens = vault.signed(vault.ben, hash, Approval.APPROVE);
    Object body = new SignedApproval(bens.approval(), vault.cleo.sign(bens.approval().bytes()));
    return entry(vault, vault.ben, Kinds.APPROVED, body, "ben did not sign");
  }

  private static Wrong otherSigner(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    Object request = proposed(vault, VaultLife.DOMAIN, review());
    Header adas = vault.header(vault.ada, Kinds.RAISED, VaultLife.DOMAIN, false);
    return new Wrong(vault, vault.line(vault.ben, adas, request), "not ada's over the head");
  }

  private static Wrong neverBegan(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    String hash = vault.approved(VaultLife.DOMAIN, review());
    Object body = new Bodies.Finished(hash, Canonical.tree(VaultLife.DONE));
    return entry(vault, vault.ada, Kinds.FINISHED, body, "was not begun");
  }

  private static Wrong startedTwice(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    String hash = vault.run(VaultLife.DOMAIN, review(), VaultLife.DONE);
    return start(vault, hash, "that is over");
  }

  private static Wrong unknownKind(VaultLife life) {
    VaultFixture vault = life.vault;
    byte[] line = vault.line(vault.ada, "vault.opened", "", VaultLife.DONE);
    return new Wrong(vault, line, "does not know");
  }

  private static Wrong extraMember(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    ObjectNode request = (ObjectNode) Canonical.tree(proposed(vault, VaultLife.DOMAIN, review()));
    request.put("urgent", true);
    return entry(vault, vault.ada, Kinds.RAISED, request, "other members");
  }

  private static Wrong otherDomain(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    VaultLife.SoftKey key = life.root("root");
    life.domain("lax", VaultFixture.policy(1));
    Operation revoke = new Operation.RevokeKey(key.spki(), "superseded");
    ObjectNode request = (ObjectNode) Canonical.tree(proposed(vault, VaultLife.DOMAIN, revoke));
    request.put("domain", "lax");
    byte[] line = vault.line(vault.ada, Kinds.RAISED, "lax", request);
    return new Wrong(vault, line, "another domain");
  }

  private static Wrong sameToken(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    SoftCustodian dora = SoftCustodian.named("Dora");
    SoftCustodian thief =
        new SoftCustodian(dora.person(), vault.ben.token(), dora.signing(), dora.share());
    String hash = vault.approved("", enrol(thief));
    Object body = new Bodies.Started(hash, List.of(), List.of(), Map.of());
    byte[] line = vault.line(vault.ada, Kinds.STARTED, "", body);
    return new Wrong(vault, line, "somebody else");
  }

  private static Wrong wrongRole(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    Person eve = new Person("eve", "Eve", "", List.of(Role.AUDITOR));
    SoftCustodian auditor = SoftCustodian.of(eve, "1");
    vault.run("", enrol(auditor), VaultLife.DONE);
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, review());
    return decision(vault, auditor, hash, "eve may not decide");
  }

  private static Wrong aboutOneself(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    vault.run("", enrol(SoftCustodian.named("Dora")), VaultLife.DONE);
    String hash = vault.raise(vault.ada, "", new Operation.RemovePerson("ben"));
    Object yes = vault.signed(vault.ben, hash, Approval.APPROVE);
    byte[] line = vault.line(vault.ben, Kinds.APPROVED, "", yes);
    return new Wrong(vault, line, "ben may not decide");
  }

  private static Wrong crlNumber(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    VaultLife.SoftKey root = life.root("root");
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    vault.start(hash, vault.ada);
    Object result = VaultLife.changed(crl(life, root, 7));
    Object body = new Bodies.Finished(hash, Canonical.tree(result));
    return entry(vault, vault.ada, Kinds.FINISHED, body, "number");
  }

  private static Wrong foundedTwice(VaultLife life) throws Failure {
    VaultFixture vault = life.vault;
    Object again = org.countersign.model.journal.Entry.parse(vault.lines().getFirst()).body();
    byte[] line = vault.line(vault.ada, Kinds.FOUNDED, "", again);
    return new Wrong(vault, line, "a founding is the first entry");
  }

  // --- parts

  private static Results.CrlMade crl(VaultLife life, VaultLife.SoftKey issuer, long number) {
    Results.CrlMade made = life.crl(issuer, number, List.of());
    Results.Attachment file = life.vault.attach(new byte[] {1, 2, 3}, "application/pkix-crl");
    return new Results.CrlMade(
        made.issuer(), number, made.thisUpdate(), made.nextUpdate(), file, List.of());
  }

  private static Operation review() {
    return new Operation.ReviewDomain("looked through");
  }

  private static Operation enrol(SoftCustodian who) {
    return new Operation.EnrolPerson(who.person(), Optional.of(who.credential(VaultFixture.ID)));
  }

  private static Request proposed(VaultFixture vault, String domain, Operation operation)
      throws Failure {
    return new Proposal(operation, domain, "because", "ada", false)
        .pinned(vault.state(), vault.now());
  }

  private static Wrong decision(VaultFixture vault, SoftCustodian by, String hash, String why)
      throws Failure {
    String domain = vault.file(hash).request().domain();
    Object yes = vault.signed(by, hash, Approval.APPROVE);
    return new Wrong(vault, vault.line(by, Kinds.APPROVED, domain, yes), why);
  }

  private static Wrong start(VaultFixture vault, String hash, String why) {
    Object body = new Bodies.Started(hash, List.of(), List.of(), Map.of());
    return entry(vault, vault.ada, Kinds.STARTED, body, why);
  }

  private static Wrong entry(
      VaultFixture vault, SoftCustodian by, String kind, Object body, String why) {
    return new Wrong(vault, vault.line(by, kind, VaultLife.DOMAIN, body), why);
  }
}
