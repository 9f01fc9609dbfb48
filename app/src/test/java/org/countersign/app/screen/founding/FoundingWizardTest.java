package org.countersign.app.screen.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.people.Person;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.vault.VaultState;
import org.countersign.persistence.journal.FileJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Founding in real windows, on real tokens. */
final class FoundingWizardTest {
  @TempDir private Path home;
  private SoftHsm hsm;
  private FoundingStage stage;

  @BeforeEach
  void opens() {
    hsm = SoftHsm.fresh();
    stage = new FoundingStage(hsm, home);
  }

  @AfterEach
  void closes() {
    stage.close();
  }

  private static JournalVerifier verified(Path vault) throws IOException, JournalBroken {
    JournalVerifier verifier = new JournalVerifier();
    byte[] file = Files.readAllBytes(vault.resolve(FileJournal.NAME));
    assertThat(file[file.length - 1]).isEqualTo((byte) '\n');
    verifier.next(Arrays.copyOf(file, file.length - 1));
    return verifier;
  }

  @Test
  void threePeopleWithBlankTokensFoundAVaultThatVerifies() throws IOException, JournalBroken {
    FoundingStage.picture("1-empty");
    stage.robot.clickOn("#founding-name").write("Northgate signing vault");
    stage.awaitEnabled("#wizard-next");
    FoundingStage.picture("1-vault");
    assertThat(home).isEmptyDirectory();
    stage.next();

    FoundingStage.picture("2-none");
    stage.sitDown("Ada Brandt", "ada@northgate.example");
    stage.newPins("12345", "54321", FoundingStage.SO_PIN, FoundingStage.SO_PIN);
    stage.robot.type(KeyCode.ENTER);
    stage.awaitText("The two are not the same");
    FoundingStage.picture("2-mismatch");
    stage.newPins(FoundingStage.PIN, FoundingStage.PIN, FoundingStage.SO_PIN, FoundingStage.SO_PIN);
    FoundingStage.picture("2-blank");
    stage.robot.type(KeyCode.ENTER);
    stage.awaitEnrolled(1);
    stage.enrol("Bao Tran", 2);
    assertThat(stage.robot.lookup("#wizard-next").queryButton().isDisabled()).isTrue();
    stage.enrol("Chidi Ekwueme", 3);
    FoundingStage.picture("2-three");
    assertThat(home).isEmptyDirectory();
    stage.next();

    stage.more("#founding-destruction-persons", 2);
    assertThat(stage.value("#founding-destruction-persons")).isEqualTo(4);
    stage.awaitText("The policy asks for 4 people, but only 3 may decide");
    assertThat(stage.robot.lookup("#wizard-next").queryButton().isDisabled()).isTrue();
    FoundingStage.picture("3-too-many");
    stage.robot.clickOn("#founding-destruction-persons").type(KeyCode.DOWN);
    FoundingStage.picture("3-policy");
    stage.next();

    FoundingStage.picture("4-review");
    assertThat(stage.says("P2Y – 2 years")).isTrue();
    stage.next();

    FoundingStage.picture("5-sign");
    assertThat(stage.robot.lookup("#wizard-finish").queryButton().isDisabled()).isTrue();
    stage.type("#founding-pin-ada-brandt", "000000");
    stage.robot.type(KeyCode.ENTER);
    stage.awaitText("was wrong");
    FoundingStage.picture("5-wrong-pin");
    for (String person : List.of("ada-brandt", "bao-tran", "chidi-ekwueme")) {
      stage.type("#founding-pin-" + person, FoundingStage.PIN);
      stage.press("#founding-sign-" + person);
      FoundingStage.await(
          () -> stage.robot.lookup("#founding-signed-" + person).tryQuery().isPresent());
    }
    FoundingStage.picture("5-signed");
    assertThat(home).isEmptyDirectory();
    stage.press("#wizard-finish");
    stage.awaitText("Northgate signing vault is founded");
    FoundingStage.picture("6-founded");

    Path vault = home.resolve("northgate-signing-vault");
    VaultState state = verified(vault).state();
    assertThat(state.people().custodians())
        .extracting(Person::name)
        .containsExactlyInAnyOrder("Ada Brandt", "Bao Tran", "Chidi Ekwueme");
    stage.robot.type(KeyCode.ENTER);
    assertThat(stage.opened).containsExactly(vault);
    assertThat(stage.dialogs.shown).isEmpty();
  }

  @Test
  void anInitialisedTokenAsksForItsPinAndSaysWhenItWasWrong() {
    TokenIdentity token = hsm.token("ada");
    stage.name("Northgate");
    stage.robot.clickOn("#founding-enrol");
    FoundingStage.await(() -> stage.says("initialised – asks for its PIN"));
    stage.type("#founding-custodian-name", "Ada Brandt");
    stage.type("#founding-contact", "ada@northgate.example");
    stage.robot.clickOn(token.serial());
    stage.type("#founding-pin", "wrong-pin");
    stage.robot.type(KeyCode.ENTER);
    stage.awaitText("The PIN for token ada was wrong");
    FoundingStage.picture("2-wrong-pin");
    stage.robot.write(SoftHsm.USER_PIN).type(KeyCode.ENTER);
    stage.awaitEnrolled(1);
  }

  @Test
  void whoWasTakenOffTheListCanEnrolTheSameTokenAgain() {
    TokenIdentity token = hsm.token("ada");
    stage.name("Northgate");
    for (String name : List.of("Ada Bramdt", "Ada Brandt")) {
      stage.robot.clickOn("#founding-enrol");
      FoundingStage.await(() -> stage.says("initialised – asks for its PIN"));
      stage.type("#founding-custodian-name", name);
      stage.type("#founding-contact", "ada@northgate.example");
      stage.robot.clickOn(token.serial());
      stage.type("#founding-pin", SoftHsm.USER_PIN);
      stage.robot.type(KeyCode.ENTER);
      stage.awaitEnrolled(1);
      if (name.equals("Ada Bramdt")) {
        stage.robot.clickOn(name).clickOn("#founding-remove");
        stage.awaitEnrolled(0);
      }
    }
    assertThat(stage.dialogs.shown).containsExactly("confirm founding.removing");
  }

  @Test
  void escapeAsksBeforeTypedWorkOrEnrolmentsAreLost() {
    stage.dialogs.answer = false;
    stage.robot.clickOn("#founding-name").write("Northgate").type(KeyCode.ESCAPE);
    assertThat(stage.dialogs.shown).containsExactly("confirmDiscard");
    assertThat(stage.showing()).isTrue();
    stage.next();
    stage.enrol("Ada Brandt", 1);
    stage.robot.type(KeyCode.ESCAPE);
    assertThat(stage.dialogs.shown)
        .containsExactly("confirmDiscard", "confirmFinal founding.leaving");
    assertThat(stage.showing()).isTrue();
    stage.dialogs.answer = true;
    stage.robot.type(KeyCode.ESCAPE);
    assertThat(stage.showing()).isFalse();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsNotEmptyIsRefusedInTheField() throws IOException {
    Path full = Files.createDirectory(home.resolve("northgate"));
    Files.writeString(full.resolve("letter.txt"), "x");
    stage.robot.clickOn("#founding-name").write("Northgate");
    stage.awaitText("is not empty");
    FoundingStage.picture("1-refused");
    assertThat(stage.robot.lookup("#wizard-next").queryButton().isDisabled()).isTrue();
    stage.dialogs.file = java.util.Optional.of(Files.createDirectory(home.resolve("empty")));
    stage.robot.clickOn("#founding-choose-folder");
    stage.awaitEnabled("#wizard-next");
    assertThat(stage.says("is not empty")).isFalse();
  }
}
