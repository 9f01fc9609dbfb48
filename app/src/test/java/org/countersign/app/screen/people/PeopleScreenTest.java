package org.countersign.app.screen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.DirectTaskRunner;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Shell;
import org.countersign.app.fx.ShellActions;
import org.countersign.app.fx.ShellModel;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.screen.RecordingDesk;
import org.countersign.app.screen.Robot;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.service.inventory.DomainRow;
import org.countersign.app.service.inventory.PersonRow;
import org.countersign.app.service.people.TokenEnrolment;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.EnrolmentRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PeopleScreenTest {
  private static ScreenVault vault;

  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final DirectTaskRunner tasks = new DirectTaskRunner(dialogs);
  private final RecordingDesk desk = new RecordingDesk();
  private PeopleViewModel model;
  private PeopleView view;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
    Policy first = policy("software-releases");
    Policy longer =
        new Policy(
            2,
            first.routine(),
            first.emergency(),
            first.destruction(),
            2,
            "P1Y6M",
            first.renewalWindow(),
            first.reviewCadence(),
            first.crlLifetime());
    vault.carryOut(
        new Operation.ChangePolicy(longer),
        "software-releases",
        "Audit finding 12",
        "bao",
        "chidi");
    SigningDomain lost =
        new SigningDomain(
            "old-firmware",
            "Old firmware",
            "Firmware of 2019",
            "gone",
            List.of("goran"),
            withDestructionByFive(first),
            vault.services().vault().now());
    vault.carryOut(new Operation.CreateDomain(lost), "", "CHG-7", "bao");
    vault.carryOut(new Operation.RemovePerson("freya"), "", "Left in October", "bao");
  }

  private static Policy withDestructionByFive(Policy like) {
    return new Policy(
        1,
        like.routine(),
        like.emergency(),
        new Rule(5, List.of(Role.CUSTODIAN), List.of(), true, 168, 48),
        like.trustPathPersons(),
        like.cryptoperiod(),
        like.renewalWindow(),
        like.reviewCadence(),
        like.crlLifetime());
  }

  private static Policy policy(String domain) {
    return vault
        .services()
        .vault()
        .read(state -> state.domains().find(domain).orElseThrow().policy());
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @BeforeEach
  void shows() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      var services = vault.services();
      var tokens = vault.workstation().tokens();
      model =
          new PeopleViewModel(
              services.vault(),
              services.controls()::draft,
              new TokenEnrolment(tokens, services.vault()),
              new PublicationModel(services.sets(), services.controls()::draft, desk, tasks),
              desk,
              tasks);
      view = new PeopleView(model, dialogs, tasks);
      Shell shell =
          new Shell(
              new ShellModel(),
              List.of(new NavigationItem("people", "people.title", Icon.PEOPLE, () -> view)),
              new ShellActions(() -> {}, () -> {}, theme -> {}),
              dialogs);
      Stage stage = new Stage();
      stage.setScene(new Scene(shell.root(), 1280, 800));
      stage.show();
    });
  }

  @AfterEach
  void hides() {
    assertThat(dialogs.surprise).isEmpty();
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  private PersonRow person(String id) {
    return model.people().stream()
        .filter(row -> row.person().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private DomainRow domain(String id) {
    return model.domains().stream()
        .filter(row -> row.domain().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private FormModel form(Runnable ask) {
    FormModel[] shown = new FormModel[1];
    Ui.run(() -> {
      model.onForm(form -> shown[0] = form);
      ask.run();
    });
    return shown[0];
  }

  private void submit(FormModel form, Consumer<FormModel> fill) {
    Ui.run(() -> {
      fill.accept(form);
      form.submit(tasks, () -> {});
    });
  }

  @SuppressWarnings("unchecked") // the test knows what the input of this label takes
  private static <V> List<Input<V>> inputs(FormModel form, String label) {
    return form.inputs().stream()
        .filter(input -> input.labelKey().equals(label))
        .map(input -> (Input<V>) input)
        .toList();
  }

  private static <V> void set(FormModel form, String label, V value) {
    PeopleScreenTest.<V>inputs(form, label).getFirst().set(value);
  }

  @Test
  void everyPersonShowsTokenSharesAndEntry() {
    PersonRow astrid = person("astrid");
    assertThat(PeopleTab.state(astrid)).isEqualTo("has a token");
    assertThat(PeopleTab.token(astrid)).startsWith("custodian astrid · ");
    assertThat(astrid.tokens()).containsExactly("northgate-signing");
    assertThat(astrid.enrolled().orElseThrow().entry()).isZero();
    assertThat(PeopleTab.state(person("goran"))).isEqualTo("no token");
    assertThat(person("goran").enrolled().orElseThrow().entry()).isPositive();
    assertThat(person("goran").stake()).contains("Software releases", "Partner tokens");
    assertThat(model.people().getLast().person().id()).isEqualTo("freya");
    assertThat(PeopleTab.state(person("freya"))).isEqualTo("removed");
    Ui.run(() -> view.select("astrid"));
    robot.picture("people");
  }

  @Test
  void gapsAreBadgesAndThePolicyIsInWordsWithItsVersions() {
    Ui.run(() -> view.select("old-firmware"));
    assertThat(robot.shows("no owner")).isTrue();
    assertThat(robot.shows("one stakeholder")).isTrue();
    robot.picture("people-gaps");
    Ui.run(() -> view.select("software-releases"));
    assertThat(robot.shows("2 custodians, the raiser may be one of them")).isTrue();
    assertThat(robot.shows("a key is active for at most 1 year, 6 months")).isTrue();
    robot.picture("people-domain");
    Ui.run(() ->
        ((TabPane) view.node().lookup(".detail-pane .tab-pane")).getSelectionModel().select(2));
    assertThat(robot.shows("raised by Astrid Lindqvist, countersigned by Bao Nguyen")).isTrue();
    robot.picture("people-versions");
    Ui.run(() -> view.select(""));
    assertThat(robot.shows("The vault itself")).isTrue();
  }

  @Test
  void aPersonWithoutTokenGetsAnIdOfTheirOwn() {
    submit(
        form(model::addPerson),
        form -> {
          set(form, "people.form.name", "Åsa Öberg");
          set(form, "people.form.contact", "asa@northgate.example");
          set(form, "people.form.reason", "HR-1");
        });
    assertThat(enrolled().id()).isEqualTo("asa-oberg");
    submit(
        form(model::addPerson),
        form -> {
          set(form, "people.form.name", "Freya");
          set(form, "people.form.contact", "another Freya");
          set(form, "people.form.reason", "HR-2");
        });
    assertThat(enrolled().id()).isEqualTo("freya-2");
  }

  private Person enrolled() {
    return ((Operation.EnrolPerson) desk.proposed.getLast().operation()).person();
  }

  @Test
  void whoeverAPolicyCannotDoWithoutIsNotRemovedAndTheFormSaysWhy() {
    FormModel form = form(() -> model.removePerson(person("astrid")));
    assertThat(form.introText()).contains("split those PINs anew");
    submit(form, shown -> set(shown, "people.form.reason", "HR-3"));
    assertThat(form.refusalProperty().get())
        .contains("The policy asks for 5 people, but only 4 may decide");
  }

  @Test
  void aPolicyNobodyCouldMeetIsRefusedInItsField() {
    FormModel form = form(() -> model.changePolicy(domain("partner-tokens")));
    Input<String> persons = PeopleScreenTest.<String>inputs(form, "people.policy.persons").get(2);
    submit(
        form,
        shown -> {
          persons.set("6");
          set(shown, "people.policy.cryptoperiod", "P900Y");
          set(shown, "people.form.reason", "CHG-9");
        });
    assertThat(desk.proposed).isEmpty();
    assertThat(persons.problemProperty().get()).contains("Only 5 custodians");
    assertThat(inputs(form, "people.policy.cryptoperiod").getFirst().problemProperty().get())
        .contains("100 years");
    Ui.run(() -> persons.set("1"));
    assertThat(persons.problemProperty().get()).contains("At least 2");
    submit(
        form,
        shown -> {
          persons.set("4");
          set(shown, "people.policy.cryptoperiod", "P1Y");
          PeopleScreenTest.<Set<Role>>inputs(shown, "people.policy.roles")
              .getFirst()
              .set(Set.of(Role.CUSTODIAN, Role.OWNER));
        });
    Policy next = ((Operation.ChangePolicy) desk.proposed.getFirst().operation()).policy();
    assertThat(next.version()).isEqualTo(2);
    assertThat(next.destruction().persons()).isEqualTo(4);
    assertThat(next.routine().roles()).containsExactly(Role.CUSTODIAN, Role.OWNER);
  }

  @Test
  void aPolicyFormThatIsOnlyLookedAtChangesNothing() {
    Policy now = policy("partner-tokens");
    Ui.run(() -> model.changePolicy(domain("partner-tokens")));
    TextArea reason = (TextArea) node("#people-form-reason");
    Ui.run(() -> reason.setText("CHG-12"));
    robot.clickOn(robot.from(robot.scene().getRoot()).lookup(".accent").queryButton());
    Policy next = ((Operation.ChangePolicy) desk.proposed.getFirst().operation()).policy();
    assertThat(next.version()).isEqualTo(2);
    assertThat(List.of(next.routine(), next.emergency(), next.destruction()))
        .containsExactly(now.routine(), now.emergency(), now.destruction());
    assertThat(next.cryptoperiod()).isEqualTo(now.cryptoperiod());
  }

  @Test
  void aNewDomainBeginsWithACopyOfTheVaultsPolicy() {
    FormModel form = form(model::createDomain);
    submit(
        form,
        shown -> {
          set(shown, "people.domain.name", "Firmware");
          set(shown, "people.domain.purpose", "Signs firmware");
          set(shown, "people.domain.owner", Optional.of(person("hana").person()));
          set(
              shown,
              "people.domain.stakeholders",
              Set.of(person("goran").person(), person("dana").person()));
          set(shown, "people.form.reason", "CHG-10");
        });
    Wish wish = desk.proposed.getFirst();
    SigningDomain created = ((Operation.CreateDomain) wish.operation()).created();
    assertThat(wish.domain()).isEmpty();
    assertThat(created.id()).isEqualTo("firmware");
    assertThat(created.policy()).isEqualTo(policy(""));
    assertThat(created.stakeholders()).containsExactly("dana", "goran");
  }

  @Test
  void aReviewAndAChangeAreAskedForInTheirOwnDomain() {
    submit(
        form(() -> model.reviewDomain(domain("partner-tokens"))),
        shown -> {
          set(shown, "people.domain.findings", "All well");
          set(shown, "people.form.reason", "Yearly");
        });
    submit(
        form(() -> model.changeDomain(domain("partner-tokens"))),
        shown -> {
          set(shown, "people.domain.owner", Optional.of(person("dana").person()));
          set(
              shown,
              "people.domain.stakeholders",
              Set.of(person("goran").person(), person("emil").person()));
          set(shown, "people.form.reason", "CHG-11");
        });
    assertThat(desk.proposed).extracting(Wish::domain).containsOnly("partner-tokens");
    assertThat(desk.proposed.getFirst().operation())
        .isEqualTo(new Operation.ReviewDomain("All well"));
    assertThat(((Operation.ChangeDomain) desk.proposed.getLast().operation()).owner())
        .isEqualTo("dana");
  }

  @Test
  void aBlankTokenIsInitialisedAndProvesItsKeysBeforeTheRequest() throws Exception {
    robot.clickOn("#people-enrol");
    ComboBox<?> slot = (ComboBox<?>) node("#people-enrol-slot");
    Ui.run(() -> slot.getSelectionModel().selectFirst());
    fill("Greta Moe", "123456", "123457");
    robot.clickOn("#people-enrol-go");
    assertThat(desk.proposed).isEmpty();
    assertThat(robot.shows("The two PINs are not the same")).isTrue();
    robot.picture("people-enrol");
    pins("123456", "123456");
    robot.clickOn("#people-enrol-go");
    Operation.EnrolPerson enrol = (Operation.EnrolPerson) desk.proposed.getFirst().operation();
    assertThat(enrol.person().id()).isEqualTo("greta-moe");
    assertThat(enrol.credential().orElseThrow().token().label()).isEqualTo("custodian greta");
    EnrolmentRules.prove(
        vault.services().vault().head().vault(), enrol.person(), enrol.credential().orElseThrow());
  }

  @Test
  void aTokenThatIsInitialisedAsksForNoMoreThanItsPin() {
    vault.hsm().token("spare of goran");
    Ui.run(() -> model.enrol(person("goran")));
    ComboBox<?> slot = (ComboBox<?>) node("#people-enrol-slot");
    Ui.run(() -> slot.getSelectionModel().selectLast());
    assertThat(node("#people-enrol-so-pin").getParent().isVisible()).isFalse();
    robot.fill("#people-enrol-pin", "user-123456");
    robot.fill("#people-form-reason", "HR-5");
    robot.picture("people-enrol-initialised");
    robot.clickOn("#people-enrol-go");
    assertThat(enrolled().id()).isEqualTo("goran");
    Ui.run(() -> model.enrol());
    ComboBox<?> again = (ComboBox<?>) node("#people-enrol-slot");
    Ui.run(() -> again.getSelectionModel().selectLast());
    Ui.run(() -> again.getSelectionModel().selectFirst());
    robot.picture("people-enrol-blank");
    assertThat(node("#people-enrol-so-pin").getParent().isVisible()).isTrue();
  }

  private Node node(String query) {
    return robot.lookup(query).query();
  }

  private void fill(String name, String pin, String again) {
    robot.fill("#people-form-name", name);
    robot.fill("#people-form-contact", "greta@northgate.example");
    robot.fill("#people-enrol-label", "custodian greta");
    robot.fill("#people-form-reason", "HR-4");
    pins(pin, again);
  }

  private void pins(String pin, String again) {
    robot.fill("#people-enrol-pin", pin);
    robot.fill("#people-enrol-pin-again", again);
    robot.fill("#people-enrol-so-pin", "so-123456");
    robot.fill("#people-enrol-so-pin-again", "so-123456");
  }

  @Test
  void theFormsFitAndReadWell() {
    robot.clickOn("#people-add");
    robot.picture("people-add");
    Ui.run(() -> robot.window(robot.scene()).hide());
    Ui.run(() -> model.changePolicy(domain("partner-tokens")));
    robot.picture("people-policy");
    assertThat(robot.lookup(".form .label").queryAllAs(Labeled.class)).isNotEmpty();
  }
}
