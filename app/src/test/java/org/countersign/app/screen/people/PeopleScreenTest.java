package org.countersign.app.screen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.screen.ScreenKit;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.service.inventory.DomainRow;
import org.countersign.app.service.inventory.PersonRow;
import org.countersign.model.domain.Policy;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PeopleScreenTest extends ScreenTest {
  private static ScreenVault vault;

  private final FormModel[] form = new FormModel[1];
  private ScreenKit kit;
  private PeopleViewModel model;
  private PeopleView view;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @BeforeEach
  void opens() {
    kit = new ScreenKit(vault, tasks, dialogs);
    Ui.run(() -> {
      model = kit.people();
      view = new PeopleView(model, dialogs, tasks);
      show(view);
    });
  }

  private DomainRow domain(String id) {
    return model.domains().stream()
        .filter(row -> row.domain().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void change(Runnable open, Runnable fill) {
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      open.run();
      fill.run();
      form[0].submit(tasks, () -> {});
    });
  }

  @Test
  void foundersAreEnrolledSinceTheFoundingWithTheirTokens() {
    PersonRow astrid =
        model.people().stream()
            .filter(row -> row.person().id().equals("astrid"))
            .findFirst()
            .orElseThrow();
    assertThat(astrid.since()).isPresent();
    assertThat(astrid.token().orElseThrow().label()).isEqualTo("custodian astrid");
    assertThat(astrid.tokens()).containsExactly("northgate-signing");
  }

  @Test
  void aPolicyThatNobodyCouldMeetIsRefusedInItsField() {
    change(
        () -> model.changePolicy(domain("software-releases")),
        () -> {
          type(form[0], "people.policy.persons", "6");
          type(form[0], "people.form.reason", "CHG-4");
        });
    assertThat(input(form[0], "people.policy.persons").problemProperty().get())
        .contains("At least 2")
        .contains("only 5");
    assertThat(kit.desk.proposed).isEmpty();
  }

  @Test
  void aPeriodThatIsNoneIsRefusedInItsField() {
    change(
        () -> model.changePolicy(domain("software-releases")),
        () -> {
          type(form[0], "people.policy.cryptoperiod", "12q");
          type(form[0], "people.form.reason", "CHG-4");
        });
    assertThat(input(form[0], "people.policy.cryptoperiod").problemProperty().get())
        .contains("“12q”");
    assertThat(kit.desk.proposed).isEmpty();
  }

  @Test
  void thePolicyProposedIsTheOneInForceButForWhatWasChanged() {
    change(
        () -> model.changePolicy(domain("software-releases")),
        () -> {
          type(form[0], "people.policy.cryptoperiod", "P1Y");
          type(form[0], "people.form.reason", "CHG-4");
        });
    Policy now = domain("software-releases").domain().policy();
    Policy next = ((Operation.ChangePolicy) kit.desk.proposed.getFirst().operation()).policy();
    assertThat(next)
        .isEqualTo(
            new Policy(
                2,
                now.routine(),
                now.emergency(),
                now.destruction(),
                now.trustPathPersons(),
                "P1Y",
                now.renewalWindow(),
                now.reviewCadence(),
                now.crlLifetime()));
  }

  @Test
  void thePolicyFormsControlsShowWhatIsInForce() {
    Ui.run(() -> model.changePolicy(domain("software-releases")));
    Window window = top();
    assertThat(
            robot
                .from(window.getScene().getRoot())
                .lookup("#people-policy-raiser")
                .queryAllAs(javafx.scene.control.CheckBox.class))
        .hasSize(3)
        .allMatch(javafx.scene.control.CheckBox::isSelected);
  }

  @Test
  void aDomainNeedsTwoStakeholders() {
    Person goran =
        model.people().stream()
            .map(PersonRow::person)
            .filter(p -> p.id().equals("goran"))
            .findFirst()
            .orElseThrow();
    change(
        model::createDomain,
        () -> {
          type(form[0], "people.domain.name", "Firmware Ä");
          type(form[0], "people.domain.purpose", "Signs gateway firmware");
          ScreenTest.<Optional<Person>>input(form[0], "people.domain.owner")
              .set(Optional.of(goran));
          ScreenTest.<Set<Person>>input(form[0], "people.domain.stakeholders").set(Set.of(goran));
          type(form[0], "people.form.reason", "CHG-5");
        });
    Input<String> id = input(form[0], "people.form.id");
    assertThat(id.get()).isEqualTo("firmware-a");
    assertThat(input(form[0], "people.domain.stakeholders").problemProperty().get())
        .contains("at least 2");
    assertThat(kit.desk.proposed).isEmpty();
  }

  @Test
  void aPersonOfATakenIdIsRefused() {
    change(
        model::addPerson,
        () -> {
          type(form[0], "people.form.name", "Astrid");
          type(form[0], "people.form.contact", "x@northgate.example");
          type(form[0], "people.form.reason", "CHG-5");
        });
    assertThat(input(form[0], "people.form.id").problemProperty().get()).contains("astrid");
    assertThat(kit.desk.proposed).isEmpty();
  }

  @Test
  void enrollingInitialisesABlankTokenAndProposesTheCredentialMadeOnIt() {
    Ui.run(model::enrolWithToken);
    Window window = top();
    Ui.run(() -> {
      ((TextField) in(window, "people-form-name")).setText("Femi Adé");
      ((TextField) in(window, "people-form-contact")).setText("femi@northgate.example");
      ((TextInputControl) in(window, "people-form-reason")).setText("Succeeds Emil");
      ComboBox<?> slot = (ComboBox<?>) in(window, "people-enrol-slot");
      slot.getSelectionModel().selectFirst();
      ((TextField) in(window, "people-enrol-label")).setText("custodian femi");
    });
    enter(window, "people-enrol-pin", "246810");
    enter(window, "people-enrol-pin-again", "246811");
    enter(window, "people-enrol-so-pin", "13579135");
    enter(window, "people-enrol-so-pin-again", "13579135");
    pressPrimary(window);
    assertThat(
            robot
                .from(window.getScene().getRoot())
                .lookup(".form-refusal")
                .queryAs(Labeled.class)
                .getText())
        .contains("differ");
    for (String id : new String[] {"people-enrol-pin", "people-enrol-pin-again"}) {
      enter(window, id, "246810");
    }
    enter(window, "people-enrol-so-pin", "13579135");
    enter(window, "people-enrol-so-pin-again", "13579135");
    pressPrimary(window);
    assertThat(dialogs.shown).isEmpty();
    Operation.EnrolPerson enrol = (Operation.EnrolPerson) kit.desk.proposed.getFirst().operation();
    assertThat(enrol.person().id()).isEqualTo("femi-ade");
    Credential credential = enrol.credential().orElseThrow();
    assertThat(credential.token().label()).isEqualTo("custodian femi");
    assertThat(window.isShowing()).isFalse();
  }

  private void enter(Window window, String id, String pin) {
    PinField field = (PinField) in(window, id);
    Ui.run(() -> {
      field.wipe();
      field.requestFocus();
    });
    robot.write(pin);
  }
}
