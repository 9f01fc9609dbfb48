package org.countersign.persistence;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Role;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Reach;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Proposal;
import org.countersign.model.vault.VaultState;

/** Makes journals that verify, entry by entry, with keys in memory. */
public final class JournalFixture {
  public static final String VAULT = "6f3c1f7e-4a0c-4a51-9d0a-2f3b6c1d7e80";

  public final SoftCustodian alice = SoftCustodian.of(VAULT, "alice", "Alice Ito", "secp256r1");
  public final SoftCustodian bruno = SoftCustodian.of(VAULT, "bruno", "Bruno Okafor", "secp384r1");
  public final SoftCustodian chloe = SoftCustodian.of(VAULT, "chloe", "Chloé Brandt", "secp256r1");

  private final Map<String, byte[]> attachments = new LinkedHashMap<>();
  private final JournalVerifier verifier = new JournalVerifier(this::attachment);
  private final List<byte[]> lines = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T18:00:00.000Z");
  private long counter;

  /** A journal of a founding and no more. */
  public static JournalFixture founded() throws Failure {
    JournalFixture journal = new JournalFixture();
    List<SoftCustodian> all = List.of(journal.alice, journal.bruno, journal.chloe);
    List<Bodies.Founder> founders =
        all.stream().map(c -> new Bodies.Founder(c.person(), c.credential())).toList();
    journal.entry(Kinds.FOUNDED, "", all, new Bodies.Founded(1, "Northgate", founders, policy(1)));
    return journal;
  }

  public static Policy policy(int version) {
    Rule rule = new Rule(2, List.of(Role.CUSTODIAN), List.of(), true, 24, 24);
    return new Policy(version, rule, rule, rule, 2, "P2Y", "P3M", "P1Y", "P7D");
  }

  /** Keeps a file that entries may name. */
  public Results.Attachment attach(byte[] content, String type) {
    String name = HexFormat.of().formatHex(Canonical.sha256(content));
    attachments.put(name, content);
    return new Results.Attachment(name, content.length, type);
  }

  /** Reads as the vault's folder does. */
  public byte[] attachment(String name) throws StoreFailed {
    byte[] content = attachments.get(name);
    if (content == null) {
      throw new StoreFailed("attachment-missing", null, name);
    }
    return content;
  }

  /** All that entries name. */
  public List<byte[]> attachments() {
    return List.copyOf(attachments.values());
  }

  /** The lines so far, without newlines. */
  public List<byte[]> lines() {
    return List.copyOf(lines);
  }

  public VaultState state() {
    return verifier.state();
  }

  /** The head after the lines so far. */
  public Checkpoint head() {
    return verifier.head();
  }

  /** The time of the last entry. */
  public Instant now() {
    return now;
  }

  public byte[] last() {
    return lines.getLast();
  }

  public void session(SoftCustodian who) throws Failure {
    String challenge = HexFormat.of().formatHex(next()).repeat(2);
    byte[] signature = who.sign(Bodies.SessionOpened.challengeBytes(VAULT, challenge));
    entry(
        Kinds.SESSION_OPENED,
        "",
        List.of(who),
        new Bodies.SessionOpened(challenge, signature, who.credential().token()));
  }

  /** Alice raises, Bruno approves, it is executed; the result is as given. */
  public String done(String domain, Operation operation, Object result) throws Failure {
    return done(domain, operation, result, Map.of());
  }

  /** The same with CRL numbers taken. */
  public String done(
      String domain, Operation operation, Object result, Map<String, Long> crlNumbers)
      throws Failure {
    String hash = raise(domain, operation);
    decide(bruno, hash, Approval.APPROVE);
    List<TokenIdentity> tokens = List.copyOf(Reach.of(state(), operation).tokens());
    entry(
        Kinds.STARTED,
        domain,
        List.of(alice),
        new Bodies.Started(hash, tokens, List.of(), crlNumbers));
    entry(
        Kinds.FINISHED, domain, List.of(alice), new Bodies.Finished(hash, Canonical.tree(result)));
    return hash;
  }

  /** Alice raises a request. Returns its hash. */
  public String raise(String domain, Operation operation) throws Failure {
    Request request =
        new Proposal(operation, domain, "because it is due, 100%_sure", alice.id(), false)
            .pinned(state(), now.plusMillis(1));
    entry(Kinds.RAISED, domain, List.of(alice), request);
    return request.hash();
  }

  public void decide(SoftCustodian who, String hash, String decision) throws Failure {
    Approval approval =
        new Approval(Approval.VERSION, hash, who.id(), who.spki(), decision, "", now.plusMillis(1));
    String kind = decision.equals(Approval.APPROVE) ? Kinds.APPROVED : Kinds.REFUSED;
    String domain = state().requests().find(hash).orElseThrow().request().domain();
    entry(kind, domain, List.of(who), new SignedApproval(approval, who.sign(approval.bytes())));
  }

  /** A domain of this id, owned by Alice. */
  public void domain(String id) throws Failure {
    SigningDomain domain =
        new SigningDomain(
            id, "Domain " + id, "", "alice", List.of("bruno", "chloe"), policy(1), now);
    done(SigningDomain.VAULT, new Operation.CreateDomain(domain), Map.of());
  }

  /** What one person says alone. */
  public void said(SoftCustodian who, String kind, String domain, Object body) throws Failure {
    entry(kind, domain, List.of(who), body);
  }

  /** What one person says alone of a rehearsal. */
  public void rehearsed(SoftCustodian who, String kind, Object body) throws Failure {
    entry(kind, "", List.of(who), body, true);
  }

  private void entry(String kind, String domain, List<SoftCustodian> signers, Object body)
      throws Failure {
    entry(kind, domain, signers, body, false);
  }

  private void entry(
      String kind, String domain, List<SoftCustodian> signers, Object body, boolean drill)
      throws Failure {
    now = now.plusMillis(1);
    byte[] salt = next();
    SoftCustodian actor = signers.getFirst();
    Header header =
        new Header(
            Header.VERSION,
            VAULT,
            state().size(),
            now,
            kind,
            actor.id(),
            actor.spki(),
            domain,
            "restricted",
            Entry.bodyHash(salt, Canonical.tree(body)),
            drill);
    byte[] head = verifier.headWith(header).bytes();
    List<EntrySignature> signatures =
        signers.stream().map(c -> new EntrySignature(c.spki(), c.sign(head))).toList();
    Entry entry = new Entry(header, salt, Canonical.tree(body), signatures);
    // The founding only: what is made here is checked by the tests that read it.
    verifier.next(entry, lines.isEmpty());
    lines.add(entry.line());
  }

  /** Sixteen bytes, other ones each time. */
  private byte[] next() {
    return ByteBuffer.allocate(16).putLong(0x5eed).putLong(counter++).array();
  }
}
