package org.countersign.app.service.vault;

import java.util.Set;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;

/** Compares the register with the journal, whose signatures have been checked. */
@FunctionalInterface
public interface RegisterAudit {
  /**
   * The names of the tables that differ; none is as it should be.
   *
   * @param progress from 0 to 1; what it throws ends the comparison
   */
  Set<String> differences(Consumer<Double> progress) throws Failure;
}
