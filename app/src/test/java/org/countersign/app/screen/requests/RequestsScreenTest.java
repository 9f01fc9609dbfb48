package org.countersign.app.screen.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.screen.ScreenKit;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.screen.WatchedKeyPem;
import org.countersign.app.service.inventory.RequestRow;
import org.countersign.model.intake.ImportLine;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RequestsScreenTest extends ScreenTest {
  private static ScreenVault vault;
  private static String mine;
  private static String others;

  private ScreenKit kit;
  private RequestsViewModel model;
  private RequestsView view;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
    vault.signIn("bao");
    others =
        vault.raise(
            new Operation.SuspendKey(vault.key("partner-jwt-2025").spki()),
            "partner-tokens",
            "CHG-7");
    vault.signIn("astrid");
    mine =
        vault.raise(
            new Operation.SuspendKey(vault.key("release-2025").spki()),
            "software-releases",
            "CHG-8");
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @BeforeEach
  void opens() {
    kit = new ScreenKit(vault, tasks, dialogs);
    Ui.run(() -> {
      model = kit.requests();
      view = new RequestsView(model, dialogs, tasks);
      show(view);
    });
  }

  private RequestRow row(String hash) {
    return model.rows().stream().filter(row -> row.hash().equals(hash)).findFirst().orElseThrow();
  }

  @Test
  void anOpenRequestNamesThoseItWaitsForAndHowLongStill() {
    RequestRow row = row(others);
    assertThat(row.status()).isEqualTo(RequestStatus.OPEN);
    assertThat(row.waitsFor())
        .containsExactlyInAnyOrder("Astrid Lindqvist", "Chidi Okafor", "Dana Levi", "Emil Haas");
    assertThat(row.signed()).containsExactly(new RequestRow.Signed("Bao Nguyen", false));
    assertThat(row.until()).isPresent();
  }

  @Test
  void anImportCanBeReadLineByLineInItsDetails() {
    vault.bring("software-releases", "partners.pem", WatchedKeyPem.weak(), "bao");
    Ui.run(() -> {
      view.importing(kit::importLines);
      view.refresh();
    });
    RequestRow brought =
        model.rows().stream()
            .filter(row -> row.kind().equals("inventory.import"))
            .findFirst()
            .orElseThrow();
    Ui.run(() -> view.select(brought.hash()));
    robot.clickOn("What it brings");
    TableView<ImportLine> lines = robot.lookup("#control-import-lines").queryTableView();
    assertThat(lines.getItems())
        .extracting(line -> line.item().where().file())
        .containsExactly("partners.pem");
    Ui.run(() -> view.select(others));
    assertThat(robot.lookup("What it brings").tryQuery()).isEmpty();
  }

  @Test
  void aClockThatIsBehindIsToldAboveTheListAndTwoPeopleCanStateTheTime() {
    String banner = Messages.text("requests.clock-behind");
    assertThat(robot.lookup(banner).tryQuery()).isEmpty();
    vault.clockBehind(Duration.ofHours(2));
    try {
      Ui.run(view::refresh);
      assertThat(robot.lookup(banner).tryQuery()).isPresent();
      FormModel[] form = new FormModel[1];
      Ui.run(() -> model.onForm(shown -> form[0] = shown));
      robot.clickOn(Messages.text("requests.time.button"));
      assertThat(form[0].title()).isNotEmpty();
    } finally {
      vault.clockBehind(Duration.ZERO);
    }
    Ui.run(view::refresh);
    assertThat(robot.lookup(banner).tryQuery()).isEmpty();
  }

  @Test
  void whatWaitsStandsAboveWhatIsDone() {
    TableView<RequestRow> table = table(view);
    assertThat(table.getItems().subList(0, 2))
        .extracting(RequestRow::status)
        .containsOnly(RequestStatus.OPEN);
  }

  @Test
  void typingAHashFindsItsRequest() {
    Ui.run(() ->
        ((FilterBar<?>) view.node().lookup(".filter-bar"))
            .field()
            .setText(others.substring(0, 12)));
    TableView<RequestRow> table = table(view);
    assertThat(table.getItems()).extracting(RequestRow::hash).containsExactly(others);
  }

  @Test
  void onlyTheRaiserIsOfferedToWithdraw() {
    Ui.run(() -> view.select(mine));
    assertThat(model.canWithdraw(model.detailProperty().get().orElseThrow())).isTrue();
    Ui.run(() -> view.select(others));
    assertThat(model.canWithdraw(model.detailProperty().get().orElseThrow())).isFalse();
  }

  @Test
  void openingLeadsToTheDualControlDialog() {
    Ui.run(() -> {
      view.select(others);
      model.open();
    });
    assertThat(kit.desk.opened).containsExactly(others);
  }

  @Test
  void withdrawingSignsARefusalAndEndsTheRequest() {
    String gone =
        vault.raise(
            new Operation.SuspendKey(vault.key("northgate-root").spki()),
            "software-releases",
            "CHG-9");
    FormModel[] form = new FormModel[1];
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      view.refresh();
      view.select(gone);
      model.withdraw();
      type(form[0], "requests.form.comment", "Raised by mistake");
      form[0].submit(tasks, () -> {});
    });
    assertThat(row(gone).status()).isEqualTo(RequestStatus.REFUSED);
    assertThat(row(gone).signed()).contains(new RequestRow.Signed("Astrid Lindqvist", true));
  }

  @Test
  void aTimeThatIsNoneIsRefusedUnderItsField() {
    FormModel[] form = new FormModel[1];
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      model.stateTime();
      type(form[0], "requests.time.time", "tomorrow at noon");
      type(form[0], "requests.form.reason", "Battery changed");
      form[0].submit(tasks, () -> {});
    });
    assertThat(input(form[0], "requests.time.time").problemProperty().get())
        .contains("2026-11-21 18:03:11");
    assertThat(kit.desk.proposed).isEmpty();
    Ui.run(() -> {
      type(form[0], "requests.time.time", "2031-01-02 03:04:05");
      form[0].submit(tasks, () -> {});
    });
    assertThat(kit.desk.proposed.getFirst().operation().toString().toLowerCase(Locale.ROOT))
        .contains("2031-01-02t03:04:05");
  }

  @Test
  void theDetailShowsSentenceReasonAndHashInWords() {
    Ui.run(() -> view.select(others));
    assertThat(robot.from(view.node()).lookup(".fact-value").queryAll()).isNotEmpty();
    assertThat(robot.from(view.node()).lookup(".detail-pane .label").queryAllAs(Labeled.class))
        .extracting(Labeled::getText)
        .anyMatch(text -> text != null && text.contains("partner-jwt-2025"))
        .contains("CHG-7");
  }
}
