package org.countersign.app.screen.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.DirectTaskRunner;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.Robot;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.service.today.Outlook;
import org.countersign.app.service.today.TodayItem;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** In this order, since a vault only ever grows. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TodayScreenTest {
  private static ScreenVault vault;

  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final List<String> opened = new ArrayList<>();
  private String person = "astrid";
  private TodayView view;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @BeforeEach
  void shows() {
    Ui.start(Theme.LIGHT);
  }

  @AfterEach
  void hides() {
    assertThat(dialogs.surprise).isEmpty();
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  private void show() {
    Ui.run(() -> {
      var services = vault.services();
      TodayViewModel model =
          new TodayViewModel(
              services.today(),
              services.vault(),
              () -> Optional.of(person),
              new DirectTaskRunner(dialogs));
      view = new TodayView(model, (screen, subject) -> opened.add(screen + " " + subject));
      Stage stage = new Stage();
      stage.setScene(new Scene((Parent) view.node(), 1100, 700));
      stage.show();
      view.refresh();
    });
  }

  private List<Node> rows() {
    return List.copyOf(view.node().lookupAll(".today-row"));
  }

  private String sentences() {
    return rows().stream().map(Node::getAccessibleText).reduce("", (a, b) -> a + "\n" + b);
  }

  @Test
  @Order(1)
  void nothingDueSaysSoAndWhatComesNext() {
    show();
    assertThat(rows()).isEmpty();
    assertThat(robot.shows("Nothing waits for you")).isTrue();
    assertThat(robot.shows("the review of Software releases is due")).isTrue();
    Ui.run(() -> ((javafx.scene.control.Hyperlink) view.node().lookup(".hyperlink")).fire());
    assertThat(opened).containsExactly("people software-releases");
  }

  @Test
  @Order(2)
  void whatWaitsForMeStandsInSentencesAndWhatIRaisedDoesNot() {
    Operation suspend = new Operation.SuspendKey(vault.key("release-2025").spki());
    String hash = vault.raise(suspend, "software-releases", "INC-2041");
    show();
    assertThat(rows()).isEmpty();
    person = "bao";
    show();
    assertThat(sentences())
        .contains("“Suspend a key” for release-2025 waits for your signature")
        .contains("Astrid Lindqvist raised it");
    Ui.run(() -> rows().getFirst().requestFocus());
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    robot.doubleClickOn(rows().getFirst());
    assertThat(opened).containsExactly("requests " + hash, "requests " + hash);
  }

  @Test
  @Order(3)
  void rowsAreGroupedMostUrgentFirstAndArrowsGoFromOneToTheNext() {
    Policy policy =
        vault
            .services()
            .vault()
            .read(s -> s.domains().find("software-releases").orElseThrow())
            .policy();
    Instant before =
        vault.services().vault().now().atZone(ZoneOffset.UTC).minus(Period.ofYears(3)).toInstant();
    SigningDomain empty =
        new SigningDomain(
            "old-firmware",
            "Old firmware",
            "Firmware of 2019",
            "nobody",
            List.of(),
            policy,
            before);
    vault.carryOut(new Operation.CreateDomain(empty), "", "CHG-7", "bao");
    vault.raise(
        new Operation.EmergencyRevoke(
            vault.key("partner-jwt-2025").spki(), "keyCompromise", Optional.empty(), "INC-1"),
        "partner-tokens",
        "INC-1");
    person = "bao";
    show();
    assertThat(sentences())
        .contains("Emergency revocation")
        .contains("Old firmware has no owner")
        .contains("Old firmware has no stakeholders and needs two");
    assertThat(groups()).containsExactly("Now", "Soon");
    Ui.run(() -> rows().getFirst().requestFocus());
    robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
    assertThat(rows().get(1).isFocused()).isTrue();
    robot.picture("today");
  }

  private List<String> groups() {
    return view.node().lookupAll(".today-group").stream()
        .map(group -> ((Labeled) group).getText())
        .toList();
  }

  @Test
  @Order(4)
  void anOutlookNamesWhatANewVaultStillNeeds() {
    Outlook lacking = new Outlook(true, false, false, false, Optional.empty());
    Ui.run(() -> {
      FirstSteps steps = new FirstSteps(lacking, screen -> opened.add(screen));
      Stage stage = new Stage();
      stage.setScene(new Scene(steps, 900, 200));
      stage.show();
    });
    assertThat(robot.lookup("#today-first-token").tryQuery()).isEmpty();
    robot.clickOn("#today-first-domain").clickOn("#today-first-certificate");
    assertThat(opened).containsExactly("people", "keys");
    robot.picture("today-first");
  }

  @Test
  void everyCodeHasASentenceBeforeAndAfterItIsDue() {
    Instant now = Instant.parse("2026-11-21T18:00:00Z");
    for (String code :
        List.of("purpose-ends", "cryptoperiod-ends", "certificate-ends", "crl-ends")) {
      String before = TodayText.sentence(item(code, now.plus(Duration.ofDays(3))), now);
      String after = TodayText.sentence(item(code, now.minus(Duration.ofDays(3))), now);
      assertThat(before).contains("release").contains("2026-11-24").isNotEqualTo(after);
      assertThat(after).contains("2026-11-18");
    }
    TodayItem shares =
        new TodayItem(
            "shares-lost",
            List.of("northgate", 2L, 1, 2),
            TodayItem.Urgency.NOW,
            TodayItem.Place.TOKENS,
            "1",
            Optional.empty());
    assertThat(TodayText.sentence(shares, now))
        .startsWith("2 PIN shares of signing token northgate can no longer be opened: 1 is left");
  }

  private static TodayItem item(String code, Instant due) {
    return new TodayItem(
        code,
        List.of("release", due),
        TodayItem.Urgency.SOON,
        TodayItem.Place.KEYS,
        "ab",
        Optional.of(due));
  }
}
