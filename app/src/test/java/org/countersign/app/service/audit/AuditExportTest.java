package org.countersign.app.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.backup.ExfatDrive;
import org.countersign.app.service.backup.PulledDrive;
import org.countersign.app.service.backup.SmallDrive;
import org.countersign.app.service.emergency.Openssl;
import org.countersign.model.audit.BundleCheck;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.audit.BundleSource;
import org.countersign.model.audit.Scope;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.vault.RecordedExport;
import org.countersign.persistence.bundle.NewBundles;
import org.countersign.persistence.bundle.OpenBundles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export of a vault on SoftHSM, with what other people's tools make of it. */
class AuditExportTest {
  @TempDir static Path folder;
  private static VaultOnSoftHsm vault;
  private static Path bundle;

  @BeforeAll
  static void export() throws Exception {
    vault = ExportedVault.lived();
    bundle = folder.resolve("bundle");
    ExportedVault.export(vault, Scope.ALL, bundle);
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  @Test
  void opensslVerifiesTheManifestsSignatures() throws Exception {
    assertThat(
            Openssl.run(
                bundle,
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "manifest.json.p7s",
                "-content",
                "manifest.json",
                "-certfile",
                "credentials/custodians.pem",
                "-CAfile",
                "credentials/custodians.pem",
                "-purpose",
                "any",
                "-no_check_time",
                "-out",
                "/dev/null"))
        .startsWith("0 ");
  }

  @Test
  void aFullDriveIsToldAndNothingIsLeftOnIt() throws Exception {
    try (SmallDrive drive = new SmallDrive()) {
      Path target = drive.path().resolve("bundle");
      assertThat(Sentences.codeOf(() -> ExportedVault.export(vault, Scope.ALL, target)))
          .isEqualTo("store.bundle-full");
      assertThat(drive.path()).isEmptyDirectory();
    }
  }

  @Test
  void aDriveThatIsPulledOutLeavesNothingThatLooksWhole() throws Exception {
    try (SmallDrive drive = new SmallDrive()) {
      Path target = drive.path().resolve("bundle");
      assertThatThrownBy(() ->
              ExportedVault.export(vault, Scope.ALL, target, (part, done, all) -> unchecked(drive)))
          .isInstanceOf(StoreFailed.class);
      assertThat(target).doesNotExist();
    }
  }

  @Test
  void onADriveWithoutLinksAFolderAndAnArchiveAreWholeUnderTheirNames() throws Exception {
    try (ExfatDrive drive = new ExfatDrive()) {
      for (String name : List.of("folder", "archive.zip")) {
        Path target = drive.path().resolve(name);
        export(target, NewBundles::begin);
        try (BundleSource there = OpenBundles.open(target)) {
          assertThat(BundleCheck.of(there, (part, done, all) -> {}).unchecked()).isEmpty();
        }
      }
      assertThat(drive.path().toFile().list()).containsOnly("folder", "archive.zip");
    }
  }

  @Test
  void anExportWhoseBundleNeverGotItsNameIsKnownAndTheNextExtendsTheOneBefore() throws Exception {
    AuditExport exports = ExportedVault.exports(vault, NewBundles::begin);
    RecordedExport before = exports.last().orElseThrow();
    try (PulledDrive drive = new PulledDrive()) {
      Path target = drive.path().resolve("bundle.zip");
      assertThat(Sentences.codeOf(() -> export(target, place -> new Pulled(drive, place, true))))
          .startsWith("store.");
      assertThat(exports.last()).as("not on record before all of it is on disk").contains(before);
      assertThat(exports.cutOff()).isEmpty();
      drive.putBack();

      assertThat(Sentences.codeOf(() -> export(target, place -> new Pulled(drive, place, false))))
          .startsWith("store.");
      drive.putBack();
      assertThat(target).doesNotExist();
      assertThat(exports.cutOff()).contains(target);
      assertThat(exports.last()).as("what somebody can have").contains(before);
      export(target, NewBundles::begin);
      try (BundleSource next = OpenBundles.open(target)) {
        assertThat(BundleCheck.of(next, (part, done, all) -> {}).unchecked()).isEmpty();
        assertThat(next.open("previous-checkpoint").readAllBytes())
            .asString(StandardCharsets.UTF_8)
            .isEqualTo(before.note().text());
      }
      assertThat(exports.last()).isNotEqualTo(Optional.of(before));
    }
  }

  private static void export(Path target, ExportTools.Begin begin) throws Exception {
    ExportWish wish = new ExportWish(Scope.ALL, target, Optional.empty());
    Object ignored = ExportedVault.export(vault, wish, (part, done, all) -> {}, begin);
  }

  /** A bundle whose drive is pulled out before it is complete, or before it gets its name. */
  private static final class Pulled implements BundleSink {
    private final PulledDrive drive;
    private final BundleSink real;
    private final boolean early;

    Pulled(PulledDrive drive, Path target, boolean early) throws StoreFailed {
      this.drive = drive;
      this.real = NewBundles.begin(target);
      this.early = early;
    }

    @Override
    public void add(String path, Content content) throws Failure {
      real.add(path, content);
    }

    @Override
    public void complete() throws StoreFailed {
      if (early) {
        pull();
      }
      real.complete();
    }

    @Override
    public void publish() throws StoreFailed {
      pull();
      real.publish();
    }

    private void pull() {
      try {
        drive.pull();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      real.close();
    }
  }

  private static void unchecked(SmallDrive drive) {
    try {
      drive.pull();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void cancelLeavesNothing() throws Exception {
    Path place = Files.createDirectory(folder.resolve("cancelled"));
    assertThatThrownBy(() ->
            ExportedVault.export(
                vault,
                Scope.ALL,
                place.resolve("bundle"),
                (part, done, all) -> {
                  throw new CancellationException();
                }))
        .isInstanceOf(CancellationException.class);
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void sha256sumFindsEveryFileAsListed() throws Exception {
    Process sums =
        new ProcessBuilder("sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS")
            .directory(bundle.toFile())
            .inheritIO()
            .start();
    assertThat(sums.waitFor()).isZero();
  }
}
