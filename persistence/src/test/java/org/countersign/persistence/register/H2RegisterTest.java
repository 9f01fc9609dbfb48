package org.countersign.persistence.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.port.RegisterStore.EntryFilter;
import org.countersign.model.port.RegisterStore.KeyFilter;
import org.countersign.model.port.RegisterStore.Span;
import org.countersign.persistence.JournalFixture;
import org.countersign.persistence.OtherProcess;
import org.countersign.persistence.RichJournal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2RegisterTest {
  private static RichJournal.Made made;

  @TempDir Path vault;

  @BeforeAll
  static void makeJournal() throws Failure {
    made = RichJournal.make();
  }

  @Test
  void everyTableHasRowsAndDigestsAgreeWithMemory() throws Failure {
    try (H2Register file = H2Register.open(vault);
        H2Register memory = H2Register.inMemory()) {
      Map<String, String> empty = file.digests();
      oneByOne(file, made.journal());
      atOnce(memory, made.journal());

      assertThat(file.digests()).hasSize(28).isEqualTo(memory.digests());
      assertThat(file.digests().keySet())
          .allSatisfy(name -> assertThat(file.digests().get(name)).isNotEqualTo(empty.get(name)));
      assertThat(file.chain()).isEqualTo(memory.chain());
    }
  }

  @Test
  void closedAndOpenedAgainStandsWhereItStood() throws Failure {
    Map<String, String> before;
    try (H2Register register = H2Register.open(vault)) {
      oneByOne(register, made.journal());
      before = register.digests();
    }
    try (H2Register register = H2Register.open(vault)) {
      assertThat(register.applied()).isEqualTo(made.journal().lines().size());
      assertThat(register.digests()).isEqualTo(before);
    }
  }

  @Test
  void checkedPointIsRememberedAndInNoDigest() throws Failure {
    try (H2Register register = H2Register.inMemory()) {
      Map<String, String> before = register.digests();
      assertThat(register.checkedPoint()).isEqualTo(new RegisterStore.CheckedPoint(0, ""));
      register.remember(new RegisterStore.CheckedPoint(4, "ab"));
      register.remember(new RegisterStore.CheckedPoint(5, "cd"));

      assertThat(register.checkedPoint()).isEqualTo(new RegisterStore.CheckedPoint(5, "cd"));
      assertThat(register.digests()).isEqualTo(before);
    }
  }

  @Test
  void entryOutOfOrderIsRefusedAndNothingOfItsBatchStays() throws Failure {
    try (H2Register register = H2Register.inMemory()) {
      List<JournalVerifier.Checked> all = checked(made.journal());
      assertThatThrownBy(() -> register.apply(List.of(all.get(0), all.get(1), all.get(1))))
          .isInstanceOfSatisfying(
              StoreFailed.class, e -> assertThat(e.code()).isEqualTo("store.register-order"));
      assertThat(register.applied()).isZero();
      assertThat(register.count(EntryFilter.saying(""), Span.ALL)).isZero();
      register.apply(all);
      assertThat(register.applied()).isEqualTo(all.size());
    }
  }

  @Test
  void entriesAreFoundByTextNewestFirst() throws Failure {
    try (H2Register register = H2Register.inMemory()) {
      atOnce(register, made.journal());
      int size = made.journal().lines().size();

      assertThat(register.count(EntryFilter.saying(""), Span.ALL)).isEqualTo(size);
      assertThat(register.entries(EntryFilter.saying(""), Span.ALL, 2))
          .extracting(RegisterStore.EntryRow::seq)
          .containsExactly(size - 1L, size - 2L);
      assertThat(register.entries(EntryFilter.ALL, new Span(0, size - 2L), 1).getFirst().seq())
          .isEqualTo(size - 3L);
      assertThat(register.entries(EntryFilter.saying("VAULT.founded"), Span.ALL, 9)).hasSize(1);
      assertThat(register.entries(EntryFilter.saying("chloé"), Span.ALL, 9)).isNotEmpty();
      assertThat(register.count(EntryFilter.saying("100%_sure"), Span.ALL)).isPositive();
      assertThat(register.count(EntryFilter.saying("100_%sure"), Span.ALL)).isZero();
      assertThat(register.count(EntryFilter.saying("'; drop table entry; --"), Span.ALL)).isZero();
    }
  }

  @Test
  void keysSayWhoseTheyAreAndWhenDue() throws Failure {
    try (H2Register register = H2Register.inMemory()) {
      atOnce(register, made.journal());
      RegisterStore.KeyRow key = register.keys(KeyFilter.ALL).getFirst();

      assertThat(key.spki()).isEqualTo(made.key().hex());
      assertThat(key.owner()).isEqualTo("Alice Ito");
      assertThat(key.domainName()).isEqualTo("Domain releases");
      assertThat(key.state()).isEqualTo("active");
      assertThat(key.trustedBy()).isEqualTo(2);
      var certificate = made.journal().state().keys().certificates().iterator().next();
      assertThat(key.due()).isEqualTo(certificate.notAfter());
      assertThat(register.keys(new KeyFilter("LEASE-2026", "releases", "active", "hsm-1")))
          .containsExactly(key);
      assertThat(register.keys(new KeyFilter("", "", "destroyed", ""))).isEmpty();
      assertThat(register.keys(new KeyFilter("", "other", "", ""))).isEmpty();
      assertThat(register.keys(new KeyFilter("", "", "", "hsm-2"))).isEmpty();
    }
  }

  @Test
  void requestsSayWhoRefusedThem() throws Failure {
    try (H2Register register = H2Register.inMemory()) {
      atOnce(register, made.journal());
      RegisterStore.RequestRow refused = register.requests("key.retire", 0, 9).getFirst();
      RegisterStore.RequestRow generated = register.requests("KEY.generate", 0, 9).getFirst();

      assertThat(refused.refusedBy()).isEqualTo(Optional.of("Chloé Brandt"));
      assertThat(refused.execution()).isEqualTo("none");
      assertThat(generated.refusedBy()).isEmpty();
      assertThat(generated.approvals()).isEqualTo(1);
      assertThat(generated.execution()).isEqualTo("finished");
      assertThat(generated.raisedBy()).isEqualTo("Alice Ito");
      assertThat(register.requests("", 0, 100))
          .hasSize(made.journal().state().requests().all().size());
    }
  }

  @Test
  void openedTwiceIsInUse() throws Exception {
    try (H2Register register = H2Register.open(vault)) {
      oneByOne(register, made.journal());
      assertThat(OtherProcess.run("", "register", vault.toString()))
          .containsExactly("store.in-use");
    }
    assertThat(OtherProcess.run("", "register", vault.toString())).containsExactly("done");
  }

  static void oneByOne(RegisterStore register, JournalFixture journal) throws Failure {
    for (JournalVerifier.Checked one : checked(journal)) {
      register.apply(one.entry(), one.changes());
    }
  }

  static void atOnce(RegisterStore register, JournalFixture journal) throws Failure {
    register.apply(checked(journal));
  }

  static List<JournalVerifier.Checked> checked(JournalFixture journal) throws Failure {
    JournalVerifier verifier = new JournalVerifier(journal::attachment);
    List<JournalVerifier.Checked> all = new ArrayList<>();
    for (byte[] line : journal.lines()) {
      all.add(verifier.next(line));
    }
    return all;
  }

  @Test
  void folderIsTheOwnersOnly() throws Exception {
    H2Register.open(vault).close();
    assertThat(Files.getPosixFilePermissions(vault.resolve("register")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void noClassAndNoFileCanBeReachedFromSql() throws Exception {
    H2Register.open(vault).close();
    try (var connection =
            DriverManager.getConnection(Database.inFolder(vault.resolve("register")), "sa", "");
        var statement = connection.createStatement()) {
      assertThatThrownBy(() ->
              statement.execute(
                  "CREATE ALIAS prop FOR \"java.lang.System.getProperty(java.lang.String)\""))
          .hasMessageContaining("denied");
    }
  }
}
