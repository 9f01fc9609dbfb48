package org.countersign.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code import}, on files that openssl makes. */
final class ImportTest {
  private static final Path DEBIAN = Path.of("/etc/ssl/certs/ca-certificates.crt");

  @TempDir private Path folder;

  @Test
  void debiansBundleIsToldLineByLineAndIsWell() throws IOException {
    CommandRun run = run(DEBIAN.toString());
    long count =
        Files.readString(DEBIAN).lines().filter("-----BEGIN CERTIFICATE-----"::equals).count();
    assertThat(run.out().lines().filter(line -> line.matches("certificate +[0-9a-f]{64} .*")))
        .hasSize((int) count);
    assertThat(run.out())
        .contains("(ca-certificates.crt, line 1)")
        .contains("1 file: " + count + " certificates, no CRLs")
        .contains("nothing was written");
    assertThat(run.exit()).isZero();
  }

  @Test
  void aPrivateKeyIsToldWithWhereAndWhoseAndIsNotWell() throws IOException, InterruptedException {
    openssl("req -x509 -newkey ed25519 -nodes -keyout a.pem -out b.pem -subj /CN=Northgate");
    Files.writeString(
        folder.resolve("both.pem"),
        Files.readString(folder.resolve("b.pem")) + Files.readString(folder.resolve("a.pem")));
    Files.delete(folder.resolve("a.pem"));
    CommandRun run = run(folder.toString());
    String name = folder.getFileName() + "/both.pem";
    assertThat(run.out())
        .contains("A private key lies in files, outside every HSM:")
        .containsPattern("  " + name + ", line \\d+: PKCS#8, of CN=Northgate, key [0-9a-f]{64}");
    assertThat(run.out()).doesNotContain(secret());
    assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
  }

  @Test
  void whatIsBrokenIsToldByNameAndTheRestStillComes() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(DEBIAN));
    lines.remove(3); // of the first certificate
    Files.write(folder.resolve("broken.pem"), lines);
    CommandRun run = run(folder.resolve("broken.pem").toString());
    assertThat(run.out())
        .contains("One thing was not taken:")
        .containsPattern("  broken.pem, line 1: serial [0-9a-f]+: The CERTIFICATE ends before")
        .contains("(asn1.cut-off)")
        .contains("1 thing refused");
    assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
  }

  @Test
  void aStoreOpensWithThePasswordOfTheFile() throws IOException, InterruptedException {
    openssl("req -x509 -newkey ed25519 -nodes -keyout a.pem -out b.pem -subj /CN=Northgate");
    openssl("pkcs12 -export -in b.pem -nokeys -out store.p12 -passout pass:open-sesame");
    String store = folder.resolve("store.p12").toString();
    Path password = Files.writeString(folder.resolve("password"), "open-sesame\n");
    Path wrong = Files.writeString(folder.resolve("wrong"), "open");
    assertThat(run(store).out()).contains("opens only with its password");
    assertThat(run(store, "--password-file", wrong.toString()).out())
        .contains("does not open this PKCS#12 store");
    CommandRun run = run(store, "--password-file", password.toString());
    assertThat(run.out()).contains("CN=Northgate").doesNotContain("open-sesame");
    assertThat(run.exit()).isZero();
  }

  @Test
  void aPasswordFileThatIsNotThereIsToldBeforeAnythingIsRead() {
    CommandRun run = run(DEBIAN.toString(), "--password-file", folder.resolve("none").toString());
    assertThat(run.err()).contains("import.password-file");
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void withoutFilesTheUsageIsTold() {
    assertThat(run().exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void nothingIsWritten() throws IOException {
    Files.copy(DEBIAN, folder.resolve("bundle.pem"));
    run(folder.toString());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("bundle.pem"));
    }
  }

  @Test
  void againstAVaultEachLineSaysWhatIsNew() throws IOException {
    SampleJournal.into(new JournalFolder(Files.createDirectory(folder.resolve("vault"))));
    String vault = folder.resolve("vault").toString();
    CommandRun run = run(DEBIAN.toString(), "--vault", vault, "--domain", VaultLife.DOMAIN);
    assertThat(run.out()).containsPattern("(?m)^new +certificate +[0-9a-f]{64} ");
    assertThat(run.out()).containsPattern("Against the vault: \\d+ new, 0 changed");
    Path twice = Files.createDirectory(folder.resolve("twice"));
    Files.copy(DEBIAN, twice.resolve("a.pem"));
    Files.copy(DEBIAN, twice.resolve("b.pem"));
    assertThat(run(twice.toString(), "--vault", vault, "--domain", VaultLife.DOMAIN).out())
        .containsPattern("(?m)^known +certificate .*b.pem")
        .doesNotContainPattern("(?m)^new +certificate .*b.pem");
  }

  @Test
  void aVaultWithoutADomainOrWithAnUnknownOneIsRefused() throws IOException {
    SampleJournal.into(new JournalFolder(Files.createDirectory(folder.resolve("vault"))));
    String vault = folder.resolve("vault").toString();
    assertThat(run(DEBIAN.toString(), "--vault", vault).exit()).isEqualTo(ExitCode.USAGE);
    CommandRun unknown = run(DEBIAN.toString(), "--vault", vault, "--domain", "nowhere");
    assertThat(unknown.exit()).isEqualTo(ExitCode.NOT_OK);
    assertThat(unknown.out()).doesNotContain("new ").contains("nowhere");
  }

  @Test
  void aBrokenJournalIsNotComparedWith() throws IOException {
    JournalFolder vault = new JournalFolder(Files.createDirectory(folder.resolve("vault")));
    List<byte[]> lines = new ArrayList<>(SampleJournal.into(vault));
    lines.remove(2);
    vault.lines(lines);
    CommandRun run =
        run(DEBIAN.toString(), "--vault", vault.path().toString(), "--domain", VaultLife.DOMAIN);
    assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
    assertThat(run.out()).doesNotContain("Against the vault");
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.of(new CommandLine(new Import()), arguments);
  }

  private String secret() throws IOException {
    return Files.readAllLines(folder.resolve("both.pem")).stream()
        .dropWhile(line -> !line.contains("PRIVATE"))
        .skip(1)
        .findFirst()
        .orElseThrow();
  }

  private void openssl(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ", -1)));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
  }
}
