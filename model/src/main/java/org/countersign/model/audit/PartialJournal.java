package org.countersign.model.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.audit.SeenPeople.Known;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.MerkleFrontier;
import org.countersign.model.journal.NamedAttachment;
import org.countersign.model.journal.SignatureChecks;
import org.countersign.model.journal.SignatureClaim;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.BodySignatures;
import org.countersign.model.vault.FoundingRules;
import org.countersign.model.vault.Kinds;
import tools.jackson.databind.JsonNode;

/**
 * A journal of which something is missing: every signature of what is here, and the rules as far as
 * they do not hang on what is not.
 */
final class PartialJournal implements JournalCheck {
  private final Manifest manifest;
  private final boolean limited;
  private final PartialKeys credentials;
  private final SaidPki pki = new SaidPki();
  private final Set<String> attachments = new HashSet<>();
  private final SignatureChecks signatures = new SignatureChecks();
  private final SeenPeople people = new SeenPeople();
  private final SeenPolicies policies = new SeenPolicies();
  private final SeenHeads heads = new SeenHeads();
  private final SeenNumbers crlNumbers = new SeenNumbers("crl.number-not-next");
  private final SeenThreads threads = new SeenThreads(people, policies);
  private final SeenKeys keys;
  private final SeenSets sets;
  private final SeenExecutions executions;
  private final SeenAlone alone;
  private Instant first = Instant.EPOCH;
  private Instant last = Instant.EPOCH;
  private Instant notBefore = Instant.EPOCH;
  private boolean clockKnown = true;
  private long verified;
  private long hidden;
  private long withheld;
  private long unplaced;
  private long openSigners;

  PartialJournal(BundleReader reader, Manifest manifest) {
    Scope scope = manifest.scope();
    this.manifest = manifest;
    this.limited = scope.from().isPresent() || scope.until().isPresent();
    this.credentials = new PartialKeys(reader, manifest);
    this.keys = new SeenKeys(pki, scope);
    this.sets = new SeenSets(manifest.vault(), reader, people, pki, credentials);
    this.executions =
        new SeenExecutions(manifest.vault(), people, policies, threads, keys, sets, crlNumbers);
    this.alone = new SeenAlone(people, policies, credentials, heads, crlNumbers, sets);
  }

  @Override
  public void entry(byte[] line, Entry entry, MerkleFrontier before) throws JournalBroken {
    Header header = entry.header();
    try {
      time(header);
      if (header.seq() == 0) {
        founded(entry);
      } else {
        people.mustUse(header.seq(), header.actor(), header.credential());
      }
      signed(header, entry.signatures(), before);
      inside(entry);
      rules(entry);
      notBefore = executions.stated().orElse(header.at());
      for (NamedAttachment named : NamedAttachment.in(entry.body())) {
        attachment(named);
      }
    } catch (Refused e) {
      throw signatures.first(JournalBroken.because(header.seq(), "not-allowed", e));
    } catch (JournalBroken e) {
      throw signatures.first(e);
    }
  }

  private void rules(Entry entry) throws Refused, JournalBroken {
    Header header = entry.header();
    JsonNode body = entry.body();
    switch (header.kind()) {
      case Kinds.FOUNDED -> {
        if (header.seq() > 0) {
          throw new JournalBroken(header.seq(), "founding");
        }
      }
      case Kinds.RAISED -> threads.raised(entry);
      case Kinds.APPROVED, Kinds.REFUSED ->
          threads.decided(header, Canonical.read(body, SignedApproval.class).approval());
      case Kinds.STARTED -> executions.started(header, Canonical.read(body, Bodies.Started.class));
      case Kinds.FINISHED ->
          executions.finished(header, Canonical.read(body, Bodies.Finished.class));
      case Kinds.FAILED -> executions.failed(header, Canonical.read(body, Bodies.Failed.class));
      default -> alone.entry(entry);
    }
  }

  private void attachment(NamedAttachment named) throws Refused {
    String path = BundleFiles.ATTACHMENTS + named.sha256();
    attachments.add(named.sha256());
    if (!manifest.lists(path)) {
      throw new Refused("bundle.missing", path);
    }
  }

  private void founded(Entry entry) throws Refused, JournalBroken {
    if (!entry.header().kind().equals(Kinds.FOUNDED)) {
      throw new JournalBroken(0, "founding");
    }
    Bodies.Founded founded = Canonical.read(entry.body(), Bodies.Founded.class);
    FoundingRules.check(founded, entry.header().vault());
    List<Spki> founders = founded.founders().stream().map(one -> one.credential().spki()).toList();
    List<Spki> signers = entry.signatures().stream().map(EntrySignature::credential).toList();
    boolean actor =
        entry.header().actor().equals(founded.founders().getFirst().person().id())
            && entry.header().credential().equals(founders.getFirst());
    if (!founders.equals(signers) || !actor) {
      throw new JournalBroken(0, "founders", founders.size());
    }
    people.founded(founded);
    policies.now(SigningDomain.VAULT, founded.policy());
  }

  @Override
  public void withheld(WithheldLine line, MerkleFrontier before) throws JournalBroken {
    Header header = line.header();
    withheld++;
    try {
      time(header);
      if ((header.seq() == 0) != header.kind().equals(Kinds.FOUNDED)) {
        throw new JournalBroken(header.seq(), "founding");
      }
      if (header.seq() > 0) {
        people.mustUse(header.seq(), header.actor(), header.credential());
      }
      signed(header, line.signatures(), before);
      unknown(header);
      notBefore = header.at();
      // Two people may have stated an earlier time in it.
      clockKnown &= !(header.kind().equals(Kinds.FINISHED) && header.domain().isEmpty());
    } catch (Refused e) {
      throw signatures.first(JournalBroken.because(header.seq(), "not-allowed", e));
    } catch (JournalBroken e) {
      throw signatures.first(e);
    }
  }

  private void unknown(Header header) {
    threads.withheld(header);
    alone.withheld(header);
    switch (header.kind()) {
      case Kinds.FOUNDED -> people.mayHaveChanged();
      case Kinds.FINISHED -> executions.unknownOutcome(header);
      default -> {
        // changes neither people nor policies nor keys
      }
    }
  }

  @Override
  public void gap(Gap gap) {
    hidden += gap.until() - gap.from();
    if (limited) {
      keys.missing();
    }
  }

  private void time(Header header) throws JournalBroken {
    if (header.at().isBefore(notBefore)) {
      if (clockKnown) {
        throw new JournalBroken(header.seq(), "time", header.at(), notBefore);
      }
      unplaced++;
    }
    last = header.at();
    if (header.seq() == 0) {
      first = last;
    }
  }

  private void signed(Header header, List<EntrySignature> given, MerkleFrontier before)
      throws Refused, JournalBroken {
    byte[] root = before.rootWith(header.leafHash());
    if (header.seq() > 0) {
      heads.had(header.seq(), before.root());
    }
    heads.had(header.seq() + 1, root);
    byte[] message = new Checkpoint(header.vault(), header.seq() + 1, root).bytes();
    List<SignatureClaim> claims = new ArrayList<>();
    for (EntrySignature one : given) {
      claims.add(
          new SignatureClaim(
              header.seq(),
              credentials.verifying(one.credential()),
              message,
              one.signature(),
              () -> new JournalBroken(header.seq(), "signature", header.actor())));
    }
    signatures.take(claims);
    verified += claims.size();
  }

  private void inside(Entry entry) throws Refused, JournalBroken {
    long seq = entry.header().seq();
    List<SignatureClaim> claims = new ArrayList<>();
    for (BodySignatures.Inside one : BodySignatures.of(entry)) {
      Refused otherwise = new Refused(one.otherwise(), entry.header().actor());
      claims.add(
          new SignatureClaim(
              seq,
              credentials.verifying(one.by()),
              one.message(),
              one.signature(),
              () -> JournalBroken.because(seq, "not-allowed", otherwise)));
    }
    signatures.take(claims);
  }

  @Override
  public void end() throws JournalBroken {
    signatures.settle();
  }

  @Override
  public void mustBeEnrolled(SignersCheck.Signer signer) throws Refused {
    if (!mayHaveSigned(signer.person(), signer.spki(), manifest.journal().size())) {
      throw new Refused("bundle.not-enrolled", BundleFiles.CHECKPOINT, signer.person());
    }
  }

  @Override
  public boolean mayHaveSigned(String person, Spki credential, long size) {
    Known used = people.used(person, credential, size);
    openSigners += used == Known.OPEN ? 1 : 0;
    return used != Known.NO;
  }

  @Override
  public Optional<Named> named() {
    return Optional.empty();
  }

  @Override
  public Optional<Set<String>> credentials() {
    return people.complete() ? Optional.of(people.credentials()) : Optional.empty();
  }

  @Override
  public SaidPki pki() {
    return pki;
  }

  @Override
  public Set<String> attachments() {
    return attachments;
  }

  @Override
  public BundleFacts facts(List<SignersCheck.Signer> signers) {
    List<BundleFacts.Unchecked> open = new ArrayList<>();
    BundleFacts.Unchecked.add(open, "gaps", hidden);
    BundleFacts.Unchecked.add(open, "withheld", withheld);
    BundleFacts.Unchecked.add(open, "enrolment", people.unknown());
    BundleFacts.Unchecked.add(open, "threads", threads.unjudged());
    BundleFacts.Unchecked.add(open, "quorum", threads.noPolicy());
    BundleFacts.Unchecked.add(open, "clock", unplaced);
    BundleFacts.Unchecked.add(open, "signers", openSigners);
    BundleFacts.Unchecked.add(open, "keys", keys.unjudged());
    BundleFacts.Unchecked.add(open, "heads", heads.unjudged());
    BundleFacts.Unchecked.add(open, "sets", sets.unjudged());
    open.add(new BundleFacts.Unchecked("effects", manifest.journal().entries()));
    return new BundleFacts(
        manifest,
        signers.stream().map(one -> people.nameOf(one.person())).toList(),
        first,
        last,
        verified,
        threads.size(),
        open);
  }
}
