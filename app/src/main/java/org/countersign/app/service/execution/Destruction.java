package org.countersign.app.service.execution;

import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.port.DestroyEvidence;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** Destroys a key pair, with evidence from before and after. */
final class Destruction implements Executor<Operation.DestroyKey> {

  @Override
  public Results.KeyErased run(Operation.DestroyKey destroy, ExecutionContext context)
      throws Failure {
    SigningKey key =
        context
            .vault()
            .read(state -> state.keys().key(destroy.spki()))
            .orElseThrow(() -> new Refused("key.unknown", destroy.spki().hex()));
    DestroyEvidence evidence = context.signing(key.token()).destroy(destroy.spki());
    return gone(key.label(), evidence, context);
  }

  /** The evidence as a result; refuses to call it destroyed while anything is left. */
  static Results.KeyErased gone(String label, DestroyEvidence evidence, ExecutionContext context)
      throws Refused {
    if (evidence.foundAfter() > 0) {
      throw new Refused("key.not-destroyed", label, evidence.foundAfter());
    }
    Results.KeyErased gone =
        new Results.KeyErased(
            evidence.before(),
            evidence.objectsDestroyed(),
            evidence.signAttempt(),
            evidence.foundAfter(),
            evidence.device());
    context.step(
        gone.logical() ? "key-destroyed-logically" : "key-destroyed",
        label,
        evidence.objectsDestroyed());
    return gone;
  }
}
