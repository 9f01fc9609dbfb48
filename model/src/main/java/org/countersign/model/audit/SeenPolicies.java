package org.countersign.model.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.domain.Policy;
import org.countersign.model.request.Request;

/**
 * Policies as far as the entries of a partial bundle tell. Which one is in force in a domain is
 * known until an entry is withheld that could have changed it. What a policy says is known wherever
 * it is here and named by its hash.
 */
final class SeenPolicies {
  private final Map<String, Policy> inForce = new HashMap<>();
  private final Map<String, Policy> byHash = new HashMap<>();

  /** The policy of a domain from now on. */
  void now(String domain, Policy policy) {
    inForce.put(domain, policy);
    said(policy);
  }

  /** A policy that somebody has asked for. */
  void said(Policy policy) {
    byHash.put(policy.hash(), policy);
  }

  /** An entry is withheld that may have changed it. */
  void mayHaveChanged(String domain) {
    inForce.remove(domain);
  }

  /** The one that is in force for certain. */
  Optional<Policy> certain(String domain) {
    return Optional.ofNullable(inForce.get(domain));
  }

  /** The one that a request names. Nothing can be done under another, unless that is said. */
  Optional<Policy> named(Request request) {
    return Optional.ofNullable(byHash.get(request.policy().hash()))
        .filter(one -> one.version() == request.policy().version());
  }
}
