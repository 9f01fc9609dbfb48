package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.people.Person;
import tools.jackson.databind.JsonNode;

/**
 * Which entries on backups and restores are allowed. Signatures inside them, and that the heads
 * they name are the journal's, are the verifier's to check.
 */
public final class RecoveryRules {
  /**
   * How far above every number that is known CRL numbers go on after a restore: what was lost may
   * have held lists that no token here knows of, and a relying party takes no lower number.
   */
  public static final long CRL_NUMBERS = 1000;

  private final VaultState state;

  RecoveryRules(VaultState state) {
    this.state = state;
  }

  List<Change> of(Header header, JsonNode body) throws Refused {
    if (!header.domain().equals(SigningDomain.VAULT)) {
      throw new Refused("entry.domain", header.domain(), SigningDomain.VAULT);
    }
    boolean rehearsed = header.kind().equals(Kinds.BACKUP_DRILLED);
    if (header.drill() != rehearsed) {
      throw new Refused("entry.drill", header.drill(), rehearsed);
    }
    return switch (header.kind()) {
      case Kinds.RESTORED -> restored(header, Canonical.read(body, Restored.class));
      case Kinds.HEAD_GIVEN_UP -> List.of(givenUp(header, Canonical.read(body, GivenUp.class)));
      case Kinds.BACKUP_MADE -> List.of(made(header, body));
      case Kinds.BACKUP_DRILLED -> List.of(drilled(header, body));
      default -> throw new Refused("entry.kind", header.kind());
    };
  }

  private List<Change> restored(Header header, Restored body) throws Refused {
    Restored.Statement what = body.statement();
    if (!what.vault().equals(header.vault()) || what.size() != header.seq()) {
      throw new Refused("restore.other-head", what.size(), header.seq());
    }
    List<String> persons = signers(header, body);
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.RestoredIs(new Restoration(header.seq(), header.at(), persons, what)));
    for (RememberedHead head : what.givenUp()) {
      if (!persons.contains(head.person())) {
        throw new Refused("restore.not-a-signer", state.people().nameOf(head.person()));
      }
      changes.add(new Change.HeadGivenUp(header.seq(), head));
    }
    return changes;
  }

  /** Enough different persons, each with the credential the person uses now. */
  private List<String> signers(Header header, Restored body) throws Refused {
    Rule rule = state.domain(SigningDomain.VAULT).policy().routine();
    Set<String> persons = new LinkedHashSet<>();
    persons.add(mayRestore(rule, header.actor(), header.credential()));
    for (Restored.Signed signed : body.signatures()) {
      if (!persons.add(mayRestore(rule, signed.person(), signed.credential()))) {
        throw new Refused("restore.twice", state.people().nameOf(signed.person()));
      }
    }
    int needed = needed(state);
    if (persons.size() < needed) {
      throw new Refused("restore.too-few", persons.size(), needed);
    }
    return List.copyOf(persons);
  }

  /** How many different persons it takes. */
  public static int needed(VaultState state) throws Refused {
    return needed(state.domain(SigningDomain.VAULT).policy());
  }

  /** The same of a policy of the vault's own. */
  public static int needed(Policy policy) {
    Rule rule = policy.routine();
    return Math.max(Rule.FEWEST, rule.raiserCounts() ? rule.persons() : rule.persons() + 1);
  }

  private String mayRestore(Rule rule, String id, Spki credential) throws Refused {
    Optional<Person> person = state.people().person(id);
    if (!state.people().uses(id, credential)
        || person.filter(one -> DecisionRules.allowed(rule, one)).isEmpty()) {
      throw new Refused("restore.not-eligible", state.people().nameOf(id));
    }
    return id;
  }

  private Change givenUp(Header header, GivenUp body) throws Refused {
    RememberedHead head = body.head();
    boolean covered =
        state.recovery().restorations().stream()
            .anyMatch(one -> one.seq() == body.restored() && one.covers(head));
    if (!covered || !head.person().equals(header.actor())) {
      throw new Refused("restore.not-covered", body.restored());
    }
    return new Change.HeadGivenUp(header.seq(), head);
  }

  private static Change made(Header header, JsonNode body) throws Refused {
    BackupBodies.Made made = Canonical.read(body, BackupBodies.Made.class);
    return new Change.BackupIs(new BackupRecord(header.seq(), header.at(), header.actor(), made));
  }

  private static Change drilled(Header header, JsonNode body) throws Refused {
    BackupBodies.Drilled drilled = Canonical.read(body, BackupBodies.Drilled.class);
    return new Change.DrilledIs(
        new DrillRecord(header.seq(), header.at(), header.actor(), drilled));
  }
}
