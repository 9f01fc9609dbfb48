package org.countersign.app.service.execution;

import org.countersign.model.failure.Failure;
import org.countersign.model.request.Operation;

/** Carries out one kind of operation that was authorised. */
@FunctionalInterface
interface Executor<O extends Operation> {

  /** Does it and returns a record of {@link org.countersign.model.request.Results}. */
  Object run(O operation, ExecutionContext context) throws Failure;
}
