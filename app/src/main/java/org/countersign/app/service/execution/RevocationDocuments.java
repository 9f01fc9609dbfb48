package org.countersign.app.service.execution;

import java.util.List;
import org.countersign.model.failure.Failure;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** Placeholder until the notices land. */
final class RevocationDocuments {
  List<Results.Document> write(
      Operation.OnKey operation,
      List<Results.CrlMade> crls,
      ExecutionContext context,
      List<String> files)
      throws Failure {
    return List.of();
  }
}
