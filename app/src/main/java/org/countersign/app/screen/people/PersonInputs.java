package org.countersign.app.screen.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.Input;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;

/** What is asked of a person, new or known. */
final class PersonInputs {
  final Input<String> name;
  final Input<String> contact;
  final Input<Set<Role>> roles;
  private final Set<String> taken;
  private final Optional<String> id;

  private PersonInputs(Set<String> taken, Optional<Person> known, Set<Role> first) {
    this.taken = taken;
    this.id = known.map(Person::id);
    name = Input.line("people.form.name", known.map(Person::name).orElse("")).check(Checks.name());
    contact =
        Input.line("people.form.contact", known.map(Person::contact).orElse(""))
            .check(Checks.words())
            .hint("people.form.contact.hint");
    roles =
        Input.several("people.form.roles", List.of(Role.values()), PersonInputs::word, first)
            .check(Checks.<Role, Set<Role>>atLeast(1))
            .claims("policy.too-many-persons");
  }

  /** Someone new; {@code taken} are the ids of everyone who was ever enrolled. */
  static PersonInputs of(Set<String> taken, Role first) {
    return new PersonInputs(taken, Optional.empty(), Set.of(first));
  }

  /** Someone who is there. */
  static PersonInputs of(Person known) {
    return new PersonInputs(Set.of(), Optional.of(known), Set.copyOf(known.roles()));
  }

  List<Input<?>> all() {
    return List.of(name, contact, roles);
  }

  /** With the same id as before, or one of the name. */
  Person person() {
    return new Person(
        id.orElseGet(() -> Ids.free(name.get(), taken)),
        name.get(),
        contact.get(),
        List.copyOf(roles.get()));
  }

  static String word(Role role) {
    return Messages.text("people.role." + Ids.word(role));
  }

  static Input<String> reason() {
    return Input.area("people.form.reason", 2, "")
        .check(Checks.words())
        .hint("people.form.reason.hint")
        .claims("request.reason");
  }
}
