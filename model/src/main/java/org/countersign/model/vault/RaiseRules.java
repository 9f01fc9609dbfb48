package org.countersign.model.vault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;

/**
 * What a request must be to be raised: all that people are shown when they sign it is true at that
 * entry. Whether the operation is allowed is asked when it is executed.
 */
final class RaiseRules {
  private final VaultState state;

  RaiseRules(VaultState state) {
    this.state = state;
  }

  Change raised(Entry entry) throws Refused {
    Header header = entry.header();
    Request request = Canonical.read(entry.body(), Request.class);
    Operation operation = request.what();
    String hash = request.hash();
    if (!request.raisedBy().equals(header.actor())) {
      throw new Refused("request.not-the-raiser", request.raisedBy());
    }
    if (state.requests().find(hash).isPresent() || state.requests().hasId(request.id())) {
      throw new Refused("request.twice", request.id());
    }
    Belonging.of(header, request);
    Belonging.check(state, request.domain(), operation);
    policy(request);
    clock(header, request, operation);
    shown(request, operation);
    if (operation instanceof Operation.ImportInventory bring) {
      // Nobody is to sign a list that is not there.
      state.attached(bring.lines());
    }
    if (operation instanceof Operation.IssuePublication issue) {
      SetRules.shown(state, request, issue);
    }
    return new Change.RequestIs(
        new RequestFile(
            request,
            hash,
            operation,
            RaisedEntry.of(entry),
            List.of(),
            Optional.empty(),
            new RequestFile.NotStarted()));
  }

  private void policy(Request request) throws Refused {
    Policy policy = state.domain(request.domain()).policy();
    if (policy.version() != request.policy().version()
        || !policy.hash().equals(request.policy().hash())) {
      throw new Refused("request.policy", request.policy().version(), policy.version());
    }
  }

  /**
   * A request raised in the future, or open for longer than the policy says, would never expire.
   */
  private void clock(Header header, Request request, Operation operation) throws Refused {
    if (request.raisedAt().isAfter(header.at())) {
      throw new Refused("request.time", request.raisedAt(), header.at());
    }
    Policy policy = state.domain(request.domain()).policy();
    Duration longest = policy.rule(operation.authority()).requestLifetime();
    if (!request.expiresAt().isAfter(request.raisedAt())
        || request.expiresAt().isAfter(request.raisedAt().plus(longest))) {
      throw new Refused("request.too-long", longest.toHours());
    }
  }

  private void shown(Request request, Operation operation) throws Refused {
    if (!request.subject().equals(Preconditions.subject(state, operation))) {
      throw new Refused("request.subject", request.subject().label());
    }
    if (!Preconditions.pinsImpact(state, request, operation)) {
      Request.Impact impact = Preconditions.impact(state, operation);
      throw new Refused("request.impact", request.impact().paths(), impact.paths());
    }
  }
}
