package org.countersign.model.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.audit.SeenPeople.Known;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.people.Signatures;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.vault.BackupBodies;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.CrlObservation;
import org.countersign.model.vault.DecisionRules;
import org.countersign.model.vault.ExportRules;
import org.countersign.model.vault.Exported;
import org.countersign.model.vault.GivenUp;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.LookBodies;
import org.countersign.model.vault.RecoveryRules;
import org.countersign.model.vault.Restoration;
import org.countersign.model.vault.Restored;
import tools.jackson.databind.JsonNode;

/** Entries of a partial bundle that are about no request: sessions, looks, exports, restores. */
final class SeenAlone {
  private static final Set<String> IN_DOMAIN = Set.of(Kinds.CONFIRMED, Kinds.CRL_OBSERVED);

  private final SeenPeople people;
  private final SeenPolicies policies;
  private final PartialKeys credentials;
  private final SeenHeads heads;
  private final SeenNumbers crlNumbers;
  private final SeenSets sets;
  private final Map<Long, Restoration> restorations = new HashMap<>();
  private final Set<Long> withheld = new HashSet<>();

  SeenAlone(
      SeenPeople people,
      SeenPolicies policies,
      PartialKeys credentials,
      SeenHeads heads,
      SeenNumbers crlNumbers,
      SeenSets sets) {
    this.people = people;
    this.policies = policies;
    this.credentials = credentials;
    this.heads = heads;
    this.crlNumbers = crlNumbers;
    this.sets = sets;
  }

  /** A restore whose body is not here. */
  void withheld(Header header) {
    if (header.kind().equals(Kinds.RESTORED)) {
      withheld.add(header.seq());
    }
  }

  void entry(Entry entry) throws Refused, JournalBroken {
    Header header = entry.header();
    JsonNode body = entry.body();
    if (header.drill() != header.kind().equals(Kinds.BACKUP_DRILLED)) {
      throw new Refused("entry.drill", header.drill(), !header.drill());
    }
    if (!header.domain().isEmpty() && !IN_DOMAIN.contains(header.kind())) {
      throw new Refused("entry.domain", header.domain(), "");
    }
    switch (header.kind()) {
      case Kinds.SESSION_OPENED -> opened(header, body);
      case Kinds.SESSION_CLOSED -> Canonical.read(body, Bodies.SessionClosed.class);
      case Kinds.CUT -> Canonical.read(body, Bodies.Cut.class);
      case Kinds.LOOKED -> Canonical.read(body, LookBodies.TokenLooked.class);
      case Kinds.DISPOSED -> Canonical.read(body, LookBodies.Disposed.class);
      case Kinds.CONFIRMED -> Canonical.read(body, Confirmation.class);
      case Kinds.CRL_OBSERVED -> Canonical.read(body, CrlObservation.class);
      case Kinds.EXPORTED -> exported(header, Canonical.read(body, Exported.class));
      case Kinds.RESTORED -> restored(header, Canonical.read(body, Restored.class));
      case Kinds.HEAD_GIVEN_UP -> givenUp(header, Canonical.read(body, GivenUp.class));
      case Kinds.BACKUP_MADE -> {
        BackupBodies.Made made = Canonical.read(body, BackupBodies.Made.class);
        heads.mustHaveHad(header.seq(), made.size(), made.root());
      }
      case Kinds.BACKUP_DRILLED -> {
        BackupBodies.Drilled drilled = Canonical.read(body, BackupBodies.Drilled.class);
        heads.mustHaveHad(header.seq(), drilled.size(), drilled.root());
      }
      default -> throw new Refused("entry.kind", header.kind());
    }
  }

  private void opened(Header header, JsonNode body) throws Refused {
    TokenIdentity token = Canonical.read(body, Bodies.SessionOpened.class).token();
    Optional<TokenIdentity> known = people.tokenOf(header.credential());
    if (known.isPresent() && !known.get().equals(token)) {
      throw new Refused("session.token", people.nameOf(header.actor()));
    }
  }

  private void exported(Header header, Exported body) throws Refused, JournalBroken {
    SignedNote note = body.note();
    Checkpoint head = note.checkpoint();
    ExportRules.signers(header, note, line -> signed(line, head));
    heads.mustHaveHad(header.seq(), head.size(), HexFormat.of().formatHex(head.root()));
  }

  private boolean signed(SignedNote.Line line, Checkpoint head) throws Refused {
    for (Spki spki : credentials.all()) {
      byte[] key = credentials.key(spki).getEncoded();
      if (Arrays.equals(SignedNote.keyId(line.person(), key), line.keyId())
          && Signatures.verify(credentials.key(spki), head.bytes(), line.signature())) {
        return people.uses(line.person(), spki) != Known.NO;
      }
    }
    return false;
  }

  private void restored(Header header, Restored body) throws Refused, JournalBroken {
    Restored.Statement what = body.statement();
    if (!what.vault().equals(header.vault()) || what.size() != header.seq()) {
      throw new Refused("restore.other-head", what.size(), header.seq());
    }
    heads.mustHaveHad(header.seq(), what.size(), what.root());
    Map<String, Spki> signers = new HashMap<>(Map.of(header.actor(), header.credential()));
    for (Restored.Signed one : body.signatures()) {
      if (signers.put(one.person(), one.credential()) != null) {
        throw new Refused("restore.twice", people.nameOf(one.person()));
      }
    }
    mayRestore(signers);
    crlNumbers.restored();
    sets.restored();
    for (RememberedHead head : what.givenUp()) {
      if (!signers.containsKey(head.person())) {
        throw new Refused("restore.not-a-signer", people.nameOf(head.person()));
      }
      crlNumbers.keepClear(head.crlNumber());
    }
    restorations.put(
        header.seq(),
        new Restoration(
            header.seq(), header.at(), signers.keySet().stream().sorted().toList(), what));
  }

  private void mayRestore(Map<String, Spki> signers) throws Refused {
    Optional<Policy> policy = policies.certain("");
    for (Map.Entry<String, Spki> one : signers.entrySet()) {
      boolean may =
          policy.isEmpty()
              || !people.complete()
              || people
                  .person(one.getKey())
                  .filter(who -> DecisionRules.allowed(policy.get().routine(), who))
                  .isPresent();
      if (!may || people.uses(one.getKey(), one.getValue()) == Known.NO) {
        throw new Refused("restore.not-eligible", people.nameOf(one.getKey()));
      }
    }
    int needed = policy.map(RecoveryRules::needed).orElse(ExportRules.FEWEST);
    if (signers.size() < needed) {
      throw new Refused("restore.too-few", signers.size(), needed);
    }
  }

  private void givenUp(Header header, GivenUp body) throws Refused {
    Restoration restored = restorations.get(body.restored());
    boolean covered =
        restored == null ? withheld.contains(body.restored()) : restored.covers(body.head());
    if (!covered || !body.head().person().equals(header.actor())) {
      throw new Refused("restore.not-covered", body.restored());
    }
    crlNumbers.keepClear(body.head().crlNumber());
  }
}
