package org.countersign.model.vault;

import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.trust.BlastRadius;

/**
 * What entries may still be because an older version of the program wrote them so, and a vault
 * survives an upgrade (decision 0029). All of it ends with the first look of version 2, which no
 * older version writes or reads: after it nobody can write an older form to show people less.
 */
final class OlderRules {
  /** The version of looks that came with the rules of today. */
  private static final int TODAY = 2;

  private OlderRules() {}

  /** Whether no entry has shown yet that the rules of today were known. */
  static boolean hold(VaultState state) {
    return state.looks().version() < TODAY;
  }

  /** A request to destroy a found key once said that it reached nothing, whatever trusted it. */
  static boolean pinnedNothing(VaultState state, Request request, Operation operation) {
    return operation instanceof Operation.DestroyFound
        && hold(state)
        && request.impact().equals(Preconditions.impact(BlastRadius.NONE));
  }
}
