package org.countersign.app.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;

/** Who founds the vault of the tests, under which policy, and their PINs. */
public final class Charter {
  /** When the vault is founded. */
  public static final Instant FOUNDED = Instant.parse("2026-11-02T09:00:00Z");

  public static final String ADA = "ada";
  public static final String BEN = "ben";
  public static final String CLEO = "cleo";
  public static final String DEV = "dev";

  /** Everyone with a token; the first three hold the shares, and any two of them are enough. */
  public static final List<String> CUSTODIANS = List.of(ADA, BEN, CLEO, DEV);

  public static final List<String> HOLDERS = List.of(ADA, BEN, CLEO);

  public static final String OWNER = "olga";
  public static final String DOMAIN = "releases";
  public static final String SIGNING_TOKEN = "vault-signing";

  private static final Map<String, String> PINS =
      new TreeMap<>(
          Map.of(
              ADA, "ada-pin-80317",
              BEN, "ben-pin-59264",
              CLEO, "cleo-pin-71806",
              DEV, "dev-pin-34952"));

  private Charter() {}

  /** The PIN of a custodian, a new array each time. */
  public static char[] pin(String person) {
    return PINS.get(person).toCharArray();
  }

  /** The security officer's PIN of a custodian's token. */
  static char[] soPin(String person) {
    return ("so-" + PINS.get(person)).toCharArray();
  }

  /** Every PIN that a person types. */
  public static List<String> allPins() {
    return PINS.values().stream().flatMap(pin -> List.of(pin, "so-" + pin).stream()).toList();
  }

  static Person custodian(String id) {
    String name = Character.toUpperCase(id.charAt(0)) + id.substring(1) + " Test";
    return new Person(id, name, id + "@example.org", List.of(Role.CUSTODIAN));
  }

  static List<Person> business() {
    return List.of(
        new Person(OWNER, "Olga Owner", "olga@example.org", List.of(Role.OWNER)),
        new Person("sten", "Sten Stake", "sten@example.org", List.of(Role.STAKEHOLDER)),
        new Person("sara", "Sara Stake", "sara@example.org", List.of(Role.STAKEHOLDER)));
  }

  /** Two people for routine work and emergencies, three to destroy; one signs trust paths. */
  public static Policy policy(int version) {
    return policy(version, new Rule(2, List.of(Role.CUSTODIAN), List.of(), true, 168, 48));
  }

  /** The same with another routine rule. */
  public static Policy policy(int version, Rule routine) {
    List<Role> custodians = List.of(Role.CUSTODIAN);
    return new Policy(
        version,
        routine,
        new Rule(2, custodians, List.of(), true, 24, 12),
        new Rule(3, custodians, List.of(), true, 168, 48),
        1,
        "P2Y",
        "P60D",
        "P1Y",
        "P30D");
  }
}
