package org.countersign.app.screen.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.ImpactGrid;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.UiThread;
import org.countersign.app.screen.Robot;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The blast radius in the dialog of every operation that takes trust away. */
final class ImpactInDialogTest {
  private static final String RELEASES = "software-releases";
  private static final String PARTNERS = "partner-tokens";
  private static ScreenVault vault;
  private static Spki untrusted;

  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private ControlWindows desk;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
    untrusted = vault.generate("nightly-2026", "Nightly builds", RELEASES, KeyAlgorithm.EC_P256);
    vault.carryOut(new Operation.ActivateKey(untrusted), RELEASES, "Ready for use", "bao");
    vault.carryOut(
        new Operation.EmergencyRevoke(
            vault.key("partner-jwt-2025").spki(), "keyCompromise", Optional.empty(), "INC-2044"),
        PARTNERS,
        "Its token was stolen",
        "chidi");
  }

  @AfterAll
  static void leaves() {
    vault.close();
  }

  @BeforeEach
  void starts() {
    Ui.start(Theme.LIGHT);
    desk =
        Ui.get(() ->
            new ControlWindows(
                new ControlServices(
                    vault.services().vault(),
                    vault.services().controls(),
                    vault.workstation().tokens(),
                    new SlowTokens(),
                    new FxTaskRunner(dialogs)),
                dialogs,
                () -> null));
  }

  @AfterEach
  void closes() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    assertThat(dialogs.shown).isEmpty();
  }

  private void propose(Operation operation, String domain) {
    Wish wish = Wish.real(operation, domain, "A test wants it");
    if (operation instanceof Operation.EmergencyRevoke) {
      UiThread.run(() -> desk.emergency(wish, Instant.now()));
    } else {
      UiThread.run(() -> desk.propose(wish));
    }
    robot.await("the tabs", () -> !tabs().getTabs().isEmpty());
  }

  private TabPane tabs() {
    return robot.lookup(".control-left .tab-pane").query();
  }

  private Node impact() {
    return Ui.get(() -> tabs().getTabs().getFirst().getContent());
  }

  private void shows(int paths) {
    assertThat(Ui.get(() -> tabs().getTabs().getFirst().getText()))
        .isEqualTo("Who breaks (" + paths + ")");
    assertThat(Ui.get(() -> tabs().getSelectionModel().getSelectedIndex())).isZero();
    assertThat(impact().lookup(".impact-grid") instanceof ImpactGrid).isEqualTo(paths > 0);
    Scene scene = impact().getScene();
    assertThat(Ui.get(() -> impact().localToScene(impact().getLayoutBounds()).getMaxY()))
        .isLessThanOrEqualTo(scene.getHeight());
  }

  private static int reached(String label) {
    return vault
        .services()
        .vault()
        .read(state -> state.graph().from(vault.key(label).spki()).paths().size());
  }

  @Test
  void suspension() {
    propose(new Operation.SuspendKey(vault.key("release-2025").spki()), RELEASES);
    shows(6);
    robot.picture("control-impact");
    Ui.run(() -> ((Button) impact().lookup("#impact-copy-contacts")).fire());
    String copied = Ui.get(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied.lines()).hasSize(5).doesNotHaveDuplicates();
    assertThat(copied).contains("Client platform, +46 8 555 0311\tcritical\tDesktop updater");
  }

  @Test
  void destructionOfAKeyThatIsStillTrusted() {
    propose(new Operation.DestroyKey(vault.key("partner-jwt-2025").spki()), PARTNERS);
    shows(reached("partner-jwt-2025"));
    assertThat(reached("partner-jwt-2025")).isEqualTo(4);
  }

  @Test
  void emergencyRevocation() {
    Operation operation =
        new Operation.EmergencyRevoke(
            vault.key("release-2025").spki(), "keyCompromise", Optional.empty(), "INC-2045");
    propose(operation, RELEASES);
    shows(6);
  }

  @Test
  void routineRevocationSaysThatNobodyIsOnRecord() {
    propose(new Operation.RevokeKey(untrusted, "superseded"), RELEASES);
    shows(0);
  }

  @Test
  void retirementSaysThatNobodyIsOnRecord() {
    propose(new Operation.RetireKey(untrusted), RELEASES);
    shows(0);
  }
}
