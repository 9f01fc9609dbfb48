package org.countersign.model.vault;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.request.Operation;
import org.countersign.model.request.OperationKinds;
import org.countersign.model.request.Request;

/**
 * A request about to be raised: who wants what, in which domain and why.
 *
 * @param person id of the raiser
 */
public record Proposal(
    Operation operation, String domain, String reason, String person, boolean drill) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 16;

  /**
   * The request with all that it has to pin as the vault is now: subject, policy, impact, and the
   * latest expiry that the policy allows.
   */
  public Request pinned(VaultState state, Instant now) throws Refused {
    Belonging.check(state, domain, operation);
    Policy policy = state.domain(domain).policy();
    Instant at = Utc.milliseconds(now);
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    return new Request(
        Request.VERSION,
        UUID.randomUUID().toString(),
        OperationKinds.kindOf(operation),
        domain,
        Preconditions.subject(state, operation),
        Canonical.tree(operation),
        reason,
        person,
        at,
        at.plus(policy.rule(operation.authority()).requestLifetime()),
        new Request.PinnedPolicy(policy.version(), policy.hash()),
        Preconditions.impact(state, operation),
        HexFormat.of().formatHex(nonce),
        drill);
  }
}
