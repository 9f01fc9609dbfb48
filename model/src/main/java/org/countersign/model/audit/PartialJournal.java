package org.countersign.model.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Failure;
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
import org.countersign.model.people.Signatures;
import org.countersign.model.people.VerifyingKey;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.BodySignatures;
import org.countersign.model.vault.Kinds;

/**
 * A journal of which something is missing: every signature of what is here, and the rules as far as
 * they do not hang on what is not.
 */
final class PartialJournal implements JournalCheck {
  private final BundleReader reader;
  private final Manifest manifest;
  private final Map<Spki, VerifyingKey> keys = new HashMap<>();
  private final Set<String> attachments = new HashSet<>();
  private final SignatureChecks signatures = new SignatureChecks();
  private final SeenPeople people = new SeenPeople();
  private final SeenThreads threads = new SeenThreads(people);
  private Instant first = Instant.EPOCH;
  private Instant last = Instant.EPOCH;
  private Instant notBefore = Instant.EPOCH;
  private boolean clockKnown = true;
  private long verified;
  private long hidden;
  private long withheld;
  private long unplaced;

  PartialJournal(BundleReader reader, Manifest manifest) {
    this.reader = reader;
    this.manifest = manifest;
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
      threads.entry(entry);
      notBefore = threads.stated(entry).orElse(header.at());
      for (NamedAttachment named : NamedAttachment.in(entry.body())) {
        attachment(named);
      }
    } catch (Refused e) {
      throw signatures.first(JournalBroken.because(header.seq(), "not-allowed", e));
    } catch (JournalBroken e) {
      throw signatures.first(e);
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
    List<Spki> founders = founded.founders().stream().map(one -> one.credential().spki()).toList();
    List<Spki> signers = entry.signatures().stream().map(EntrySignature::credential).toList();
    if (!founders.equals(signers) || founders.size() != Set.copyOf(founders).size()) {
      throw new JournalBroken(0, "founders", founders.size());
    }
    people.founded(founded);
    threads.founded(founded);
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
      threads.withheld(header);
      notBefore = header.at();
      // Two people may have stated an earlier time in it.
      clockKnown &= !(header.kind().equals(Kinds.FINISHED) && header.domain().isEmpty());
    } catch (Refused e) {
      throw signatures.first(JournalBroken.because(header.seq(), "not-allowed", e));
    } catch (JournalBroken e) {
      throw signatures.first(e);
    }
  }

  @Override
  public void gap(Gap gap) {
    hidden += gap.until() - gap.from();
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
    byte[] message = new Checkpoint(header.vault(), header.seq() + 1, root).bytes();
    List<SignatureClaim> claims = new ArrayList<>();
    for (EntrySignature one : given) {
      claims.add(
          new SignatureClaim(
              header.seq(),
              key(one.credential()),
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
              key(one.by()),
              one.message(),
              one.signature(),
              () -> JournalBroken.because(seq, "not-allowed", otherwise)));
    }
    signatures.take(claims);
  }

  private VerifyingKey key(Spki spki) throws Refused {
    VerifyingKey known = keys.get(spki);
    if (known == null) {
      String path = BundleFiles.CREDENTIALS + spki + BundleFiles.PEM;
      if (!manifest.lists(path)) {
        throw new Refused("bundle.missing", path);
      }
      known = read(path);
      keys.put(spki, known);
    }
    return known;
  }

  private VerifyingKey read(String path) throws Refused {
    try {
      return Signatures.by(CredentialFile.read(reader, path).key());
    } catch (Refused e) {
      throw e;
    } catch (Failure e) {
      throw new Refused("bundle.form", path, e.code());
    }
  }

  @Override
  public void end() throws JournalBroken {
    signatures.settle();
  }

  @Override
  public void mustBeEnrolled(SignersCheck.Signer signer) throws Refused {
    people.mustUse(signer);
  }

  @Override
  public Optional<Named> named() {
    return Optional.empty();
  }

  @Override
  public SaidPki pki() {
    return threads.pki();
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
