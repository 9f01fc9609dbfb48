package org.countersign.app.service.execution;

import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.pki.notice.Phrases;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** Which executor carries out which operation. */
final class Executors {
  private final KeyGeneration generation = new KeyGeneration();
  private final Certification certification = new Certification();
  private final Revocation revocation;
  private final Destruction destruction = new Destruction();
  private final Commissioning commissioning = new Commissioning();
  private final Resharing resharing = new Resharing();
  private final FoundKeys found = new FoundKeys();
  private final SetIssue sets;

  Executors(Phrases phrases) {
    this.revocation = new Revocation(phrases);
    this.sets = new SetIssue(phrases);
  }

  Object run(Operation operation, ExecutionContext context) throws Failure {
    return switch (operation) {
      case Operation.MakesKey make -> generation.run(make, context);
      case Operation.Certify certify -> certification.run(certify, context);
      case Operation.DestroyKey destroy -> destruction.run(destroy, context);
      case Operation.CommissionToken commission -> commissioning.run(commission, context);
      case Operation.ReshareToken again -> resharing.run(again, context);
      case Operation.ReconcileToken look -> found.look(look, context);
      case Operation.AdoptKey adopt -> found.adopt(adopt, context);
      case Operation.DestroyFound destroy -> found.destroy(destroy, context);
      case Operation.ActivateKey activate -> withoutHsm();
      case Operation.RetireKey retire -> withoutHsm();
      case Operation.ImportCertificate outside -> new Results.Done();
      case Operation.KeepKey keep -> new Results.Done();
      case Operation.OnKey revoke -> revocation.run(revoke, context);
      case Operation.OnWatched watched -> new Results.Done();
      case Operation.AddTrustPath add -> new Results.Done();
      case Operation.ChangeTrustPath change -> new Results.Done();
      case Operation.RemoveTrustPath remove -> new Results.Done();
      case Operation.ImportInventory bring -> checked(bring, context);
      case Operation.CloseFindings close -> new Results.Done();
      case Operation.IssuePublication issue -> sets.run(issue, context);
      case Operation.MendsGovernance mend -> new Results.Done();
    };
  }

  /** A list that no longer fits is a failure with an outcome, not an execution that hangs. */
  private static Results.Done checked(Operation.ImportInventory bring, ExecutionContext context)
      throws Failure {
    return context
        .vault()
        .ask(state -> {
          state.imports().check(bring, context.request());
          return new Results.Done();
        });
  }

  private static Results.KeyChanged withoutHsm() {
    return new Results.KeyChanged(List.of(), List.of(), List.of(), Optional.empty());
  }
}
