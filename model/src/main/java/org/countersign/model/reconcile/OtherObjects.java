package org.countersign.model.reconcile;

import static org.countersign.model.reconcile.Difference.ID;
import static org.countersign.model.reconcile.Difference.KEYS;
import static org.countersign.model.reconcile.Difference.LABEL;
import static org.countersign.model.reconcile.Difference.SPKI;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenObject;
import org.countersign.model.reconcile.Difference.Kind;

/** Names that two keys share, and certificates that are filed under a key that is not theirs. */
final class OtherObjects {
  private static final String CERTIFICATE = "CKO_CERTIFICATE";
  private static final int MOST_NAMED = 4;

  private final Keys keys;
  private final Map<String, Set<Spki>> byLabel;
  private final Map<String, Set<Spki>> byId;
  private final List<Difference> found = new ArrayList<>();

  OtherObjects(Keys keys) {
    this.keys = keys;
    this.byLabel = grouped(TokenObject::label);
    this.byId = grouped(TokenObject::id);
  }

  private Map<String, Set<Spki>> grouped(Function<TokenObject, String> name) {
    Map<String, Set<Spki>> groups = new TreeMap<>();
    for (Holding held : keys.holdings()) {
      for (List<TokenObject> half : List.of(held.privates(), held.publics())) {
        for (TokenObject object : half) {
          String key = name.apply(object);
          if (!key.isEmpty()) {
            groups.computeIfAbsent(key, one -> new TreeSet<>()).add(held.spki());
          }
        }
      }
    }
    return groups;
  }

  List<Difference> differences() {
    if (keys.expected().signing()) {
      shared(Kind.LABEL_SHARED, LABEL, byLabel);
      shared(Kind.ID_SHARED, ID, byId);
    }
    for (TokenObject object : keys.objects()) {
      if (object.kind().equals(CERTIFICATE)) {
        certificate(object);
      }
    }
    return found;
  }

  private void shared(Kind kind, String fact, Map<String, Set<Spki>> groups) {
    groups.forEach((name, group) -> {
      if (group.size() > 1) {
        Map<String, String> facts = new HashMap<>();
        facts.put(fact, Reconciliation.shown(name));
        facts.put(Difference.COUNT, Integer.toString(group.size()));
        facts.put(KEYS, some(group));
        found.add(
            new Difference(
                kind, keys.token(), facts.get(fact) + ":" + Reconciliation.hash(group), facts));
      }
    });
  }

  /** What a certificate is filed under: the keys of its CKA_ID, or else of its label. */
  private void certificate(TokenObject object) {
    Set<Spki> filed = filedUnder(object);
    boolean own = object.certifies().filter(filed::contains).isPresent();
    if (filed.isEmpty() || own) {
      return;
    }
    Map<String, String> facts = new HashMap<>();
    facts.put(LABEL, Reconciliation.shown(object.label()));
    facts.put(ID, object.id());
    object.certifies().ifPresent(spki -> facts.put(SPKI, spki.hex()));
    facts.put(KEYS, some(filed));
    String certified = object.certifies().map(Spki::hex).orElse("unreadable");
    found.add(
        new Difference(
            Kind.CERTIFICATE_OF_OTHER_KEY,
            keys.token(),
            certified + ":" + object.id() + ":" + facts.get(LABEL),
            facts));
  }

  /** The first of them: enough to tell which are meant. */
  private static String some(Set<Spki> keys) {
    return keys.stream().limit(MOST_NAMED).map(Spki::hex).collect(Collectors.joining(","));
  }

  private Set<Spki> filedUnder(TokenObject certificate) {
    Set<Spki> filed = new TreeSet<>(byId.getOrDefault(certificate.id(), Set.of()));
    keys.expectedUnder(certificate.id()).ifPresent(key -> filed.add(key.spki()));
    if (filed.isEmpty()) {
      filed.addAll(byLabel.getOrDefault(certificate.label(), Set.of()));
    }
    return filed;
  }
}
