package org.countersign.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.countersign.app.service.backup.VaultCheck;
import org.countersign.app.service.vault.CheckResult;
import org.countersign.app.service.vault.FullCheck;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.persistence.journal.FileJournal;

/** Opens a vault as the console does, and checks all of it. */
final class FolderCheck implements VaultCheck {
  private final Workstation workstation;

  FolderCheck(Workstation workstation) {
    this.workstation = workstation;
  }

  @Override
  public void check(Path folder, Question question, Consumer<Double> progress) throws Failure {
    try (Services services =
        Services.open(workstation, folder, part -> progress.accept(part / 2))) {
      CheckResult result = services.check().run(followed(progress));
      switch (result) {
        case CheckResult.Sound sound -> question.of(services.vault());
        case CheckResult.Broken broken -> throw broken.why();
        case CheckResult.AttachmentWrong wrong -> throw wrong.why();
        case CheckResult.Differs differs ->
            throw new StoreFailed("register-edited", null, String.join(", ", differs.tables()));
      }
    }
  }

  private static FullCheck.Progress followed(Consumer<Double> progress) {
    return new FullCheck.Progress() {
      @Override
      public void entries(long done, long all) {
        progress.accept(0.5 + 0.4 * done / Math.max(1, all));
      }

      @Override
      public void register(double part) {
        progress.accept(0.9 + 0.1 * part);
      }
    };
  }

  @Override
  public void mustBeClosed(Path folder) throws Failure {
    FileJournal.open(folder).close();
  }
}
