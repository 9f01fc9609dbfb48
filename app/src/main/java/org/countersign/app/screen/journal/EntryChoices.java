package org.countersign.app.screen.journal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.app.fx.Messages;
import org.countersign.app.screen.journal.EntryFilterBar.Choice;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.StoreFailed;

/** What the entries of a vault can be narrowed by, by name. */
final class EntryChoices {
  private EntryChoices() {}

  static EntryFilterBar.Choices of(Vault vault) throws StoreFailed {
    List<Choice> kinds =
        vault.register().kinds().stream()
            .map(kind -> new Choice(Messages.find("journal.short." + kind).orElse(kind), kind))
            .sorted(Comparator.comparing(Choice::name))
            .toList();
    return vault.read(state ->
        new EntryFilterBar.Choices(
            kinds,
            sorted(state.people().all().stream().map(one -> new Choice(one.name(), one.id()))),
            sorted(state.domains().all().stream().map(EntryChoices::domain))));
  }

  private static Choice domain(SigningDomain domain) {
    boolean vault = domain.id().equals(SigningDomain.VAULT);
    return new Choice(vault ? Messages.text("journal.domain.vault") : domain.name(), domain.id());
  }

  private static List<Choice> sorted(Stream<Choice> choices) {
    return choices.sorted(Comparator.comparing(Choice::name)).toList();
  }
}
