package org.countersign.model.vault;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Name;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.people.Signatures;

/** What a founding must satisfy. */
public final class FoundingRules {
  /** Custodians a vault is founded by. */
  public static final int FEWEST_FOUNDERS = 3;

  private FoundingRules() {}

  /**
   * Refuses too few founders, one person or key twice, a missing proof of possession, and a policy
   * nobody can meet.
   */
  public static void check(Bodies.Founded founded, String vault) throws Refused {
    Name.check("name of the vault", founded.name());
    if (founded.founders().size() < FEWEST_FOUNDERS) {
      throw new Refused("founding.too-few", founded.founders().size(), FEWEST_FOUNDERS);
    }
    Set<Object> seen = new HashSet<>();
    for (Bodies.Founder founder : founded.founders()) {
      distinct(seen, founder);
      proveEnrolment(vault, founder.person(), founder.credential());
    }
    List<Person> persons = founded.founders().stream().map(Bodies.Founder::person).toList();
    canBeMet(founded.policy(), persons);
  }

  /**
   * The credential's signing key has signed for this person and vault, or {@code credential.proof}.
   */
  public static void proveEnrolment(String vault, Person person, Credential credential)
      throws Refused {
    byte[] message =
        Credential.proofBytes(vault, person.id(), credential.signing(), credential.share());
    if (!Signatures.verify(credential.signingKey(), message, credential.proof())) {
      throw new Refused("credential.proof", person.name());
    }
  }

  /** Each rule of the policy can be met by these persons, or {@code policy.too-many-persons}. */
  public static void canBeMet(Policy policy, List<Person> custodians) throws Refused {
    for (Rule rule : List.of(policy.routine(), policy.emergency(), policy.destruction())) {
      long able =
          custodians.stream()
              .filter(p -> p.hasAny(rule.roleSet()))
              .filter(p -> rule.roster().isEmpty() || rule.roster().contains(p.id()))
              .count();
      int needed = rule.raiserCounts() ? rule.persons() : rule.persons() + 1;
      if (able < needed) {
        throw new Refused("policy.too-many-persons", rule.persons(), able);
      }
    }
  }

  static SigningDomain vaultDomain(Bodies.Founded founded, Instant at) {
    List<String> ids = founded.founders().stream().map(f -> f.person().id()).toList();
    return new SigningDomain(
        SigningDomain.VAULT,
        founded.name(),
        "",
        ids.getFirst(),
        ids.subList(1, ids.size()),
        founded.policy(),
        at);
  }

  private static void distinct(Set<Object> seen, Bodies.Founder founder) throws Refused {
    Person person = founder.person();
    boolean fresh =
        seen.add(person.id())
            && seen.add(founder.credential().spki())
            && seen.add(founder.credential().token().serial());
    if (!fresh) {
      throw new Refused("founding.twice", person.name());
    }
    if (!person.roles().contains(Role.CUSTODIAN)) {
      throw new Refused("founding.not-custodian", person.name());
    }
  }
}
