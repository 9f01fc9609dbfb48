package org.countersign.model.vault;

import java.util.Optional;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.trust.TrustGraph;
import org.countersign.model.trust.TrustPath;

/** The trust graph, made when it is first asked for and from then on kept up with every change. */
final class LiveGraph {
  private final KeyBook keys;
  private final TrustBook trust;
  private Optional<TrustGraph> graph = Optional.empty();

  LiveGraph(KeyBook keys, TrustBook trust) {
    this.keys = keys;
    this.trust = trust;
  }

  TrustGraph now() {
    TrustGraph now = graph.orElseGet(() -> new TrustGraph(keys.certificates(), trust.all()));
    graph = Optional.of(now);
    return now;
  }

  void put(TrustPath path) {
    graph.ifPresent(one -> one.put(path));
  }

  void remove(String path) {
    graph.ifPresent(one -> one.remove(path));
  }

  /** It only ever learns who issued for whom: what is to be unlearned is made anew. */
  void put(Optional<IssuedCertificate> before, IssuedCertificate now) {
    if (before.isPresent() && !before.get().issuerKey().equals(now.issuerKey())) {
      graph = Optional.empty();
    }
    graph.ifPresent(one -> one.put(now));
  }
}
