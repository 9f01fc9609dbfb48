package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.trust.BlastRadius;

/**
 * What must hold, besides the signatures, when a request is executed. The journal's verifier asks
 * the same.
 */
public final class Preconditions {
  /** The policy is another than the request pinned. */
  public static final String POLICY_CHANGED = "policy";

  /** The blast radius is another than the request pinned. */
  public static final String IMPACT_CHANGED = "impact";

  private Preconditions() {}

  /**
   * Refuses what may not be executed now.
   *
   * @return for an emergency, what has changed since the request was signed; else empty
   */
  public static List<String> check(VaultState state, RequestFile file, Instant at) throws Refused {
    List<String> differences = differences(state, file.request(), file.operation());
    if (file.operation().authority() != Authority.EMERGENCY) {
      if (!differences.isEmpty()) {
        throw new Refused("request.void", String.join(", ", differences));
      }
      governance(state, file.request().domain(), file.operation(), at);
    }
    if (file.request().drill() && !(file.operation() instanceof Operation.EmergencyRevoke)) {
      throw new Refused("request.drill");
    }
    Transitions.check(state, file.request(), file.operation());
    if (file.operation() instanceof Operation.IssuePublication issue) {
      SetRules.stillAhead(issue, at);
    }
    return differences;
  }

  /**
   * Refuses a routine operation while the domain or the key has a gap of governance, naming the
   * first, and a certificate that the key is too old for.
   */
  public static void governance(VaultState state, String domainId, Operation operation, Instant at)
      throws Refused {
    if (operation.authority() == Authority.EMERGENCY
        || operation instanceof Operation.MendsGovernance) {
      return;
    }
    SigningDomain domain = state.domain(domainId);
    List<Governance.Gap> gaps = new ArrayList<>(Governance.of(state, domain, at));
    if (!(operation instanceof Operation.TakesTrustAway)) {
      for (Spki used : keysUsed(operation)) {
        state.keys().key(used).ifPresent(key -> gaps.addAll(Governance.of(state, key, at)));
      }
    }
    if (!gaps.isEmpty()) {
      Governance.Gap gap = gaps.getFirst();
      throw new Refused(gap.code(), gap.arguments().toArray());
    }
    Cryptoperiod.check(state, operation, at);
  }

  private static List<Spki> keysUsed(Operation operation) {
    return switch (operation) {
      case Operation.IssueCertificate issue -> List.of(issue.spki(), issue.issuer());
      case Operation.IssueForCsr csr -> List.of(csr.issuer());
      // The old key's purpose may be over: that is a reason to rotate it, and not one against.
      case Operation.RotateKey rotate -> List.of();
      case Operation.OnKey onKey -> List.of(onKey.spki());
      default -> List.of();
    };
  }

  /** The subject of an operation as people are shown it, to be pinned or compared. */
  public static Request.Subject subject(VaultState state, Operation operation) throws Refused {
    return switch (operation) {
      // The key of a signing request is nobody's here, so it has no label.
      case Operation.IssueForCsr csr -> new Request.Subject(csr.spki().hex(), "");
      case Operation.OnKey onKey ->
          new Request.Subject(onKey.spki().hex(), Belonging.key(state, onKey.spki()).label());
      case Operation.OnWatched on ->
          new Request.Subject(on.spki().hex(), WatchedRules.name(state, on.spki()));
      case Operation.GenerateKey make -> new Request.Subject("", make.label());
      case Operation.AdoptKey adopt -> new Request.Subject(adopt.spki().hex(), adopt.label());
      case Operation.DestroyFound found ->
          new Request.Subject(found.spki().hex(), FoundKeys.label(state, found.spki()));
      case Operation.ReconcileToken look -> new Request.Subject("", look.token().label());
      default -> new Request.Subject("", "");
    };
  }

  /** What is not as the request pinned it: {@link #POLICY_CHANGED}, {@link #IMPACT_CHANGED}. */
  public static List<String> differences(VaultState state, Request request, Operation operation)
      throws Refused {
    List<String> differences = new ArrayList<>();
    if (!state.domain(request.domain()).policy().hash().equals(request.policy().hash())) {
      differences.add(POLICY_CHANGED);
    }
    if (!pinsImpact(state, request, operation)) {
      differences.add(IMPACT_CHANGED);
    }
    return differences;
  }

  /** The impact of an operation as it is now, to be pinned or compared. */
  public static Request.Impact impact(VaultState state, Operation operation) {
    return impact(
        operation instanceof Operation.PinsReach taken
            ? state.graph().from(taken.spki())
            : BlastRadius.NONE);
  }

  static Request.Impact impact(BlastRadius reached) {
    return new Request.Impact(reached.paths().size(), reached.hash());
  }

  /** Whether the request pins the impact as it is now, or as an older version had it. */
  static boolean pinsImpact(VaultState state, Request request, Operation operation) {
    return request.impact().equals(impact(state, operation))
        || OlderRules.pinnedNothing(state, request, operation);
  }
}
