package org.countersign.model.testing;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Role;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Authorised;
import org.countersign.model.request.Authority;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RaisedProof;
import org.countersign.model.request.Reach;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Preconditions;
import org.countersign.model.vault.Proposal;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;
import tools.jackson.databind.JsonNode;

/**
 * A vault in memory, founded by Ada, Ben and Cleo, with a clock that is set by hand. Every entry is
 * signed, written as a line and read back through {@link JournalVerifier}. Only for tests.
 */
public final class VaultFixture {
  public static final String ID = "6f1d0c3e-5b7a-4c52-9d0e-2a4b6c8d0e1f";
  public static final Instant START = Instant.parse("2026-11-21T18:00:00Z");

  private static final SecureRandom RANDOM = new SecureRandom();

  public final SoftCustodian ada = SoftCustodian.named("Ada");
  public final SoftCustodian ben = SoftCustodian.named("Ben");
  public final SoftCustodian cleo = SoftCustodian.named("Cleo");

  private final Map<String, byte[]> attachments = new HashMap<>();
  private final JournalVerifier verifier = new JournalVerifier(this::attachment);
  private final List<byte[]> lines = new ArrayList<>();
  private Instant now = START;

  private VaultFixture() {}

  /** Founded under {@link #policy}. */
  public static VaultFixture founded() {
    return founded(policy(1));
  }

  public static VaultFixture founded(Policy policy) {
    VaultFixture vault = new VaultFixture();
    List<SoftCustodian> founders = List.of(vault.ada, vault.ben, vault.cleo);
    List<Bodies.Founder> enrolled =
        founders.stream().map(f -> new Bodies.Founder(f.person(), f.credential(ID))).toList();
    Bodies.Founded body = new Bodies.Founded(1, "Northgate signing vault", enrolled, policy);
    vault.must(() -> vault.take(vault.founding(body, founders)));
    return vault;
  }

  /** Two persons for everything, the raiser among them; a week to approve, a day to execute. */
  public static Policy policy(int version) {
    return policy(version, 2, true);
  }

  public static Policy policy(int version, int persons, boolean raiserCounts) {
    Rule rule = new Rule(persons, List.of(Role.CUSTODIAN), List.of(), raiserCounts, 24 * 7, 24);
    return new Policy(version, rule, rule, rule, 2, "P2Y", "P90D", "P1Y", "P30D");
  }

  /** Keeps a file that entries may name. */
  public Results.Attachment attach(byte[] content, String type) {
    String name = HexFormat.of().formatHex(Canonical.sha256(content));
    attachments.put(name, content);
    return new Results.Attachment(name, content.length, type);
  }

  /** Puts other bytes, or none, under a name that entries have given. */
  public void tamper(String name, Optional<byte[]> content) {
    attachments.remove(name);
    content.ifPresent(bytes -> attachments.put(name, bytes));
  }

  /** Reads as the vault's folder does. */
  public byte[] attachment(String name) throws StoreFailed {
    byte[] content = attachments.get(name);
    if (content == null) {
      throw new StoreFailed("attachment-missing", null, name);
    }
    if (!HexFormat.of().formatHex(Canonical.sha256(content)).equals(name)) {
      throw new StoreFailed("attachment-differs", null, name);
    }
    return content;
  }

  public VaultState state() {
    return verifier.state();
  }

  public JournalVerifier verifier() {
    return verifier;
  }

  /** The journal so far, without newlines. */
  public List<byte[]> lines() {
    return List.copyOf(lines);
  }

  /** The journal so far, as the file has it. */
  public byte[] file() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      out.writeBytes(line);
      out.write('\n');
    }
    return out.toByteArray();
  }

  public Instant now() {
    return now;
  }

  public void set(Instant time) {
    now = time;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }

  // --- entries

  /** The header of the next entry. */
  public Header header(SoftCustodian actor, String kind, String domain, boolean drill) {
    return new Header(
        Header.VERSION,
        ID,
        state().size(),
        now,
        kind,
        actor.id(),
        actor.spki(),
        domain,
        "restricted",
        "",
        drill);
  }

  /** The signed line of this header and body; its body hash is put in. */
  public byte[] line(SoftCustodian signer, Header header, Object body) {
    return entry(header, body, List.of(signer)).line();
  }

  public byte[] line(SoftCustodian actor, String kind, String domain, Object body) {
    return line(actor, header(actor, kind, domain, false), body);
  }

  /** Takes a line as the next one. */
  public JournalVerifier.Checked take(byte[] line) throws JournalBroken {
    JournalVerifier.Checked checked = verifier.next(line);
    lines.add(line);
    return checked;
  }

  public JournalVerifier.Checked append(
      SoftCustodian actor, String kind, String domain, boolean drill, Object body)
      throws JournalBroken {
    return take(line(actor, header(actor, kind, domain, drill), body));
  }

  public byte[] founding(Bodies.Founded body, List<SoftCustodian> signers) {
    return entry(header(signers.getFirst(), Kinds.FOUNDED, "", false), body, signers).line();
  }

  private Entry entry(Header unhashed, Object body, List<SoftCustodian> signers) {
    byte[] salt = new byte[Entry.SALT];
    RANDOM.nextBytes(salt);
    JsonNode tree = body instanceof JsonNode node ? node : Canonical.tree(body);
    Header header =
        new Header(
            unhashed.v(),
            unhashed.vault(),
            unhashed.seq(),
            unhashed.at(),
            unhashed.kind(),
            unhashed.actor(),
            unhashed.credential(),
            unhashed.domain(),
            unhashed.level(),
            Entry.bodyHash(salt, tree),
            unhashed.drill());
    byte[] head = verifier.headWith(header).bytes();
    List<EntrySignature> signatures = signers.stream().map(s -> s.signature(head)).toList();
    return new Entry(header, salt, tree, signatures);
  }

  // --- requests; all by their hash

  public String raise(SoftCustodian by, String domain, Operation operation) throws Failure {
    return raise(by, new Proposal(operation, domain, "because", by.id(), false));
  }

  public String drill(SoftCustodian by, String domain, Operation operation) throws Failure {
    return raise(by, new Proposal(operation, domain, "to be prepared", by.id(), true));
  }

  private String raise(SoftCustodian by, Proposal proposal) throws Failure {
    Request request = proposal.pinned(state(), now);
    append(by, Kinds.RAISED, request.domain(), request.drill(), request);
    return request.hash();
  }

  public SignedApproval signed(SoftCustodian by, String hash, String decision) {
    Approval approval = new Approval(Approval.VERSION, hash, by.id(), by.spki(), decision, "", now);
    return new SignedApproval(approval, by.sign(approval.bytes()));
  }

  public void approve(String hash, SoftCustodian... custodians) throws Failure {
    for (SoftCustodian by : custodians) {
      on(by, hash, Kinds.APPROVED, signed(by, hash, Approval.APPROVE));
    }
  }

  public void refuse(String hash, SoftCustodian by) throws Failure {
    on(by, hash, Kinds.REFUSED, signed(by, hash, Approval.REFUSE));
  }

  /** Begins, taking the next CRL number of each issuer that has to sign one. */
  public void start(String hash, SoftCustodian by) throws Failure {
    RequestFile file = file(hash);
    Map<String, Long> numbers = new TreeMap<>();
    Set<Spki> issuers =
        file.request().drill() ? Set.of() : Reach.crlSigners(state(), file.operation());
    for (Spki issuer : issuers) {
      numbers.put(issuer.hex(), state().keys().nextCrlNumber(issuer));
    }
    start(hash, by, numbers);
  }

  public void start(String hash, SoftCustodian by, Map<String, Long> numbers) throws Failure {
    RequestFile file = file(hash);
    List<TokenIdentity> tokens = List.copyOf(Reach.of(state(), file.operation()).tokens());
    List<String> differences = Preconditions.differences(state(), file.request(), file.operation());
    on(by, hash, Kinds.STARTED, new Bodies.Started(hash, tokens, differences, numbers));
  }

  public void finish(String hash, SoftCustodian by, Object result) throws Failure {
    on(by, hash, Kinds.FINISHED, new Bodies.Finished(hash, Canonical.tree(result)));
  }

  public void fail(String hash, SoftCustodian by) throws Failure {
    on(by, hash, Kinds.FAILED, new Bodies.Failed(hash, "token.missing", List.of()));
  }

  /** Appends an entry on a request, with the domain and drill mark of the request. */
  public void on(SoftCustodian by, String hash, String kind, Object body) throws Failure {
    Request request = file(hash).request();
    append(by, kind, request.domain(), request.drill(), body);
  }

  public RequestFile file(String hash) throws Refused {
    return state().requests().find(hash).orElseThrow(() -> new Refused("request.unknown", hash));
  }

  /** Raised by Ada, approved by Ben. */
  public String approved(String domain, Operation operation) throws Failure {
    String hash = raise(ada, domain, operation);
    approve(hash, ben);
    return hash;
  }

  /** Raised by Ada, approved by Ben, begun and finished by Ada. */
  public String run(String domain, Operation operation, Object result) throws Failure {
    String hash = approved(domain, operation);
    start(hash, ada);
    finish(hash, ada, result);
    return hash;
  }

  /** The raised entry of a request, with the path that its signature covers. */
  public RaisedProof proof(String hash) throws Failure {
    long seq = file(hash).raisedSeq();
    return new RaisedProof(file(hash).raised(), verifier.tree().inclusion(seq, seq + 1));
  }

  public Authorised authorise(String hash) throws Failure {
    return Authority.authorise(state(), hash, proof(hash), now);
  }

  // --- helpers

  /** What may throw a failure that would be a mistake of the test. */
  @FunctionalInterface
  public interface Step {
    void run() throws Failure;
  }

  public void must(Step step) {
    try {
      step.run();
    } catch (Failure e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** The code a step is refused with; of a broken journal the rule's own code. */
  public static String code(Step step) {
    try {
      step.run();
    } catch (JournalBroken e) {
      boolean inner =
          e.code().equals("journal.not-allowed") || e.code().equals("journal.unreadable");
      return inner ? e.arguments().get(1).toString() : e.code();
    } catch (Failure e) {
      return e.code();
    }
    return "allowed";
  }

  /** Hex of random bytes. */
  public static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
