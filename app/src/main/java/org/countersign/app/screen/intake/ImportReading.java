package org.countersign.app.screen.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.service.intake.FileReading;
import org.countersign.app.service.intake.FolderIntake;
import org.countersign.app.service.intake.ImportPreview;
import org.countersign.app.service.intake.ImportPreview.Preview;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.Item;

/** From files to the lines of a preview, on a background thread. */
final class ImportReading {
  private final ImportPreview preview;
  private final Supplier<List<SigningDomain>> domains;
  private final Optional<SigningDomain> chosen;
  private final FolderIntake folders = new FolderIntake();

  ImportReading(
      ImportPreview preview,
      Supplier<List<SigningDomain>> domains,
      Optional<SigningDomain> chosen) {
    this.preview = preview;
    this.domains = domains;
    this.chosen = chosen;
  }

  /** A preview with its lines in words. */
  record Shown(Preview preview, List<ImportRow> rows) {}

  static Shown shown(Preview preview) {
    return new Shown(preview, preview.rows().stream().map(ImportRow::of).toList());
  }

  Shown files(List<Path> files, Progress progress) throws Failure {
    return judged(folders.read(files, Optional.empty(), watch(progress)), progress);
  }

  /** The password is the caller's to wipe. */
  Shown stores(List<FileReading> readings, char[] password, Progress progress) throws Failure {
    List<FileReading> now = new ArrayList<>();
    for (FileReading reading : readings) {
      progress.stopHereIfCancelled();
      now.add(
          reading.reading().asksForPassword()
              ? folders.read(reading.file(), reading.name(), Optional.of(password))
              : reading);
    }
    return judged(now, progress);
  }

  private Shown judged(List<FileReading> readings, Progress progress) throws Failure {
    progress.says(Messages.text("import.job.comparing"));
    ImportPreview.Read read =
        preview.read(
            readings,
            (done, all) -> {
              progress.stopHereIfCancelled();
              progress.at(done, all);
            });
    return shown(preview.of(domain(read), read));
  }

  /** The domain that the files' own trust paths name, the one chosen before, or the first. */
  private String domain(ImportPreview.Read read) throws Refused {
    List<String> known = domains.get().stream().map(SigningDomain::id).toList();
    return read.candidates().stream()
        .map(candidate -> candidate.item())
        .flatMap(item ->
            item instanceof Item.Trust trust
                ? Optional.of(trust.path().domain()).stream()
                : Optional.<String>empty().stream())
        .filter(known::contains)
        .findFirst()
        .or(() -> chosen.map(SigningDomain::id))
        .or(() -> known.stream().findFirst())
        .orElseThrow(() -> new Refused("import.no-domain"));
  }

  private static FolderIntake.Watch watch(Progress progress) {
    return new FolderIntake.Watch() {
      @Override
      public void reading(String name, long done, long all) {
        progress.says(Messages.text("import.job.file", name));
        progress.at(done, all);
      }

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }
}
