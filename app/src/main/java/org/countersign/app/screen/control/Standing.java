package org.countersign.app.screen.control;

import java.util.List;
import java.util.Optional;
import org.countersign.app.service.control.DualControl;
import org.countersign.model.failure.Failure;
import org.countersign.model.request.Approval;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.vault.RequestFile;

/**
 * How far a request is.
 *
 * @param refusal who refused it and why, if anyone did
 * @param result what came of it, a record of {@link org.countersign.model.request.Results}
 */
record Standing(
    List<DualControl.Row> rows,
    DualControl.Progress progress,
    RequestFile.Execution execution,
    Optional<Approval> refusal,
    Optional<Object> result) {

  static Standing of(DualControl control) throws Failure {
    RequestFile file = control.file();
    return new Standing(
        control.rows(),
        control.progress(),
        file.execution(),
        file.refusal().map(SignedApproval::approval),
        file.execution() instanceof RequestFile.Finished finished
            ? Optional.of(Outcome.read(file.operation(), finished.outcome().result()))
            : Optional.empty());
  }

  /** Whether people may still sign. */
  boolean open() {
    return !progress.status().ended() && execution instanceof RequestFile.NotStarted;
  }

  /** How many shares are still missing. */
  int sharesMissing() {
    return Math.max(0, progress.sharesNeeded() - progress.sharesPresent());
  }
}
