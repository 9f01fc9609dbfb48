package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.people.Person;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.Governance;
import org.countersign.model.vault.Kinds;
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
    Optional<Instant> founded =
        vault.register().entries(Kinds.FOUNDED, 0, 1).stream()
            .map(RegisterStore.EntryRow::at)
            .findFirst();
    return vault.read(state -> {
      Map<Long, Instant> times = executed(state);
      founded.ifPresent(at -> times.put(0L, at));
      return state.people().all().stream()
          .map(person -> row(state, person, times))
          .sorted(
              Comparator.comparing((PersonRow row) -> !row.present())
                  .thenComparing(row -> row.person().name()))
          .toList();
    });
  }

  /** The vault's own rules first, then all signing domains. */
  public List<DomainRow> domains() {
    Instant now = vault.now();
    return vault.read(
        state -> state.domains().all().stream().map(domain -> row(state, domain, now)).toList());
  }

  /** When each entry that ended an execution was written. */
  private static Map<Long, Instant> executed(VaultState state) {
    Map<Long, Instant> times = new HashMap<>();
    for (RequestFile file : state.requests().all()) {
      if (file.execution() instanceof RequestFile.Finished finished) {
        times.put(finished.seq(), finished.at());
      }
    }
    return times;
  }

  private static PersonRow row(VaultState state, Person person, Map<Long, Instant> times) {
    String id = person.id();
    Optional<EnrolledCredential> credential = state.people().credentialOf(id);
    return new PersonRow(
        person,
        state.people().isPresent(id),
        credential.map(c -> c.credential().token()),
        credential.flatMap(c -> Optional.ofNullable(times.get(c.fromSeq()))),
        state.domains().all().stream()
            .filter(domain -> !domain.id().equals(SigningDomain.VAULT))
            .filter(domain -> domain.owner().equals(id))
            .map(SigningDomain::name)
            .toList(),
        state.tokens().all().stream()
            .filter(token -> token.ready().shares().stream().anyMatch(s -> s.person().equals(id)))
            .map(token -> token.ready().token().label())
            .toList());
  }

  private static DomainRow row(VaultState state, SigningDomain domain, Instant now) {
    boolean own = domain.id().equals(SigningDomain.VAULT);
    return new DomainRow(
        domain,
        state.people().isPresent(domain.owner()) ? state.people().nameOf(domain.owner()) : "",
        domain.stakeholders().stream()
            .filter(state.people()::isPresent)
            .map(state.people()::nameOf)
            .toList(),
        Governance.of(state, domain, now),
        state.keys().keys().stream().filter(key -> key.domain().equals(domain.id())).count(),
        own ? Optional.empty() : Optional.of(Governance.reviewDue(domain)),
        policies(state, domain));
  }

  /** Every version there was, from the requests that put it in force. */
  private static List<DomainRow.PolicyVersion> policies(VaultState state, SigningDomain domain) {
    List<DomainRow.PolicyVersion> versions = new ArrayList<>();
    for (RequestFile file : state.requests().all()) {
      if (file.execution() instanceof RequestFile.Finished finished && !file.request().drill()) {
        version(file, finished, domain.id()).ifPresent(versions::addFirst);
      }
    }
    boolean known =
        versions.stream().anyMatch(v -> v.policy().version() == domain.policy().version());
    if (!known) {
      versions.addFirst(new DomainRow.PolicyVersion(domain.policy(), Optional.empty(), ""));
    }
    return versions;
  }

  private static Optional<DomainRow.PolicyVersion> version(
      RequestFile file, RequestFile.Finished finished, String domain) {
    return switch (file.operation()) {
      case Operation.CreateDomain create when create.created().id().equals(domain) ->
          Optional.of(
              new DomainRow.PolicyVersion(
                  create.created().policy(), Optional.of(finished.at()), file.request().reason()));
      case Operation.ChangePolicy change when file.request().domain().equals(domain) ->
          Optional.of(
              new DomainRow.PolicyVersion(
                  change.policy(), Optional.of(finished.at()), file.request().reason()));
      default -> Optional.empty();
    };
  }
}
