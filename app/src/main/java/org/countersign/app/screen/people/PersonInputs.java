package org.countersign.app.screen.people;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.inventory.Choices;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;

/** What is asked of a new person. The id is proposed from the name until it is written by hand. */
final class PersonInputs {
  final Input<String> name;
  final Input<String> id;
  final Input<String> contact;
  final Input<Set<Role>> roles;
  private String proposed = "";

  PersonInputs(Choices choices, Set<Role> first) {
    name = Input.line("people.form.name", "").check(Checks.name());
    id =
        Input.line("people.form.id", "")
            .check(Checks.id())
            .check(value ->
                choices.people().stream().anyMatch(p -> p.id().equals(value.strip()))
                    ? Optional.of(Messages.text("people.form.id.taken", value))
                    : Optional.empty())
            .hint("people.form.id.hint");
    contact =
        Input.line("people.form.contact", "")
            .check(Checks.words())
            .hint("people.form.contact.hint");
    roles =
        Input.several("people.form.roles", List.of(Role.values()), PersonInputs::word, first)
            .check(Checks.<Role, Set<Role>>atLeast(1));
    name.valueProperty().subscribe((before, now) -> propose(now));
  }

  private void propose(String typed) {
    if (id.get().equals(proposed)) {
      proposed = idOf(typed);
      id.set(proposed);
    }
  }

  /** {@code Dr. Åsa Öberg} as {@code dr-asa-oberg}. */
  static String idOf(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String joined = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = joined.replaceAll("^-+|-+$", "");
    return trimmed.substring(0, Math.min(64, trimmed.length()));
  }

  Person person() {
    return new Person(id.get().strip(), name.get(), contact.get(), List.copyOf(roles.get()));
  }

  static String word(Role role) {
    return Messages.text("people.role." + role.name().toLowerCase(Locale.ROOT));
  }

  static Input<String> reason() {
    return Input.area("people.form.reason", 2, "")
        .check(Checks.words())
        .hint("people.form.reason.hint")
        .claims("request.reason");
  }
}
