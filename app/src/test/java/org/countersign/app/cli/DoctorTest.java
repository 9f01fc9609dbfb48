package org.countersign.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.cli.Finding.Level;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.SlotView.PinState;
import org.countersign.model.port.SlotView.TokenView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.persistence.register.H2Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class DoctorTest {
  private static final Set<String> ALL =
      Set.of(
          "CKM_RSA_PKCS_KEY_PAIR_GEN",
          "CKM_RSA_PKCS",
          "CKM_EC_KEY_PAIR_GEN",
          "CKM_ECDSA",
          "CKM_ECDH1_DERIVE",
          "CKM_EC_EDWARDS_KEY_PAIR_GEN",
          "CKM_EDDSA");
  private static final Instant NOW = VaultFixture.START.plus(Duration.ofDays(1));

  @TempDir private Path folder;
  private List<byte[]> lines;

  @BeforeEach
  void make() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    lines = SampleJournal.into(new JournalFolder(folder));
    Files.setPosixFilePermissions(
        folder.resolve("journal.jsonl"), PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void realTokensAreListedWithTheirPinStateAndWhatTheyCanDo() {
    SoftHsm hsm = SoftHsm.fresh();
    hsm.token("ada-1");
    CommandRun run =
        CommandRun.of(
            new CommandLine(new Doctor()),
            "--module",
            hsm.module().toString(),
            "--vault",
            folder.toString());
    assertThat(run.out())
        .contains("ok         Module " + hsm.module())
        .containsPattern("ok +Token ada-1, serial \\w+, in slot \\d+: user PIN set, SO PIN set")
        .contains("RSA, EC, Ed25519, PIN shares by ECDH")
        .contains("holds a blank token")
        .contains("attention  The signing token signing-1");
    assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
  }

  @Test
  void aModuleThatIsNoneIsAProblemOnlyWhenSomebodyNamedIt() throws IOException {
    Path text = Files.writeString(folder.resolve("module.so"), "not a library");
    CommandRun run = CommandRun.of(new CommandLine(new Doctor()), "--module", text.toString());
    assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
    assertThat(run.out()).containsPattern("problem +.*module\\.so.*token\\.module-unusable");
    TokenFailure why = new TokenFailure.ModuleUnusable("x.so", "it is cut short", null);
    ModuleView module = new ModuleView("x.so", "", List.of(), Optional.of(why));
    assertThat(level(new TokenHealth(List.of(module), false).findings()))
        .isEqualTo(Level.ATTENTION);
  }

  @ParameterizedTest
  @CsvSource({
    "OK, OK, OK",
    "FEW_LEFT, OK, ATTENTION",
    "FINAL_TRY, OK, ATTENTION",
    "NOT_SET, OK, ATTENTION",
    "OK, LOCKED, ATTENTION",
    "LOCKED, OK, PROBLEM"
  })
  void pinStatesAreToldInWords(PinState user, PinState so, Level level) {
    List<Finding> findings = new TokenHealth(List.of(module(user, so, ALL)), true).findings();
    assertThat(level(findings)).isEqualTo(level);
    assertThat(findings.getLast().text()).contains("user PIN ").doesNotContain("_", "!");
  }

  @Test
  void missingMechanismsAreNamed() {
    ModuleView module = module(PinState.OK, PinState.OK, Set.of("CKM_EC_KEY_PAIR_GEN"));
    List<Finding> findings = new TokenHealth(List.of(module), true).findings();
    assertThat(level(findings)).isEqualTo(Level.ATTENTION);
    assertThat(findings.getLast().text()).contains("lacks", "CKM_ECDSA", "CKM_RSA_PKCS");
  }

  @Test
  void aVaultThatIsWellIsToldAsSuch() throws Failure {
    register(lines);
    List<Finding> findings = health(NOW, signingToken());
    assertThat(level(findings)).as(findings.toString()).isEqualTo(Level.OK);
    assertThat(texts(findings))
        .contains("all " + lines.size() + " entries verify")
        .contains("says what the journal says")
        .contains("The CRL of root, number 1, is good until");
  }

  @Test
  void aRegisterThatLagsOrIsAheadIsTold() throws Failure {
    register(lines.subList(0, 5));
    assertThat(texts(health(NOW))).contains("attention The register holds 5 of " + lines.size());
    H2Register.delete(folder);
    register(lines);
    new JournalFolder(folder).lines(lines.subList(0, lines.size() - 1));
    assertThat(texts(health(NOW))).contains("problem The register holds " + lines.size());
  }

  @Test
  void theVaultIsLeftAsItWas() throws Failure, IOException {
    register(lines);
    byte[] before = Files.readAllBytes(folder.resolve("register/register.mv.db"));
    health(NOW);
    assertThat(folder.resolve("register/register.mv.db")).hasBinaryContent(before);
    assertThat(folder.resolve("vault.lock")).doesNotExist();
  }

  @Test
  void aVaultThatAConsoleHasOpenIsLeftAlone() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("vault.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(texts(health(NOW))).contains("ok A console has the vault open");
    }
  }

  @Test
  void aClockBehindTheLastEntryIsAProblem() {
    assertThat(texts(health(VaultFixture.START.minus(Duration.ofDays(365)))))
        .contains("problem The clock says 2025-11-21T18:00:00.000Z");
  }

  @Test
  void aCrlNearItsEndOrPastItIsTold() {
    assertThat(texts(health(VaultFixture.START.plus(Duration.ofDays(25)))))
        .contains("attention The CRL of root, number 1");
    assertThat(texts(health(VaultFixture.START.plus(Duration.ofDays(31)))))
        .contains("problem The CRL of root, number 1");
  }

  @Test
  void aFolderOpenToOthersIsTold() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(texts(health(NOW))).contains("attention Others on this machine may look into");
  }

  @Test
  void aBrokenOrMissingVaultIsAProblem() {
    new JournalFolder(folder).lines(JournalFolder.without(lines, 2));
    assertThat(texts(health(NOW))).contains("problem ").contains("(journal.sequence)");
    assertThat(level(new VaultHealth(folder.resolve("no"), List.of(), NOW).findings(p -> {})))
        .isEqualTo(Level.PROBLEM);
  }

  @Test
  void aClockThatCannotBeRightIsAProblem() {
    for (String time : List.of("2001-01-01T00:00:00Z", "2399-01-01T00:00:00Z")) {
      assertThat(level(new MachineHealth(Map.of("DISPLAY", ":0"), Instant.parse(time)).findings()))
          .isEqualTo(Level.PROBLEM);
    }
    Instant right = BuildVersion.builtAt().plus(Duration.ofDays(30));
    assertThat(level(new MachineHealth(Map.of("DISPLAY", ":0"), right).findings()))
        .isEqualTo(Level.OK);
    assertThat(level(new MachineHealth(Map.of(), right).findings())).isEqualTo(Level.ATTENTION);
  }

  private List<Finding> health(Instant now, ModuleView... modules) {
    return new VaultHealth(folder, List.of(modules), now).findings(part -> {});
  }

  private void register(List<byte[]> first) throws Failure {
    JournalVerifier verifier = new JournalVerifier();
    try (H2Register register = H2Register.open(folder)) {
      for (byte[] line : first) {
        register.apply(List.of(verifier.next(line)));
      }
    }
  }

  private static ModuleView signingToken() {
    return module(VaultLife.HSM, PinState.OK, PinState.OK, ALL);
  }

  private static ModuleView module(PinState user, PinState so, Set<String> mechanisms) {
    return module(new TokenIdentity("HSM-7", "4711"), user, so, mechanisms);
  }

  private static ModuleView module(
      TokenIdentity identity, PinState user, PinState so, Set<String> mechanisms) {
    TokenView token =
        new TokenView(identity, "maker", "model", true, false, user, so, 4, 32, mechanisms);
    SlotView slot = new SlotView("x.so", 3, "slot", Optional.of(token));
    return new ModuleView("x.so", "X 1.0", List.of(slot), Optional.empty());
  }

  private static Level level(List<Finding> findings) {
    return findings.stream().map(Finding::level).max(Enum::compareTo).orElseThrow();
  }

  private static String texts(List<Finding> findings) {
    return String.join(
        "\n", findings.stream().map(f -> f.level().word() + " " + f.text()).toList());
  }
}
