package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
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
  private final RequestRules requestRules = new RequestRules(this);
  private String id = "";
  private String name = "";
  private long size;
  private Instant lastAt = Instant.EPOCH;
  private Optional<Instant> restated = Optional.empty();

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

  /** The vault's UUID; empty before entry 0. */
  public String id() {
    return id;
  }

  public String name() {
    return name;
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
    return new TrustGraph(keys.certificates(), trust.all());
  }

  /**
   * Applies the next entry. Its signature is not checked here.
   *
   * @return what it changed
   * @throws JournalBroken when it does not follow, or says what the rules do not allow
   */
  public List<Change> apply(Entry entry) throws JournalBroken {
    Header header = entry.header();
    follow(header);
    List<Change> changes = new ArrayList<>();
    try {
      switch (header.kind()) {
        case Kinds.FOUNDED -> found(header, entry.body(), changes);
        case Kinds.RAISED -> requestRules.raised(entry, changes);
        case Kinds.APPROVED, Kinds.REFUSED -> requestRules.decided(header, entry.body(), changes);
        case Kinds.STARTED -> requestRules.started(header, entry.body(), changes);
        case Kinds.FINISHED -> requestRules.finished(header, entry.body(), changes);
        case Kinds.FAILED -> requestRules.failed(header, entry.body(), changes);
        case Kinds.SESSION_OPENED -> Canonical.read(entry.body(), Bodies.SessionOpened.class);
        case Kinds.SESSION_CLOSED -> Canonical.read(entry.body(), Bodies.SessionClosed.class);
        case Kinds.CUT -> Canonical.read(entry.body(), Bodies.Cut.class);
        default -> throw new Refused("entry.kind", header.kind());
      }
    } catch (Refused e) {
      throw new JournalBroken(header.seq(), "not-allowed", e.code(), e.arguments().toString());
    }
    size++;
    lastAt = restated.orElse(header.at());
    restated = Optional.empty();
    return changes;
  }

  /** Two people have stated the time: from the next entry on, this is the time not to be before. */
  void restate(Instant time) {
    restated = Optional.of(time);
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
    FoundingRules.check(founded, header.vault());
    id = header.vault();
    name = founded.name();
    for (Bodies.Founder founder : founded.founders()) {
      people.enrol(founder.person(), Optional.of(founder.credential()), header.seq(), changes);
    }
    changes.add(domains.put(FoundingRules.vaultDomain(founded, header.at())));
  }
}
