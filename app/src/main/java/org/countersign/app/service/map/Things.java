package org.countersign.app.service.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.trust.TrustPath;

/** All that can stand on the map of one moment, by id, and how one relies on another. */
public final class Things {
  private static final int SHORT_HASH = 16;

  private final Snapshot snapshot;
  private final Map<String, Thing> all = new LinkedHashMap<>();

  public Things(Snapshot snapshot) {
    this.snapshot = snapshot;
    addKeys();
    for (WatchedKey one : snapshot.watched()) {
      all.computeIfAbsent(
          one.spki().hex(), id -> new Thing.Watched(one, snapshot.domain(one.domain())));
    }
    for (IssuedCertificate one : snapshot.certificates()) {
      foreign(one.subjectKey(), one.subject(), one.domain());
      one.issuerKey().ifPresent(issuer -> foreign(issuer, one.issuer(), one.domain()));
      put(new Thing.Certificate(one, snapshot.domain(one.domain())));
    }
    for (TrustPath path : snapshot.paths()) {
      path.trusts().ifPresent(key -> foreign(key, shortened(key), path.domain()));
      put(new Thing.Path(path, snapshot.domain(path.domain())));
    }
  }

  private void addKeys() {
    Map<Spki, Integer> certificates = new HashMap<>();
    for (IssuedCertificate one : snapshot.certificates()) {
      certificates.merge(one.subjectKey(), 1, Integer::sum);
    }
    for (SigningKey key : snapshot.keys()) {
      int count = certificates.getOrDefault(key.spki(), 0);
      put(new Thing.Key(key, snapshot.domain(key.domain()), count));
    }
  }

  /** A key that nothing else tells of. The first name it is given stays. */
  private void foreign(Spki key, String name, String domain) {
    all.computeIfAbsent(key.hex(), id -> new Thing.ForeignKey(key, name, snapshot.domain(domain)));
  }

  private static String shortened(Spki key) {
    return key.hex().substring(0, SHORT_HASH) + "…";
  }

  private void put(Thing thing) {
    all.put(thing.id(), thing);
  }

  /** What it was made from. */
  public Snapshot snapshot() {
    return snapshot;
  }

  public Optional<Thing> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  /** In no order that matters. */
  public Iterable<Thing> all() {
    return all.values();
  }

  /** How many there are of a sort. */
  public int count(Thing.Sort sort) {
    return (int) all.values().stream().filter(thing -> thing.sort() == sort).count();
  }

  /**
   * Tells every relation, from what is relied on to what relies on it. Without certificates an
   * issuer is related to the key it certifies.
   */
  void links(boolean certificates, Consumer<MapEdge.Link> to) {
    for (IssuedCertificate one : snapshot.certificates()) {
      if (certificates) {
        shown(one, to);
      } else if (!one.selfSigned()) {
        one.issuerKey()
            .ifPresent(issuer -> to.accept(issued(issuer.hex(), one.subjectKey().hex())));
      }
    }
    for (TrustPath path : snapshot.paths()) {
      path.trusts()
          .ifPresent(key -> to.accept(new MapEdge.Link(key.hex(), path.id(), MapEdge.Kind.TRUSTS)));
      path.dependsOn()
          .ifPresent(other -> to.accept(new MapEdge.Link(other, path.id(), MapEdge.Kind.DEPENDS)));
    }
  }

  /** A key's own certificate stands behind it; any other before the key it binds. */
  private static void shown(IssuedCertificate one, Consumer<MapEdge.Link> to) {
    String id = certificateId(one);
    String key = one.subjectKey().hex();
    if (one.selfSigned()) {
      to.accept(new MapEdge.Link(key, id, MapEdge.Kind.BINDS));
      return;
    }
    one.issuerKey().ifPresent(issuer -> to.accept(issued(issuer.hex(), id)));
    to.accept(new MapEdge.Link(id, key, MapEdge.Kind.BINDS));
  }

  /** A certificate and a key are both named by a SHA-256. */
  static String certificateId(IssuedCertificate one) {
    return "certificate " + one.id();
  }

  private static MapEdge.Link issued(String issuer, String to) {
    return new MapEdge.Link(issuer, to, MapEdge.Kind.ISSUED);
  }

  /** Those whose words have every word of the text, in their order, at most so many. */
  public List<Thing> search(String text, boolean certificates, int most) {
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    List<Thing> found = new ArrayList<>();
    for (Thing thing : all.values()) {
      boolean wanted = certificates || thing.sort() != Thing.Sort.CERTIFICATE;
      if (wanted && has(thing.words().toLowerCase(Locale.ROOT), words)) {
        found.add(thing);
      }
    }
    found.sort(Thing.ORDER);
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  private static boolean has(String hay, String[] words) {
    for (String word : words) {
      if (!hay.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
