package org.countersign.model.domain;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.model.people.Role;

/**
 * Who may authorise one kind of operation, and for how long.
 *
 * @param persons distinct persons needed, never below two
 * @param roles whoever has one of them may sign
 * @param roster ids of the persons who may sign; empty for all who have a role
 * @param raiserCounts whether the raiser's own signature is one of the persons
 * @param requestHours how long a request stays open
 * @param approvalHours how long an approval may be used
 */
public record Rule(
    int persons,
    List<Role> roles,
    List<String> roster,
    boolean raiserCounts,
    int requestHours,
    int approvalHours) {
  /** No rule can be set below this. */
  public static final int FEWEST = 2;

  private static final int LONGEST_HOURS = 24 * 366;

  /** Refuses fewer than two persons, no role, and clocks outside one hour to one year. */
  public Rule {
    if (persons < FEWEST) {
      throw new IllegalArgumentException("a rule needs at least two persons, not " + persons);
    }
    roles = List.copyOf(new TreeSet<>(roles));
    roster = List.copyOf(new TreeSet<>(roster));
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a rule needs a role that may sign");
    }
    if (!roster.isEmpty() && roster.size() < persons) {
      throw new IllegalArgumentException(
          "the roster names " + roster.size() + " persons, the rule needs " + persons);
    }
    if (requestHours < 1
        || requestHours > LONGEST_HOURS
        || approvalHours < 1
        || approvalHours > LONGEST_HOURS) {
      throw new IllegalArgumentException("requests and approvals live from one hour to one year");
    }
  }

  public Set<Role> roleSet() {
    return Set.copyOf(roles);
  }

  /** Time from raising to expiry. */
  public Duration requestLifetime() {
    return Duration.ofHours(requestHours);
  }

  /** Time from an approval until it no longer counts. */
  public Duration approvalLifetime() {
    return Duration.ofHours(approvalHours);
  }
}
