package org.countersign.app.screen.control;

import java.util.List;
import java.util.function.Consumer;
import org.countersign.app.fx.Job;
import org.countersign.app.service.intake.ImportContents;
import org.countersign.model.failure.Failure;
import org.countersign.model.intake.ImportLine;
import org.countersign.model.publication.SetList;
import org.countersign.model.request.Operation;

/** Reads what an operation names by its hash; once for each, since it may be a million lines. */
final class Contents {
  private final ControlServices services;

  Contents(ControlServices services) {
    this.services = services;
  }

  /** What an import brings. */
  void of(
      Operation.ImportInventory bring,
      String domain,
      Consumer<List<ImportLine>> then,
      Consumer<Failure> failed) {
    read(() -> ImportContents.of(services.vault(), bring, domain), then, failed);
  }

  /** What will be in a publication set. */
  void of(Operation.IssuePublication issue, Consumer<SetList> then, Consumer<Failure> failed) {
    String list = issue.contents().attachment();
    read(() -> SetList.read(services.vault().journal().attachment(list)), then, failed);
  }

  private interface Reading<T> {
    T read() throws Failure;
  }

  private <T> void read(Reading<T> reading, Consumer<T> then, Consumer<Failure> failed) {
    services
        .runner()
        .start(
            Job.of("control.job.reading", progress -> reading.read())
                .onSuccess(then)
                .onFailure(failed));
  }
}
