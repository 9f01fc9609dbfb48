package org.countersign.model.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.vault.Bodies;

/**
 * Persons and credentials as far as the entries of a partial bundle tell: complete until an entry
 * is withheld that could have changed them.
 */
final class SeenPeople {
  private final Map<Spki, String> holders = new HashMap<>();
  private final Map<String, Spki> used = new TreeMap<>();
  private final Map<String, Person> persons = new HashMap<>();
  private boolean complete = true;
  private long unknown;

  /** An entry is withheld that may have enrolled or removed somebody. */
  void mayHaveChanged() {
    complete = false;
  }

  boolean complete() {
    return complete;
  }

  /** Entries by a credential whose enrolment is not here. */
  long unknown() {
    return unknown;
  }

  Optional<Person> person(String id) {
    return Optional.ofNullable(persons.get(id));
  }

  String nameOf(String id) {
    return person(id).map(Person::name).orElse(id);
  }

  void founded(Bodies.Founded founded) {
    founded.founders().forEach(one -> enrolled(one.person(), Optional.of(one.credential())));
  }

  void enrolled(Person person, Optional<Credential> credential) {
    persons.put(person.id(), person);
    credential.ifPresent(one -> {
      holders.put(one.spki(), person.id());
      used.put(person.id(), one.spki());
    });
  }

  void removed(String person) {
    used.remove(person);
  }

  /**
   * Whether the person uses the credential, as far as is known: refused when it is known not to.
   */
  void mustUse(long seq, String person, Spki credential) throws JournalBroken {
    if (credential.equals(used.get(person))) {
      return;
    }
    if (complete || holders.containsKey(credential)) {
      throw new JournalBroken(seq, "not-enrolled", person);
    }
    unknown++;
  }

  /** The same of who signed the bundle. */
  void mustUse(SignersCheck.Signer signer) throws Refused {
    boolean known = complete || holders.containsKey(signer.spki());
    if (known && !signer.spki().equals(used.get(signer.person()))) {
      throw new Refused("bundle.not-enrolled", BundleFiles.CHECKPOINT, signer.person());
    }
  }
}
