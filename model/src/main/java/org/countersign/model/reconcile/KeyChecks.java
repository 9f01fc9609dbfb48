package org.countersign.model.reconcile;

import static org.countersign.model.reconcile.Difference.ATTRIBUTES;
import static org.countersign.model.reconcile.Difference.COUNT;
import static org.countersign.model.reconcile.Difference.HALF;
import static org.countersign.model.reconcile.Difference.ID;
import static org.countersign.model.reconcile.Difference.LABEL;
import static org.countersign.model.reconcile.Difference.OTHER;
import static org.countersign.model.reconcile.Difference.SPKI;
import static org.countersign.model.reconcile.Difference.TYPE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.reconcile.Difference.Kind;

/** Differences of single keys: unknown, missing, in two places, back, or with other attributes. */
final class KeyChecks {
  private final Keys keys;
  private final List<Difference> found = new ArrayList<>();

  KeyChecks(Keys keys) {
    this.keys = keys;
  }

  List<Difference> differences() {
    keys.expected().keys().forEach(this::expected);
    keys.holdings().forEach(this::holding);
    if (keys.expected().signing() || allHere()) {
      keys.objects().forEach(this::nameless);
    }
    return found;
  }

  /**
   * On a custodian's token a private key without a name may be the enrolled one that is missing.
   */
  private boolean allHere() {
    return keys.expected().keys().stream()
        .allMatch(key -> keys.of(key.spki()).stream().anyMatch(one -> !one.privates().isEmpty()));
  }

  private Kind unknown() {
    return keys.expected().signing() ? Kind.KEY_UNKNOWN : Kind.OWN_KEY_UNKNOWN;
  }

  private void expected(Expected.Key key) {
    String missing = keys.missing(key);
    if (!missing.isEmpty()) {
      Map<String, String> facts = facts(key.label(), key.spki().hex(), key.ckaId());
      facts.put(HALF, missing);
      add(Kind.KEY_MISSING, key.spki().hex() + ":" + missing, facts);
    }
    if (keys.full()) {
      privates(key).forEach(one -> found.addAll(drift(keys.token(), key, one.attributes())));
    }
    twiceHere(key);
    renamed(key);
  }

  /** The key under another CKA_ID than it was recorded under. */
  private void renamed(Expected.Key key) {
    List<Holding> held = keys.of(key.spki());
    boolean recorded =
        key.ckaId().isEmpty() || held.stream().anyMatch(one -> one.id().equals(key.ckaId()));
    if (!held.isEmpty() && !recorded) {
      Map<String, String> facts = facts(key.label(), key.spki().hex(), held.getFirst().id());
      facts.put(ATTRIBUTES, "CKA_ID=" + held.getFirst().id());
      add(Kind.ATTRIBUTES_DRIFTED, key.spki().hex() + ":" + facts.get(ATTRIBUTES), facts);
    }
  }

  private Stream<TokenObject> privates(Expected.Key key) {
    return Stream.concat(
        keys.of(key.spki()).stream().flatMap(one -> one.privates().stream()),
        keys.nameless(key.ckaId()).stream());
  }

  /** Every further copy on this token; which one is the key's own, the recorded CKA_ID tells. */
  private void twiceHere(Expected.Key key) {
    List<Holding> held = keys.of(key.spki());
    boolean recorded = held.stream().anyMatch(one -> one.id().equals(key.ckaId()));
    for (Holding one : held) {
      boolean own = recorded ? one.id().equals(key.ckaId()) : one == held.getFirst();
      if (one.copies() > 1 || !own) {
        Map<String, String> facts = facts(key.label(), key.spki().hex(), one.id());
        facts.put(COUNT, Integer.toString(Math.max(2, one.copies())));
        add(Kind.KEY_TWICE, key.spki().hex() + ":" + one.id() + ":" + one.copies(), facts);
      }
    }
  }

  private void holding(Holding held) {
    if (keys.expected(held.spki()).isPresent()) {
      return;
    }
    String label = Reconciliation.shown(held.any().label());
    Map<String, String> facts = facts(label, held.spki().hex(), held.id());
    facts.put(HALF, held.half());
    facts.put(TYPE, held.any().keyType());
    String object = held.spki().hex() + ":" + held.id();
    String destroyed = keys.expected().destroyed().get(held.spki());
    String elsewhere = keys.expected().elsewhere().get(held.spki());
    if (destroyed != null) {
      facts.put(LABEL, destroyed);
      add(Kind.DESTROYED_KEY_BACK, object, facts);
    } else if (elsewhere != null) {
      facts.put(OTHER, elsewhere);
      add(Kind.KEY_TWICE, object, facts);
    } else {
      if (keys.expected().signing()) {
        held.privates().stream()
            .findFirst()
            .ifPresent(one -> facts.put(ATTRIBUTES, weak(one.attributes())));
      }
      add(unknown(), object, facts);
    }
  }

  /** A private key without its public half, or a secret key, that belongs to no known key. */
  private void nameless(TokenObject object) {
    boolean secret = object.kind().equals(Holding.SECRET_KEY);
    boolean privateKey = object.kind().equals(Holding.PRIVATE_KEY) && object.spki().isEmpty();
    if (!secret && !(privateKey && keys.expectedUnder(object.id()).isEmpty())) {
      return;
    }
    Map<String, String> facts = new TreeMap<>();
    facts.put(LABEL, Reconciliation.shown(object.label()));
    facts.put(ID, object.id());
    facts.put(HALF, secret ? "secret" : "private");
    facts.put(TYPE, object.keyType());
    add(unknown(), object.kind() + ":" + object.id() + ":" + facts.get(LABEL), facts);
  }

  static List<Difference> drift(
      TokenIdentity token, Expected.Key key, Map<String, String> attributes) {
    Map<String, String> drifted = Drift.of(key, attributes);
    if (drifted.isEmpty()) {
      return List.of();
    }
    Map<String, String> facts = facts(key.label(), key.spki().hex(), key.ckaId());
    facts.put(ATTRIBUTES, list(drifted));
    return List.of(
        new Difference(
            Kind.ATTRIBUTES_DRIFTED, token, key.spki().hex() + ":" + list(drifted), facts));
  }

  /** What of an unknown key's attributes people must know before they adopt it. */
  private static String weak(Map<String, String> attributes) {
    Expected.Key asIfMade =
        new Expected.Key(
            new org.countersign.model.key.Spki("0".repeat(64)),
            "",
            "",
            Expected.Use.SIGN,
            Map.of(),
            java.time.Instant.EPOCH);
    return list(Drift.of(asIfMade, attributes));
  }

  private static String list(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> facts(String label, String spki, String id) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(LABEL, label);
    facts.put(SPKI, spki);
    facts.put(ID, id);
    return facts;
  }

  private void add(Kind kind, String object, Map<String, String> facts) {
    found.add(new Difference(kind, keys.token(), object, facts));
  }
}
