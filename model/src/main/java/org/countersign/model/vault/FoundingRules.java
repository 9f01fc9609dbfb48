package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;

/** What a founding must satisfy. */
public final class FoundingRules {
  /** Custodians a vault is founded by. */
  public static final int FEWEST_FOUNDERS = 3;

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private FoundingRules() {}

  /**
   * Refuses too few founders, one person or key twice, a missing proof of possession, and a policy
   * nobody can meet.
   */
  static void check(Bodies.Founded founded, Header header) throws Refused {
    // The id is a line of every checkpoint, so it may not hold a line break.
    if (!UUID_FORM.matcher(header.vault()).matches()) {
      throw new Refused("founding.id", header.vault());
    }
    if (!header.domain().equals(SigningDomain.VAULT) || header.drill()) {
      throw new Refused("entry.domain", header.domain(), SigningDomain.VAULT);
    }
    check(founded, header.vault());
  }

  /** The same without the entry, for a form that is being filled in. */
  public static void check(Bodies.Founded founded, String vault) throws Refused {
    if (founded.founders().size() < FEWEST_FOUNDERS) {
      throw new Refused("founding.too-few", founded.founders().size(), FEWEST_FOUNDERS);
    }
    Set<String> ids = new HashSet<>();
    List<Credential> before = new ArrayList<>();
    for (Bodies.Founder founder : founded.founders()) {
      Person person = founder.person();
      if (!ids.add(person.id())) {
        throw new Refused("founding.twice", person.name());
      }
      if (!person.roles().contains(Role.CUSTODIAN)) {
        throw new Refused("founding.not-custodian", person.name());
      }
      EnrolmentRules.shared(person, founder.credential(), before);
      EnrolmentRules.prove(vault, person, founder.credential());
      before.add(founder.credential());
    }
    if (founded.policy().version() != 1) {
      throw new Refused("policy.version", founded.policy().version(), 1);
    }
    List<Person> persons = founded.founders().stream().map(Bodies.Founder::person).toList();
    EnrolmentRules.canBeMet(founded.policy(), persons);
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
}
