package org.countersign.app.service.inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.pki.Strength.Weakness;

/**
 * All about a key that the vault does not hold.
 *
 * @param algorithm as people write it; empty where only the hash is known
 * @param watches as each domain has it, the one that watched it first in front
 * @param issuerNames what keys are called that issued its certificates, by SPKI hash
 * @param history newest first
 */
public record WatchedDetail(
    Spki spki,
    String name,
    String algorithm,
    Optional<Weakness> weak,
    List<Watch> watches,
    List<IssuedCertificate> certificates,
    Map<String, String> issuerNames,
    List<TrustRow> trustedBy,
    List<HistoryEvent> history) {

  /**
   * The key as one domain watches it.
   *
   * @param domain the domain's name
   * @param owner name and contact of its owner; empty when there is none
   * @param actions what can be asked for in this domain, with the refusal it would meet
   */
  public record Watch(
      WatchedKey key, String domain, String owner, Map<WatchedAction, Optional<Refused>> actions) {}

  /** Those domains in which nothing stands in the way of an action. */
  public List<Watch> open(WatchedAction action) {
    return watches.stream()
        .filter(one -> one.actions().getOrDefault(action, Optional.empty()).isEmpty())
        .toList();
  }

  /** Why an action is closed in every domain; empty when it is not. */
  public Optional<Refused> refusal(WatchedAction action) {
    return open(action).isEmpty()
        ? watches.getFirst().actions().getOrDefault(action, Optional.empty())
        : Optional.empty();
  }

  /** Whether a domain distrusts it. */
  public boolean distrusted() {
    return watches.stream().anyMatch(one -> one.key().distrust().isPresent());
  }
}
