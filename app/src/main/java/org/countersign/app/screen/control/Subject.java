package org.countersign.app.screen.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.text.OperationText;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.trust.BlastRadius;
import org.countersign.model.vault.Preconditions;
import org.countersign.model.vault.VaultState;
import org.countersign.model.words.PgpWords;

/**
 * What a request is about, in names, as the vault has them now.
 *
 * @param letGo who has confirmed that a trust path has let go of the key, by the path's id
 * @param words the PGP words of the whole hash, separated by blanks
 * @param changes what is not as the request pinned it, a sentence each
 */
record Subject(
    Request request,
    Operation operation,
    String hash,
    String words,
    String sentence,
    String domain,
    String raiser,
    BlastRadius blast,
    Map<String, LetGo> letGo,
    Optional<CertificatePlan> plan,
    Policy policy,
    Rule rule,
    List<String> changes) {

  /** Reads it; the request may be a draft that is not on record yet. */
  static Subject of(VaultState state, Request request) throws Failure {
    Operation operation = request.what();
    Policy policy = state.domain(request.domain()).policy();
    String hash = request.hash();
    return new Subject(
        request,
        operation,
        hash,
        String.join(" ", PgpWords.ofHex(hash)),
        OperationText.sentence(state, request, operation),
        state.domain(request.domain()).name(),
        state.people().nameOf(request.raisedBy()),
        blast(state, operation),
        LetGo.of(state, operation),
        operation instanceof Operation.Certify certify
            ? Optional.of(certify.plan())
            : Optional.empty(),
        policy,
        policy.rule(operation.authority()),
        changes(state, request, operation, policy));
  }

  boolean emergency() {
    return operation.authority() == Authority.EMERGENCY;
  }

  private static BlastRadius blast(VaultState state, Operation operation) {
    return operation instanceof Operation.PinsReach taken
        ? state.graph().from(taken.spki())
        : new BlastRadius(List.of(), List.of());
  }

  private static List<String> changes(
      VaultState state, Request request, Operation operation, Policy policy) throws Refused {
    return Preconditions.differences(state, request, operation).stream()
        .map(what -> change(what, state, request, operation, policy))
        .toList();
  }

  private static String change(
      String what, VaultState state, Request request, Operation operation, Policy policy) {
    return switch (what) {
      case Preconditions.POLICY_CHANGED ->
          Messages.text("control.changed.policy", request.policy().version(), policy.version());
      case Preconditions.IMPACT_CHANGED ->
          Messages.text(
              "control.changed.impact",
              request.impact().paths(),
              Preconditions.impact(state, operation).paths());
      default -> Messages.text("control.changed.other", what);
    };
  }
}
