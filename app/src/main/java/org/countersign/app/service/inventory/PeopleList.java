package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.people.Person;
import org.countersign.model.port.RegisterStore.EntryFilter;
import org.countersign.model.port.RegisterStore.EntryRow;
import org.countersign.model.port.RegisterStore.Span;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.Governance;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** The people of a vault, and its signing domains with their policies. */
public final class PeopleList {
  private final Vault vault;

  public PeopleList(Vault vault) {
    this.vault = vault;
  }

  /** Everyone who was ever enrolled: those who are there first, by name. */
  public List<PersonRow> people() throws StoreFailed {
    Optional<Instant> founded = founded();
    return vault.read(state -> {
      Map<String, PersonRow.Enrolled> enrolled = enrolled(state);
      return state.people().all().stream()
          .map(person -> row(state, person, enrolled, founded))
          .sorted(
              Comparator.comparing((PersonRow row) -> !row.present())
                  .thenComparing(row -> row.person().name()))
          .toList();
    });
  }

  /** The vault's own rules first, then all signing domains. */
  public List<DomainRow> domains() throws StoreFailed {
    Instant now = vault.now();
    Optional<Instant> founded = founded();
    return vault.read(state ->
        state.domains().all().stream().map(domain -> row(state, domain, now, founded)).toList());
  }

  private Optional<Instant> founded() throws StoreFailed {
    return vault.register().entries(EntryFilter.ALL, new Span(0, 1), 1).stream()
        .map(EntryRow::at)
        .findFirst();
  }

  /** The last entry that enrolled each person with a request. */
  private static Map<String, PersonRow.Enrolled> enrolled(VaultState state) {
    Map<String, PersonRow.Enrolled> entries = new HashMap<>();
    for (RequestFile file : state.requests().all()) {
      if (file.operation() instanceof Operation.EnrolPerson enrol
          && file.execution() instanceof RequestFile.Finished finished) {
        entries.put(enrol.person().id(), new PersonRow.Enrolled(finished.seq(), finished.at()));
      }
    }
    return entries;
  }

  private static PersonRow row(
      VaultState state,
      Person person,
      Map<String, PersonRow.Enrolled> enrolled,
      Optional<Instant> founded) {
    String id = person.id();
    Optional<EnrolledCredential> credential = state.people().credentialOf(id);
    return new PersonRow(
        person,
        state.people().isPresent(id),
        credential.map(c -> c.credential().token()),
        Optional.ofNullable(enrolled.get(id))
            .or(() -> founded.map(at -> new PersonRow.Enrolled(0, at))),
        named(state, domain -> domain.owner().equals(id)),
        named(state, domain -> domain.stakeholders().contains(id)),
        state.tokens().all().stream()
            .filter(token -> token.ready().shares().stream().anyMatch(s -> s.person().equals(id)))
            .map(token -> token.ready().token().label())
            .toList());
  }

  private static List<String> named(VaultState state, Predicate<SigningDomain> which) {
    return state.domains().all().stream()
        .filter(domain -> !domain.id().equals(SigningDomain.VAULT))
        .filter(which)
        .map(SigningDomain::name)
        .toList();
  }

  private static DomainRow row(
      VaultState state, SigningDomain domain, Instant now, Optional<Instant> founded) {
    boolean own = domain.id().equals(SigningDomain.VAULT);
    return new DomainRow(
        domain,
        !own && state.people().isPresent(domain.owner())
            ? state.people().nameOf(domain.owner())
            : "",
        domain.stakeholders().stream()
            .filter(person -> !own && state.people().isPresent(person))
            .map(state.people()::nameOf)
            .toList(),
        Governance.of(state, domain, now),
        state.keys().keys().stream().filter(key -> key.domain().equals(domain.id())).count(),
        own ? Optional.empty() : Optional.of(Governance.reviewDue(domain)),
        policies(state, domain, founded));
  }

  /** Every version there was, from the requests that put it in force. */
  private static List<DomainRow.PolicyVersion> policies(
      VaultState state, SigningDomain domain, Optional<Instant> founded) {
    List<DomainRow.PolicyVersion> versions = new ArrayList<>();
    for (RequestFile file : state.requests().all()) {
      if (file.execution() instanceof RequestFile.Finished finished && !file.request().drill()) {
        version(state, file, finished, domain.id()).ifPresent(versions::addFirst);
      }
    }
    if (versions.isEmpty()) {
      versions.add(new DomainRow.PolicyVersion(domain.policy(), founded, Optional.empty()));
    }
    return versions;
  }

  private static Optional<DomainRow.PolicyVersion> version(
      VaultState state, RequestFile file, RequestFile.Finished finished, String domain) {
    return switch (file.operation()) {
      case Operation.CreateDomain create when create.created().id().equals(domain) ->
          Optional.of(version(state, file, finished, create.created().policy()));
      case Operation.ChangePolicy change when file.request().domain().equals(domain) ->
          Optional.of(version(state, file, finished, change.policy()));
      default -> Optional.empty();
    };
  }

  private static DomainRow.PolicyVersion version(
      VaultState state, RequestFile file, RequestFile.Finished finished, Policy policy) {
    DomainRow.Asked asked =
        new DomainRow.Asked(
            file.hash(),
            file.request().reason(),
            state.people().nameOf(file.request().raisedBy()),
            file.approvals().stream()
                .map(one -> state.people().nameOf(one.approval().person()))
                .toList());
    return new DomainRow.PolicyVersion(policy, Optional.of(finished.at()), Optional.of(asked));
  }
}
