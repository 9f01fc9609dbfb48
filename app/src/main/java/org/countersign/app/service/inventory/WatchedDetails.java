package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.pki.KeyText;
import org.countersign.model.pki.Strength;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Preconditions;
import org.countersign.model.vault.Proposal;
import org.countersign.model.vault.Transitions;
import org.countersign.model.vault.VaultState;

/** Puts together what is known of a key that others hold. */
final class WatchedDetails {
  /** Of a request that nobody sees. */
  private static final String PROBE = "probe";

  private final VaultState state;
  private final Instant now;

  WatchedDetails(VaultState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** Empty when no domain watches it. */
  Optional<WatchedDetail> of(Spki spki, Wording wording) {
    List<WatchedKey> keys = state.watched().find(spki);
    return keys.isEmpty() ? Optional.empty() : Optional.of(detail(spki, keys, wording));
  }

  private WatchedDetail detail(Spki spki, List<WatchedKey> keys, Wording wording) {
    WatchedKey first = keys.getFirst();
    return new WatchedDetail(
        spki,
        first.name(),
        KeyText.of(first.publicKey()),
        Strength.ofKey(first.publicKey()),
        keys.stream().map(this::watch).toList(),
        state.keys().certificatesOf(spki),
        Inventory.issuerNames(state, spki),
        Inventory.trustedBy(state, spki),
        new KeyHistory(state, wording, now).of(spki));
  }

  private WatchedDetail.Watch watch(WatchedKey key) {
    Optional<SigningDomain> domain = state.domains().find(key.domain());
    Map<WatchedAction, Optional<Refused>> actions = new EnumMap<>(WatchedAction.class);
    for (WatchedAction action : WatchedAction.values()) {
      actions.put(action, refusal(probe(action, key), key.domain()));
    }
    return new WatchedDetail.Watch(
        key,
        domain.map(SigningDomain::name).orElse(key.domain()),
        domain.flatMap(one -> Inventory.owner(state, one)).map(Inventory::reachable).orElse(""),
        actions);
  }

  private Optional<Refused> refusal(Operation probe, String domain) {
    try {
      Preconditions.governance(state, domain, probe, now);
      Request request = new Proposal(probe, domain, PROBE, PROBE, false).pinned(state, now);
      Transitions.check(state, request, probe);
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(e);
    }
  }

  private static Operation probe(WatchedAction action, WatchedKey key) {
    return switch (action) {
      case ADD_TRUST_PATH -> new Operation.AddTrustPath(path(key));
      case DISTRUST -> new Operation.DistrustKey(key.spki(), PROBE, Optional.empty());
      case TRUST_AGAIN -> new Operation.TrustKeyAgain(key.spki(), PROBE);
    };
  }

  private static TrustPath path(WatchedKey key) {
    return new TrustPath(
        UUID.randomUUID().toString(),
        PROBE,
        key.domain(),
        Optional.of(key.spki()),
        TrustPath.Pin.KEY,
        PROBE,
        PROBE,
        PROBE,
        TrustPath.Criticality.LOW,
        "",
        Optional.empty());
  }
}
