package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.people.Signatures;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/**
 * Who may come and go: no two persons with one token or key, and never fewer than the policies and
 * the tokens need.
 */
public final class EnrolmentRules {
  private EnrolmentRules() {}

  /**
   * The credential's signing key has signed for this person and vault, or {@code credential.proof}.
   */
  public static void prove(String vault, Person person, Credential credential) throws Refused {
    byte[] message =
        Credential.proofBytes(vault, person.id(), credential.signing(), credential.share());
    if (!Signatures.verify(credential.signingKey(), message, credential.proof())) {
      throw new Refused("credential.proof", person.name());
    }
  }

  /**
   * Each rule of the policy can be met by these persons, or {@code policy.too-many-persons}. Where
   * the raiser does not count, one more person has to be there to raise, on the roster or not.
   */
  public static void canBeMet(Policy policy, List<Person> custodians) throws Refused {
    for (Rule rule : List.of(policy.routine(), policy.emergency(), policy.destruction())) {
      long able = custodians.stream().filter(p -> DecisionRules.allowed(rule, p)).count();
      boolean raised = rule.raiserCounts() || custodians.size() > rule.persons();
      if (able < rule.persons() || !raised) {
        throw new Refused("policy.too-many-persons", rule.persons(), able);
      }
    }
  }

  /** Refuses a token or key that another credential has, with {@code credential.taken}. */
  public static void shared(Person person, Credential credential, Collection<Credential> others)
      throws Refused {
    for (Credential other : others) {
      if (Arrays.equals(credential.signing(), other.signing())
          || Arrays.equals(credential.share(), other.share())
          || Arrays.equals(credential.signing(), other.share())
          || Arrays.equals(credential.share(), other.signing())
          || credential.token().serial().equals(other.token().serial())) {
        throw new Refused("credential.taken", person.name());
      }
    }
  }

  static void checkEnrolment(VaultState state, Operation.EnrolPerson enrol) throws Refused {
    Person person = enrol.person();
    if (enrol.credential().isPresent()) {
      Credential credential = enrol.credential().get();
      // Keys are taken for ever, also by a credential that was removed; a token only while in use.
      List<Credential> others = new ArrayList<>();
      for (EnrolledCredential known : state.people().credentials()) {
        if (!known.person().equals(person.id()) && known.active()) {
          others.add(known.credential());
        }
        if (known.spki().equals(credential.spki())) {
          throw new Refused("credential.taken", person.name());
        }
      }
      shared(person, credential, others);
      if (state.keys().key(credential.spki()).isPresent()
          || state.tokens().find(credential.token().serial()).isPresent()) {
        throw new Refused("credential.taken", person.name());
      }
      prove(state.id(), person, credential);
    }
    List<Person> then =
        new ArrayList<>(
            state.people().custodians().stream().filter(p -> !p.id().equals(person.id())).toList());
    if (enrol.credential().isPresent() || state.people().credentialOf(person.id()).isPresent()) {
      then.add(person);
    }
    policies(state, then);
  }

  static void checkRemoval(VaultState state, String person) throws Refused {
    if (!state.people().isPresent(person)) {
      throw new Refused("person.unknown", person);
    }
    policies(
        state, state.people().custodians().stream().filter(p -> !p.id().equals(person)).toList());
    for (CommissionedToken token : state.tokens().all()) {
      Results.TokenReady ready = token.ready();
      long left =
          ready.shares().stream()
              .filter(share -> !share.person().equals(person))
              .filter(share -> state.people().uses(share.person(), share.credential()))
              .count();
      if (left < ready.k() && ready.shares().stream().anyMatch(s -> s.person().equals(person))) {
        throw new Refused("person.holds-share", ready.token().label(), left, ready.k());
      }
    }
  }

  /** Refuses what would leave a domain with a policy that nobody can meet any more. */
  private static void policies(VaultState state, List<Person> then) throws Refused {
    for (SigningDomain domain : state.domains().all()) {
      canBeMet(domain.policy(), then);
    }
  }
}
