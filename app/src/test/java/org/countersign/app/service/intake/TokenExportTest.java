package org.countersign.app.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.model.intake.Item;
import org.countersign.model.key.Spki;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pkcs11-tool reads out of a token comes in like any other file. */
final class TokenExportTest {
  @TempDir private Path folder;
  private SoftHsm hsm;

  @BeforeEach
  void make() throws IOException, InterruptedException {
    hsm = SoftHsm.fresh();
    hsm.token("export");
    tool(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "key.pem",
        "-out",
        "certificate.der",
        "-outform",
        "DER",
        "-subj",
        "/CN=Northgate");
    token("--write-object", "certificate.der", "--type", "cert", "--id", "01", "--label", "one");
    token("--keypairgen", "--key-type", "rsa:2048", "--id", "02", "--label", "two");
    Files.delete(folder.resolve("key.pem"));
  }

  @Test
  void aCertificateReadFromATokenIsTheOneThatWasPutThere()
      throws IOException, InterruptedException {
    token("--read-object", "--type", "cert", "--id", "01", "-o", "read");
    assertThat(read("read"))
        .singleElement()
        .isInstanceOfSatisfying(
            Item.Certificate.class,
            found -> {
              assertThat(found.facts().subject()).isEqualTo("CN=Northgate");
              assertThat(found.der()).isEqualTo(bytes("certificate.der"));
            });
  }

  @Test
  void aPublicKeyReadFromATokenHasTheNameThatOpensslGivesIt()
      throws IOException, InterruptedException {
    token("--read-object", "--type", "pubkey", "--id", "02", "-o", "read");
    tool(
        "openssl",
        "pkey",
        "-pubin",
        "-inform",
        "DER",
        "-in",
        "read",
        "-outform",
        "DER",
        "-out",
        "spki.der");
    assertThat(read("read"))
        .singleElement()
        .isInstanceOfSatisfying(
            Item.PublicKey.class,
            found -> assertThat(found.key()).isEqualTo(Spki.of(bytes("spki.der"))));
  }

  private List<Item> read(String name) {
    return new FolderIntake().read(folder.resolve(name), name, Optional.empty()).reading().items();
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void token(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pkcs11-tool",
                "--module",
                hsm.module().toString(),
                "--token-label",
                "export",
                "-l",
                "-p",
                SoftHsm.USER_PIN));
    command.addAll(List.of(arguments));
    tool(command.toArray(String[]::new));
  }

  private void tool(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
  }
}
