package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.persistence.register.H2Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant 6: the register is only derived; a difference is shown and stops work. */
class RegisterByHandTest {
  private VaultOnSoftHsm vault;
  private Map<String, String> digests;

  @BeforeEach
  void found() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    new Inventory(vault).key("release-2026", KeyAlgorithm.EC_P256);
    vault.reopen();
    digests = vault.services().vault().register().digests();
    vault.close();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private void edit(String sql) throws Exception {
    String place = vault.folder().toAbsolutePath().resolve("register/register").toString();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:async:" + place + ";DATABASE_TO_LOWER=TRUE", "sa", "");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE signing_key SET label = 'other' | signing_key",
        "UPDATE person SET name = 'Eve' WHERE id = 'ada' | person",
        "DELETE FROM request | request",
        "UPDATE entry SET body = '{}' WHERE seq = 4 | entry",
      })
  void aRegisterEditedByHandStopsWorkAndNamesTheTable(String sql, String table) throws Exception {
    edit(sql);

    vault.reopen();
    List<String> told = new ArrayList<>();
    vault.services().watch().await();
    vault.services().vault().onStop(why -> told.add(why.code()));

    assertThat(told).containsExactly("store.register-edited");
    long entries = vault.services().vault().head().size();
    Failure failure = Sentences.of(() -> vault.signIn(Charter.ADA));
    assertThat(failure.code()).isEqualTo("store.register-edited");
    assertThat(failure.arguments()).containsExactly(table);
    assertThat(vault.services().vault().head().size()).isEqualTo(entries);
    vault.close();
    H2Register.delete(vault.folder());
    asBefore();
  }

  @Test
  void aRegisterAsItShouldBeStopsNothing() throws Exception {
    vault.reopen();
    vault.services().watch().await();
    vault.signIn(Charter.ADA);
    assertThat(vault.services().watch().isRunning()).isFalse();
  }

  @Test
  void aDeletedRegisterIsRebuiltAndSaysTheSame() throws Exception {
    H2Register.delete(vault.folder());
    asBefore();
  }

  @Test
  void aRegisterThatCannotBeReadIsRebuiltAndSaysTheSame() throws Exception {
    Path file = vault.folder().resolve("register/register.mv.db");
    Files.write(file, new byte[5000]);
    asBefore();
  }

  @Test
  void anOlderRegisterCatchesUp() throws Exception {
    VaultFiles before = new VaultFiles(vault);
    vault.reopen();
    vault.signIn(Charter.ADA);
    vault.close();
    VaultFiles after = new VaultFiles(vault);
    byte[] journal = Files.readAllBytes(after.journal());
    before.putBack();
    Files.write(after.journal(), journal);
    vault.reopen();
    assertThat(vault.services().vault().register().applied())
        .isEqualTo(vault.services().vault().head().size());
  }

  private void asBefore() throws Exception {
    vault.reopen();
    assertThat(vault.services().vault().register().digests()).isEqualTo(digests);
  }
}
