package org.countersign.persistence.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.RegisterStore.EntryFilter;
import org.countersign.model.port.RegisterStore.Span;
import org.countersign.persistence.JournalFixture;
import org.countersign.persistence.OtherProcess;
import org.countersign.persistence.RichJournal;
import org.countersign.persistence.journal.FileJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterRebuildTest {
  private static JournalFixture made;

  @TempDir Path vault;
  private FileJournal journal;

  @BeforeAll
  static void makeJournal() throws Failure {
    made = RichJournal.make().journal();
  }

  @BeforeEach
  void writeJournal() throws Failure {
    journal = FileJournal.open(vault);
    journal.readAll(line -> {}, done -> {});
    for (byte[] file : made.attachments()) {
      assertThat(made.attachment(journal.attach(file))).isEqualTo(file);
    }
    for (byte[] line : made.lines()) {
      journal.append(line);
    }
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void deletedRegisterIsRebuiltTheSame() throws Exception {
    Map<String, String> before = replay();
    Path keep = vault.resolve("register").resolve("note.txt");
    Files.writeString(keep, "not the register's");
    H2Register.delete(vault);
    assertThat(vault.resolve("register")).isDirectoryContaining(keep::equals);
    assertThat(keep.getParent().toFile().list()).hasSize(1);
    assertThat(replay()).isEqualTo(before);
  }

  @Test
  void replayGivesTheStateToGoOnFromAndSaysHowFarItIs() throws Failure {
    List<Double> progress = new ArrayList<>();
    try (H2Register register = H2Register.open(vault)) {
      var replayed = RegisterRebuild.replay(journal, register, 0, progress::add);
      assertThat(replayed.torn()).isEmpty();
      assertThat(replayed.verifier().state().size()).isEqualTo(made.lines().size());
      assertThat(register.applied()).isEqualTo(made.lines().size());
      assertThat(progress).isSorted().endsWith(1.0);
    }
  }

  @Test
  void registerThatIsBehindGetsOnlyWhatItLacks() throws Failure {
    var all = H2RegisterTest.checked(made);
    for (int had : List.of(0, 1, all.size() / 2, all.size() - 1, all.size())) {
      H2Register.delete(vault);
      try (Counting register = new Counting(H2Register.open(vault))) {
        register.inner().apply(all.subList(0, had));
        RegisterRebuild.replay(journal, register, 0, done -> {});
        assertThat(register.given()).isEqualTo(all.size() - had);
        assertThat(RegisterCheck.compare(register, journal, done -> {})).isEmpty();
      }
    }
  }

  @Test
  void registerOfAnotherJournalIsRefused() throws Failure {
    JournalFixture other = JournalFixture.founded();
    try (H2Register register = H2Register.open(vault)) {
      H2RegisterTest.atOnce(register, other);
      assertThatThrownBy(() -> RegisterRebuild.replay(journal, register, 0, done -> {}))
          .hasMessageContaining("store.register-other");
    }
  }

  @Test
  void registerThatKnowsMoreThanTheJournalIsRefused() throws Exception {
    journal.close();
    write(vault.resolve("journal.jsonl"), made.lines().subList(0, 5));
    journal = FileJournal.open(vault);
    try (H2Register register = H2Register.open(vault)) {
      H2RegisterTest.atOnce(register, made);
      assertThatThrownBy(() -> RegisterRebuild.replay(journal, register, 0, done -> {}))
          .hasMessageContaining("store.register-ahead");
    }
  }

  @Test
  void brokenJournalStopsTheReplay() throws Exception {
    journal.append(made.lines().getFirst());
    try (H2Register register = H2Register.open(vault)) {
      assertThatThrownBy(() -> RegisterRebuild.replay(journal, register, 0, done -> {}))
          .isInstanceOf(JournalBroken.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "person, UPDATE person SET name = 'Mallory' WHERE id = 'alice'",
    "signing_key, UPDATE signing_key SET state = 'destroyed'",
    "approval, DELETE FROM approval WHERE decision = 'refuse'",
    "certificate, UPDATE certificate SET revoked_crl = 0",
    "stakeholder, 'INSERT INTO stakeholder VALUES (''releases'', ''mallory'')'",
    "entry, UPDATE entry SET body = '{}' WHERE seq = 3",
    "watched_key, UPDATE watched_key SET domain = 'others'",
    "sprawl_finding, UPDATE sprawl_finding SET closed_how = 'destroyed'",
    "token_look, UPDATE token_look SET objects = 0",
    "token_difference, DELETE FROM token_difference",
    "rotation, UPDATE rotation SET new_key = NULL",
    "trust_confirmation, UPDATE trust_confirmation SET person = 'mallory'",
    "kept_key, DELETE FROM kept_key",
    "restoration, DELETE FROM restoration",
    "given_up_head, UPDATE given_up_head SET size = 1",
    "backup, UPDATE backup SET k = 7",
    "backup_drill, UPDATE backup_drill SET restorable = NOT restorable",
    "observed_crl, UPDATE observed_crl SET matches = NOT matches",
  })
  void registerEditedByHandIsNamedByTable(String table, String edit) throws Exception {
    replay();
    try (var connection =
            DriverManager.getConnection(Database.inFolder(vault.resolve("register")), "sa", "");
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(edit)).isPositive();
    }
    try (H2Register register = H2Register.open(vault)) {
      assertThat(RegisterCheck.compare(register, journal, done -> {})).containsExactly(table);
    }
  }

  @Test
  void overwrittenBytesAreCorruptAndNeverAnExceptionOfH2() throws Exception {
    replay();
    Path file = vault.resolve("register").resolve("register.mv.db");
    byte[] good = Files.readAllBytes(file);
    int refused = 0;
    for (int at = 0; at < good.length; at += 4096) {
      byte[] bad = good.clone();
      Arrays.fill(bad, at, Math.min(at + 512, bad.length), (byte) 0x5a);
      replace(file, bad);
      refused += refuses() ? 1 : 0;
    }
    assertThat(refused).isPositive();
    replace(file, new byte[good.length]);
    assertThat(refuses()).isTrue();
    H2Register.delete(vault);
    replay();
  }

  @Test
  void registerThatHasBeenThroughAllScriptsIsKnownWithoutFlywayAndOneThatHasNotIsNot()
      throws Exception {
    replay();
    String url = Database.inFolder(vault.resolve("register"));
    try (var connection = DriverManager.getConnection(url, "sa", "");
        var statement = connection.createStatement()) {
      assertThat(Scripts.allIn(connection)).isTrue();
      String one = " WHERE \"version\" = '1'";
      statement.execute("UPDATE \"flyway_schema_history\" SET \"success\" = FALSE" + one);
      assertThat(Scripts.allIn(connection)).isFalse();
      statement.execute(
          "UPDATE \"flyway_schema_history\" SET \"success\" = TRUE, \"checksum\" = 1" + one);
      assertThat(Scripts.allIn(connection)).isFalse();
      statement.execute("DELETE FROM \"flyway_schema_history\"" + one);
      assertThat(Scripts.allIn(connection)).isFalse();
      statement.execute("DROP TABLE \"flyway_schema_history\"");
      assertThat(Scripts.allIn(connection)).isFalse();
    }
  }

  @Test
  void registerOfALaterVersionIsRefused() throws Exception {
    replay();
    try (var connection =
            DriverManager.getConnection(Database.inFolder(vault.resolve("register")), "sa", "");
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'later', type, 'V99__later.sql',"
              + " checksum, installed_by, installed_on, 1, TRUE FROM \"flyway_schema_history\""
              + " WHERE \"version\" = '1'");
    }
    assertThat(refuses()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FORCE TRIGGER planted BEFORE INSERT ON entry FOR EACH ROW AS 'org.h2.api.Trigger"
            + " create() { System.setProperty(\"planted\", \"yes\"); return null; }'",
        "CREATE ALIAS planted AS 'String planted() { return \"\"; }'",
        "CREATE VIEW planted AS SELECT FILE_READ('pom.xml') AS x",
        "ALTER TABLE person ALTER COLUMN name SET DEFAULT FILE_WRITE(X'00', 'planted')",
        "ALTER TABLE person ADD CONSTRAINT planted CHECK (FILE_READ('pom.xml') IS NOT NULL)",
        "CREATE FORCE LINKED TABLE planted('', 'jdbc:h2:mem:other', 'sa', '', 'x')",
        "CREATE CONSTANT planted VALUE 1",
      })
  void fileThatWouldRunSomethingIsRefusedBeforeItRuns(String plant) throws Exception {
    replay();
    try (var connection =
            DriverManager.getConnection(Database.inFolder(vault.resolve("register")), "sa", "");
        var statement = connection.createStatement()) {
      statement.execute(plant);
    }
    System.clearProperty("planted");
    assertThat(refuses()).isTrue();
    assertThat(System.getProperty("planted")).isNull();
  }

  @Test
  void killedWhileApplyingLosesNothingThatWasAcknowledged() throws Exception {
    for (int round = 1; round <= 3; round++) {
      H2Register.delete(vault);
      Process process = OtherProcess.start("", "apply", vault.toString());
      long acknowledged = OtherProcess.killAt(process, 10L * round);
      try (H2Register register = H2Register.open(vault)) {
        assertThat(register.applied()).isGreaterThan(acknowledged);
        RegisterRebuild.replay(journal, register, 0, done -> {});
        assertThat(RegisterCheck.compare(register, journal, done -> {})).isEmpty();
      }
    }
  }

  @Test
  void interruptedThreadDoesNotHarmTheRegister() throws Failure {
    var all = H2RegisterTest.checked(made);
    try (H2Register register = H2Register.open(vault)) {
      for (var one : all) {
        Thread.currentThread().interrupt();
        register.apply(List.of(one));
      }
      assertThat(Thread.interrupted()).isTrue();
      assertThat(RegisterCheck.compare(register, journal, done -> {})).isEmpty();
    }
  }

  /** Whether opening or reading it is refused; anything but a StoreFailed fails the test. */
  private boolean refuses() {
    try (H2Register register = H2Register.open(vault)) {
      register.digests();
      register.entries(EntryFilter.ALL, Span.ALL, 10);
      return false;
    } catch (StoreFailed e) {
      assertThat(e.code()).isEqualTo("store.register-corrupt");
      return true;
    }
  }

  /** As a new file: H2 may keep a file open, and so locked, that it could not read. */
  private static void replace(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    Files.write(file, content);
  }

  private Map<String, String> replay() throws Failure {
    try (H2Register register = H2Register.open(vault)) {
      RegisterRebuild.replay(journal, register, 0, done -> {});
      return register.digests();
    }
  }

  private static void write(Path file, List<byte[]> lines) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      for (byte[] line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
  }
}
