package org.countersign.model.vault;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;

/** Persons and their credentials, removed ones included. */
public final class PeopleBook {
  private final Map<String, Person> persons = new LinkedHashMap<>();
  private final Set<String> removed = new LinkedHashSet<>();
  private final Map<Spki, EnrolledCredential> credentials = new LinkedHashMap<>();

  /** Everyone who was ever enrolled. */
  public Collection<Person> all() {
    return Collections.unmodifiableCollection(persons.values());
  }

  /** Those who are there now. */
  public List<Person> present() {
    return persons.values().stream().filter(p -> !removed.contains(p.id())).toList();
  }

  /** Those who are there now and have a credential. */
  public List<Person> custodians() {
    return present().stream().filter(p -> credentialOf(p.id()).isPresent()).toList();
  }

  public Optional<Person> person(String id) {
    return Optional.ofNullable(persons.get(id));
  }

  public boolean isPresent(String id) {
    return persons.containsKey(id) && !removed.contains(id);
  }

  public Optional<EnrolledCredential> credential(Spki spki) {
    return Optional.ofNullable(credentials.get(spki));
  }

  /** The credential the person uses now. */
  public Optional<EnrolledCredential> credentialOf(String person) {
    return credentials.values().stream()
        .filter(c -> c.active() && c.person().equals(person))
        .findFirst();
  }

  /** Name for showing: a person's name, or the id of one that is not known. */
  public String nameOf(String person) {
    return person(person).map(Person::name).orElse(person);
  }

  List<Change> enrol(
      Person person, Optional<Credential> credential, long seq, List<Change> changes) {
    credentialOf(person.id())
        .ifPresent(old -> credential.ifPresent(c -> retire(old, seq, changes)));
    persons.put(person.id(), person);
    removed.remove(person.id());
    changes.add(new Change.PersonIs(person, false));
    credential.ifPresent(c -> {
      EnrolledCredential enrolled =
          new EnrolledCredential(c.spki(), person.id(), c, seq, Optional.empty());
      credentials.put(c.spki(), enrolled);
      changes.add(new Change.CredentialIs(enrolled));
    });
    return changes;
  }

  List<Change> remove(String person, long seq, List<Change> changes) {
    removed.add(person);
    changes.add(new Change.PersonIs(persons.get(person), true));
    credentialOf(person).ifPresent(c -> retire(c, seq, changes));
    return changes;
  }

  private void retire(EnrolledCredential old, long seq, List<Change> changes) {
    EnrolledCredential gone = old.removed(seq);
    credentials.put(gone.spki(), gone);
    changes.add(new Change.CredentialIs(gone));
  }
}
