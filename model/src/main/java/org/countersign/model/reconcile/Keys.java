package org.countersign.model.reconcile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;

/** The keys of one look, matched to those that are expected by the hash of their public half. */
final class Keys {
  private final Expected expected;
  private final List<TokenObject> objects;
  private final Depth depth;
  private final List<Holding> holdings;
  private final Map<Spki, List<Holding>> bySpki;
  private final Map<Spki, Expected.Key> expectedBySpki = new HashMap<>();
  private final Map<String, Expected.Key> expectedById = new HashMap<>();
  private final Map<String, List<TokenObject>> nameless;

  Keys(Expected expected, List<TokenObject> objects, Depth depth) {
    this.expected = expected;
    this.objects = objects;
    this.depth = depth;
    this.holdings = Holding.of(objects);
    this.bySpki = holdings.stream().collect(Collectors.groupingBy(Holding::spki));
    for (Expected.Key key : expected.keys()) {
      expectedBySpki.put(key.spki(), key);
      if (!key.ckaId().isEmpty()) {
        expectedById.put(key.ckaId(), key);
      }
    }
    this.nameless =
        objects.stream()
            .filter(one -> one.kind().equals(Holding.PRIVATE_KEY) && one.spki().isEmpty())
            .collect(Collectors.groupingBy(TokenObject::id));
  }

  Expected expected() {
    return expected;
  }

  TokenIdentity token() {
    return expected.token();
  }

  boolean full() {
    return depth == Depth.FULL;
  }

  List<TokenObject> objects() {
    return objects;
  }

  List<Holding> holdings() {
    return holdings;
  }

  List<Holding> of(Spki spki) {
    return bySpki.getOrDefault(spki, List.of());
  }

  Optional<Expected.Key> expected(Spki spki) {
    return Optional.ofNullable(expectedBySpki.get(spki));
  }

  Optional<Expected.Key> expectedUnder(String id) {
    return Optional.ofNullable(expectedById.get(id));
  }

  /**
   * Private keys under this CKA_ID whose public half is not known, or not beyond doubt: they may be
   * the expected key's.
   */
  List<TokenObject> nameless(String id) {
    return id.isEmpty() ? List.of() : nameless.getOrDefault(id, List.of());
  }

  /** {@code both}, {@code private} or {@code public} where they are missing; empty where not. */
  String missing(Expected.Key key) {
    List<Holding> held = of(key.spki());
    boolean publicHalf = held.stream().anyMatch(one -> !one.publics().isEmpty());
    if (!full()) {
      // Only a signing token's public halves are known to be visible: the console makes them so.
      return publicHalf || !expected.signing() ? "" : "public";
    }
    boolean privateHalf =
        held.stream().anyMatch(one -> !one.privates().isEmpty())
            || !nameless(key.ckaId()).isEmpty();
    if (privateHalf) {
      return publicHalf ? "" : "public";
    }
    return publicHalf ? "private" : "both";
  }
}
