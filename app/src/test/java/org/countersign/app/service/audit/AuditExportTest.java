package org.countersign.app.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.backup.SmallDrive;
import org.countersign.app.service.emergency.Openssl;
import org.countersign.model.audit.Scope;
import org.countersign.model.failure.StoreFailed;
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
