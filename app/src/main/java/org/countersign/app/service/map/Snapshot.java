package org.countersign.app.service.map;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.app.service.history.StateView;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.trust.TrustPath;

/**
 * What the map is made from, taken in one moment, so that nobody is kept waiting while it is made.
 *
 * @param vault the vault's name
 * @param at when it was so
 * @param domains names of signing domains by their ids
 */
public record Snapshot(
    String vault,
    Instant at,
    Checkpoint head,
    Map<String, String> domains,
    List<SigningKey> keys,
    List<WatchedKey> watched,
    List<IssuedCertificate> certificates,
    List<TrustPath> paths) {

  /** The vault as the view sees it now. */
  public static Snapshot of(StateView view) {
    Instant at = view.now();
    return view.read(state -> {
      Map<String, String> domains = new HashMap<>();
      for (SigningDomain domain : state.domains().all()) {
        domains.put(domain.id(), domain.name());
      }
      return new Snapshot(
          state.name(),
          at,
          view.headAt(state.size()),
          domains,
          List.copyOf(state.keys().keys()),
          List.copyOf(state.watched().all()),
          List.copyOf(state.keys().certificates()),
          List.copyOf(state.trust().all()));
    });
  }

  String domain(String id) {
    return domains.getOrDefault(id, id);
  }
}
