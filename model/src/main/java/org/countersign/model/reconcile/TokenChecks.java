package org.countersign.model.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.reconcile.Difference.Kind;

/** Differences of a whole token: another in its place, initialised anew, put back to earlier. */
final class TokenChecks {
  private TokenChecks() {}

  static List<Difference> swapped(Expected expected, Seen seen) {
    return seen.sameLabel().stream()
        .map(TokenIdentity::serial)
        .distinct()
        .sorted()
        .map(serial ->
            new Difference(
                Kind.TOKEN_SWAPPED,
                expected.token(),
                serial,
                Map.of(Difference.LABEL, expected.token().label(), Difference.OTHER, serial)))
        .toList();
  }

  /**
   * Initialising a token anew (C_InitToken) destroys all its objects and leaves it without a user
   * PIN until one is set; label and, on SoftHSM, serial stay.
   */
  static List<Difference> initialisedAnew(Expected expected, Seen seen, List<TokenObject> objects) {
    boolean emptied = expected.signing() && objects.isEmpty() && !expected.keys().isEmpty();
    if (seen.pinSet() && !emptied) {
      return List.of();
    }
    return List.of(
        new Difference(
            Kind.TOKEN_REINITIALISED,
            expected.token(),
            seen.pinSet() ? "empty" : "no-pin",
            Map.of(
                Difference.LABEL,
                expected.token().label(),
                Difference.COUNT,
                Integer.toString(expected.keys().size()),
                "pin",
                seen.pinSet() ? "set" : "not-set")));
  }

  /** An older state of the token: what was destroyed since is back, what was made since is not. */
  static List<Difference> restored(Keys keys) {
    if (!keys.expected().signing()) {
      return List.of();
    }
    Set<Spki> back =
        keys.holdings().stream()
            .map(Holding::spki)
            .filter(keys.expected().destroyed()::containsKey)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Spki> newest = newestMissing(keys);
    if (back.isEmpty() && newest.isEmpty()) {
      return List.of();
    }
    String object = Reconciliation.hash(back) + ":" + Reconciliation.hash(newest);
    return List.of(
        new Difference(
            Kind.TOKEN_RESTORED,
            keys.token(),
            object,
            Map.of(
                Difference.LABEL,
                keys.token().label(),
                "back",
                Integer.toString(back.size()),
                "missing",
                Integer.toString(newest.size()))));
  }

  /** The missing keys, if all that are there are older than every one of them. */
  private static Set<Spki> newestMissing(Keys keys) {
    Map<Boolean, List<Expected.Key>> parts =
        keys.expected().keys().stream()
            .collect(Collectors.partitioningBy(key -> keys.missing(key).isEmpty()));
    List<Expected.Key> missing = parts.get(false);
    List<Expected.Key> there = parts.get(true);
    if (missing.isEmpty() || there.isEmpty()) {
      return Set.of();
    }
    Instant oldestMissing =
        missing.stream().map(Expected.Key::since).min(Instant::compareTo).orElseThrow();
    boolean allOlder = there.stream().allMatch(key -> key.since().isBefore(oldestMissing));
    return allOlder
        ? missing.stream().map(Expected.Key::spki).collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }
}
