package org.countersign.app.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.emergency.Openssl;
import org.countersign.model.audit.Scope;
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
  void sha256sumFindsEveryFileAsListed() throws Exception {
    Process sums =
        new ProcessBuilder("sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS")
            .directory(bundle.toFile())
            .inheritIO()
            .start();
    assertThat(sums.waitFor()).isZero();
  }
}
