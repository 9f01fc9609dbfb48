package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.port.AttachmentSource;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.trust.TrustGraph;
import tools.jackson.databind.JsonNode;

/**
 * What the journal says so far: entries are applied one by one, each checked against the rules in
 * force at that entry. Rules ask this, never the register. Not thread-safe; one owner applies.
 */
public final class VaultState {
  private final PeopleBook people = new PeopleBook();
  private final DomainBook domains = new DomainBook();
  private final KeyBook keys = new KeyBook();
  private final TokenBook tokens = new TokenBook();
  private final TrustBook trust = new TrustBook();
  private final RequestBook requests = new RequestBook();
  private final LookBook looks = new LookBook();
  private final LookRules lookRules = new LookRules(this);
  private final RotationBook rotations = new RotationBook();
  private final ObservedBook observed = new ObservedBook();
  private final WatchBook watched = new WatchBook();
  private final SprawlBook sprawl = new SprawlBook();
  private final ExportBook exports = new ExportBook();
  private final RecoveryBook recovery = new RecoveryBook();
  private final RecoveryRules recoveryRules = new RecoveryRules(this);
  private final SetBook sets = new SetBook();
  private final ImportEffects imports = new ImportEffects(this);
  private final AttachmentSource attachments;
  private final RaiseRules raiseRules = new RaiseRules(this);
  private final RequestRules requestRules = new RequestRules(this);
  private final ConfirmationRules confirmationRules = new ConfirmationRules(this);
  private final ObservationRules observationRules = new ObservationRules(this);
  private String id = "";
  private long size;
  private Instant lastAt = Instant.EPOCH;
  private final LiveGraph graph = new LiveGraph(keys, trust);

  /** {@code attachments}: where the files are that entries name. */
  public VaultState(AttachmentSource attachments) {
    this.attachments = attachments;
  }

  public PeopleBook people() {
    return people;
  }

  public DomainBook domains() {
    return domains;
  }

  public KeyBook keys() {
    return keys;
  }

  public TokenBook tokens() {
    return tokens;
  }

  public TrustBook trust() {
    return trust;
  }

  public RequestBook requests() {
    return requests;
  }

  /** How tokens stand against the register. */
  public LookBook looks() {
    return looks;
  }

  public RotationBook rotations() {
    return rotations;
  }

  public ObservedBook observed() {
    return observed;
  }

  /** Keys that are known and not held. */
  public WatchBook watched() {
    return watched;
  }

  /** Private keys found outside an HSM. */
  public SprawlBook sprawl() {
    return sprawl;
  }

  /** Exports that were made. */
  public ExportBook exports() {
    return exports;
  }

  /** Backups, and restores on purpose. */
  public RecoveryBook recovery() {
    return recovery;
  }

  /** Publication sets. */
  public SetBook sets() {
    return sets;
  }

  /** What an import would change. */
  public ImportEffects imports() {
    return imports;
  }

  /** The vault's UUID; empty before entry 0. */
  public String id() {
    return id;
  }

  public String name() {
    return domains.find(SigningDomain.VAULT).map(SigningDomain::name).orElse("");
  }

  /** Entries applied. */
  public long size() {
    return size;
  }

  /** The time no further entry may be before: the last entry's, or what two people stated since. */
  public Instant lastAt() {
    return lastAt;
  }

  /** The domain; the vault's own rules for the empty id. */
  public SigningDomain domain(String domainId) throws Refused {
    return domains.find(domainId).orElseThrow(() -> new Refused("domain.unknown", domainId));
  }

  /** The trust graph as it is now. */
  public TrustGraph graph() {
    return graph.now();
  }

  /**
   * Applies the next entry. Its signature is not checked here.
   *
   * @return what it changed
   * @throws JournalBroken when it does not follow, or says what the rules do not allow; nothing has
   *     changed then
   */
  public List<Change> apply(Entry entry) throws JournalBroken {
    List<Change> changes = decide(entry);
    accept(entry, changes);
    return changes;
  }

  /** What the entry would change if it were the next; nothing changes yet. */
  public List<Change> decide(Entry entry) throws JournalBroken {
    Header header = entry.header();
    follow(header);
    List<Change> changes = new ArrayList<>();
    try {
      switch (header.kind()) {
        case Kinds.FOUNDED -> found(header, entry.body(), changes);
        case Kinds.RAISED -> changes.add(raiseRules.raised(entry));
        case Kinds.APPROVED, Kinds.REFUSED -> requestRules.decided(header, entry.body(), changes);
        case Kinds.STARTED -> requestRules.started(header, entry.body(), changes);
        case Kinds.FINISHED -> requestRules.finished(header, entry.body(), changes);
        case Kinds.FAILED -> requestRules.failed(header, entry.body(), changes);
        case Kinds.LOOKED -> changes.add(lookRules.looked(header, entry.body()));
        case Kinds.DISPOSED -> changes.add(lookRules.disposed(header, entry.body()));
        case Kinds.CONFIRMED -> changes.add(confirmationRules.confirmed(header, entry.body()));
        case Kinds.CRL_OBSERVED -> changes.add(observationRules.observed(header, entry.body()));
        case Kinds.EXPORTED -> changes.add(ExportRules.exported(this, entry));
        case Kinds.RESTORED, Kinds.HEAD_GIVEN_UP, Kinds.BACKUP_MADE, Kinds.BACKUP_DRILLED ->
            changes.addAll(recoveryRules.of(header, entry.body()));
        default -> SessionRules.check(this, header, entry.body());
      }
    } catch (Refused e) {
      throw JournalBroken.because(header.seq(), "not-allowed", e);
    } catch (MissingAttachment e) {
      throw new JournalBroken(header.seq(), "attachment-missing", e.sha256());
    }
    noLongerWatched(changes);
    return List.copyOf(changes);
  }

  /** A key that the vault holds from now on, as one adopted from the HSM, is watched no more. */
  private void noLongerWatched(List<Change> changes) {
    List<Change> gone = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.KeyIs is && watched.has(is.key().spki())) {
        gone.add(new Change.WatchedKeyGone(is.key().spki()));
      }
    }
    changes.addAll(gone);
  }

  /** Takes over what {@link #decide} has said of the entry. */
  public void accept(Entry entry, List<Change> changes) {
    Header header = entry.header();
    if (header.seq() != size) {
      throw new IllegalStateException("entry " + header.seq() + " is not the next, " + size);
    }
    id = header.vault();
    lastAt = header.at();
    changes.forEach(this::take);
    size++;
  }

  /**
   * The bytes of a file that an entry names.
   *
   * @throws MissingAttachment when it is not there or not the one that was named
   */
  byte[] attached(Results.Attachment named) throws MissingAttachment {
    try {
      byte[] content = attachments.attachment(named.attachment());
      if (content.length == named.bytes()) {
        return content;
      }
    } catch (StoreFailed e) {
      throw new MissingAttachment(named.attachment(), e);
    }
    throw new MissingAttachment(named.attachment(), null);
  }

  private void take(Change change) {
    switch (change) {
      case Change.PersonIs is -> people.take(is);
      case Change.CredentialIs is -> people.take(is);
      case Change.DomainIs is -> domains.take(is);
      case Change.TokenIs is -> tokens.take(is);
      case Change.KeyIs is -> keys.take(is);
      case Change.CertificateIs is -> {
        Optional<IssuedCertificate> before = keys.certificate(is.certificate().id());
        keys.take(is);
        graph.put(before, is.certificate());
      }
      case Change.TrustPathIs is -> {
        trust.find(is.path().id()).ifPresent(was -> rotations.pathChanged(was, is.path()));
        trust.take(is);
        graph.put(is.path());
      }
      case Change.TrustPathGone gone -> {
        rotations.pathGone(gone.id());
        trust.take(gone);
        graph.remove(gone.id());
      }
      case Change.CrlIs is -> keys.take(is);
      case Change.LookIs is -> looks.take(is);
      case Change.RotationIs is -> rotations.take(is);
      case Change.TrustConfirmed is -> rotations.take(is);
      case Change.KeyKept is -> rotations.take(is);
      case Change.CrlSeen seen -> observed.take(seen);
      case Change.WatchedKeyIs is -> watched.take(is);
      case Change.WatchedKeyGone gone -> watched.take(gone);
      case Change.FindingIs is -> sprawl.take(is);
      case Change.ExportIs is -> exports.take(is);
      case Change.OfRecovery of -> {
        recovery.take(of);
        keys.take(of);
        sets.take(of);
      }
      case Change.SetIs is -> sets.take(is);
      case Change.RequestIs is -> {
        requests.take(is);
        taken(is.file());
      }
    }
  }

  private void taken(RequestFile file) {
    switch (file.execution()) {
      case RequestFile.Started started -> {
        started.intent().crlNumbers().forEach(keys::spend);
        if (file.operation() instanceof Operation.IssuePublication issue) {
          sets.spend(file.request().domain(), issue.number());
        }
      }
      // Two people have stated the time: from the next entry on, this is the time not to be before.
      case RequestFile.Finished finished
          when file.operation() instanceof Operation.StateTime stated ->
          lastAt = stated.time();
      case RequestFile.NotStarted none -> {}
      case RequestFile.Finished finished -> {}
      case RequestFile.Failed failed -> {}
    }
  }

  private void follow(Header header) throws JournalBroken {
    if (header.seq() != size) {
      throw new JournalBroken(size, "sequence", header.seq());
    }
    if ((size == 0) != header.kind().equals(Kinds.FOUNDED)) {
      throw new JournalBroken(size, "founding");
    }
    if (size > 0 && !header.vault().equals(id)) {
      throw new JournalBroken(size, "other-vault", header.vault());
    }
    if (header.at().isBefore(lastAt)) {
      throw new JournalBroken(size, "time", header.at(), lastAt);
    }
  }

  private void found(Header header, JsonNode body, List<Change> changes) throws Refused {
    Bodies.Founded founded = Canonical.read(body, Bodies.Founded.class);
    FoundingRules.check(founded, header);
    for (Bodies.Founder founder : founded.founders()) {
      changes.addAll(
          people.enrolment(founder.person(), Optional.of(founder.credential()), header.seq()));
    }
    changes.add(new Change.DomainIs(FoundingRules.vaultDomain(founded, header.at())));
  }
}
