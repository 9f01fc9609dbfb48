package org.countersign.model.vault;

import java.util.ArrayList;
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

  /** Whether the credential is the one the person uses now. */
  public boolean uses(String person, Spki spki) {
    return isPresent(person)
        && credential(spki).filter(c -> c.active() && c.person().equals(person)).isPresent();
  }

  /** Every credential that was ever enrolled. */
  public Collection<EnrolledCredential> credentials() {
    return Collections.unmodifiableCollection(credentials.values());
  }

  /** Name for showing: a person's name, or the id of one that is not known. */
  public String nameOf(String person) {
    return person(person).map(Person::name).orElse(person);
  }

  /** What enrolling changes: a new credential replaces the old one, none leaves it. */
  List<Change> enrolment(Person person, Optional<Credential> credential, long seq) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.PersonIs(person, false));
    credential.ifPresent(c -> {
      credentialOf(person.id()).ifPresent(old -> changes.add(gone(old, seq)));
      changes.add(
          new Change.CredentialIs(
              new EnrolledCredential(c.spki(), person.id(), c, seq, Optional.empty())));
    });
    return changes;
  }

  /** What removing changes. */
  List<Change> removal(String person, long seq) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.PersonIs(persons.get(person), true));
    credentialOf(person).ifPresent(c -> changes.add(gone(c, seq)));
    return changes;
  }

  void take(Change.PersonIs is) {
    persons.put(is.person().id(), is.person());
    if (is.removed()) {
      removed.add(is.person().id());
    } else {
      removed.remove(is.person().id());
    }
  }

  void take(Change.CredentialIs is) {
    credentials.put(is.credential().spki(), is.credential());
  }

  private static Change gone(EnrolledCredential old, long seq) {
    return new Change.CredentialIs(old.removed(seq));
  }
}
