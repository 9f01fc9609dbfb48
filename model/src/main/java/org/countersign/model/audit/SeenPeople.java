package org.countersign.model.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.EnrolmentRules;

/**
 * Persons and credentials as far as the entries of a partial bundle tell: complete until an entry
 * is withheld that could have changed them.
 */
final class SeenPeople {
  /** Whether something holds, as far as is known here. */
  enum Known {
    YES,
    NO,
    /** It hangs on an entry that is not here. */
    OPEN
  }

  private record Held(String person, Credential credential, long from, long until) {
    boolean inUse() {
      return until == Long.MAX_VALUE;
    }
  }

  private final Map<Spki, Held> held = new LinkedHashMap<>();
  private final Map<String, Person> persons = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private boolean complete = true;
  private long unknown;

  /** An entry is withheld that may have enrolled or removed somebody. */
  void mayHaveChanged() {
    complete = false;
  }

  boolean complete() {
    return complete;
  }

  /** Entries by a credential of which is not known whether it was enrolled then. */
  long unknown() {
    return unknown;
  }

  Optional<Person> person(String id) {
    return Optional.ofNullable(persons.get(id)).filter(one -> !gone.contains(id));
  }

  String nameOf(String id) {
    return Optional.ofNullable(persons.get(id)).map(Person::name).orElse(id);
  }

  /** Every credential whose enrolment is here. */
  Set<String> credentials() {
    return held.keySet().stream().map(Spki::hex).collect(Collectors.toSet());
  }

  void founded(Bodies.Founded founded) {
    founded.founders().forEach(one -> enrolled(0, one.person(), Optional.of(one.credential())));
  }

  /** Refuses a credential without proof, and keys or a token that somebody has. */
  void mayEnrol(String vault, Person person, Optional<Credential> credential) throws Refused {
    if (credential.isPresent()) {
      if (held.containsKey(credential.get().spki())) {
        throw new Refused("credential.taken", person.name());
      }
      List<Credential> others =
          held.values().stream()
              .filter(one -> complete && one.inUse() && !one.person().equals(person.id()))
              .map(Held::credential)
              .toList();
      EnrolmentRules.shared(person, credential.get(), others);
      EnrolmentRules.prove(vault, person, credential.get());
    }
  }

  void enrolled(long seq, Person person, Optional<Credential> credential) {
    persons.put(person.id(), person);
    gone.remove(person.id());
    if (credential.isPresent()) {
      retired(seq, person.id());
      Held now = new Held(person.id(), credential.get(), seq, Long.MAX_VALUE);
      held.put(credential.get().spki(), now);
    }
  }

  void removed(long seq, String person) {
    gone.add(person);
    retired(seq, person);
  }

  private void retired(long seq, String person) {
    held.replaceAll((spki, one) ->
        one.person().equals(person) && one.inUse()
            ? new Held(person, one.credential(), one.from(), seq)
            : one);
  }

  /** Whether the person uses the credential now. */
  Known uses(String person, Spki credential) {
    Held one = held.get(credential);
    if (one == null) {
      return complete ? Known.NO : Known.OPEN;
    }
    if (!one.person().equals(person) || !one.inUse()) {
      return Known.NO;
    }
    return complete ? Known.YES : Known.OPEN;
  }

  /** Whether the person used the credential when the journal had this many entries. */
  Known used(String person, Spki credential, long size) {
    Held one = held.get(credential);
    if (one == null) {
      return complete ? Known.NO : Known.OPEN;
    }
    if (!one.person().equals(person) || one.from() >= size || one.until() < size) {
      return Known.NO;
    }
    return complete ? Known.YES : Known.OPEN;
  }

  /** The token of a credential that is known. */
  Optional<TokenIdentity> tokenOf(Spki credential) {
    return Optional.ofNullable(held.get(credential)).map(one -> one.credential().token());
  }

  /** Whether the person uses a credential at all, and so is a custodian. */
  Known isCustodian(String person) {
    boolean known =
        held.values().stream().anyMatch(one -> one.person().equals(person) && one.inUse());
    return !complete ? Known.OPEN : known ? Known.YES : Known.NO;
  }

  /**
   * Whether the person uses the credential, as far as is known: refused when it is known not to.
   */
  void mustUse(long seq, String person, Spki credential) throws JournalBroken {
    switch (uses(person, credential)) {
      case NO -> throw new JournalBroken(seq, "not-enrolled", person);
      case OPEN -> unknown++;
      case YES -> {
        // as it should be
      }
    }
  }
}
