package org.countersign.app.service.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.countersign.app.hsm.Pkcs11TokenPort;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.persistence.journal.FileJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entry 0 signed founder by founder, on real tokens. */
final class CharterTest {
  private static final Rule TWO = new Rule(2, List.of(Role.CUSTODIAN), List.of(), true, 168, 48);
  private static final Policy POLICY =
      new Policy(1, TWO, TWO, TWO, 2, "P2Y", "P60D", "P1Y", "P30D");

  @TempDir private Path home;
  private Pkcs11TokenPort tokens;
  private Founding founding;

  @BeforeEach
  void enrolsThree() throws Failure {
    SoftHsm hsm = SoftHsm.fresh();
    tokens = hsm.port();
    founding = new Founding(tokens, Instant::now, new SecureRandom());
    for (String id : List.of("ada", "bao", "chidi")) {
      Person person = new Person(id, id, "", List.of(Role.CUSTODIAN));
      founding.enrol(person, hsm.token(id), SoftHsm.USER_PIN.toCharArray());
    }
  }

  @AfterEach
  void closes() {
    tokens.close();
  }

  private void sign(Charter charter, int founder) throws Failure {
    charter.sign(founding.founders().get(founder), SoftHsm.USER_PIN.toCharArray());
  }

  @Test
  void isWrittenOnlyWhenEveryFounderHasSigned() throws Exception {
    Charter charter = founding.draw("Northgate", POLICY);
    Path vault = home.resolve("vault");
    sign(charter, 2);
    sign(charter, 0);
    try (FileJournal journal = FileJournal.create(vault)) {
      assertThatThrownBy(() -> charter.write(journal)).isInstanceOf(QuorumNotMet.class);
      assertThat(vault.resolve(FileJournal.NAME)).isEmptyFile();
      sign(charter, 1);
      charter.write(journal);
    }
    JournalVerifier verifier = new JournalVerifier();
    verifier.next(
        Files.readString(vault.resolve(FileJournal.NAME)).strip().getBytes(StandardCharsets.UTF_8));
    assertThat(verifier.head().root()).isEqualTo(charter.head().root());
    assertThat(verifier.head().vault()).isEqualTo(founding.vault());
  }

  @Test
  void aWrongPinLeavesTheOthersSignaturesAsTheyAre() throws Failure {
    Charter charter = founding.draw("Northgate", POLICY);
    sign(charter, 0);
    assertThatThrownBy(() -> charter.sign(founding.founders().get(1), "wrong-pin".toCharArray()))
        .isInstanceOf(TokenFailure.WrongPin.class);
    assertThat(founding.founders())
        .extracting(charter::signedBy)
        .containsExactly(true, false, false);
  }

  @Test
  void isNotDrawnUpForTwo() {
    founding.remove(founding.founders().getFirst());
    assertThatThrownBy(() -> founding.draw("Northgate", POLICY)).isInstanceOf(Refused.class);
  }
}
