package org.countersign.app.screen.today;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.ScreenKit;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TodayScreenTest extends ScreenTest {
  private ScreenVault vault;
  private ScreenKit kit;
  private TodayView view;

  @BeforeEach
  void founds() {
    vault = ScreenVault.open();
    kit = new ScreenKit(vault, tasks, dialogs);
  }

  @AfterEach
  void closes() {
    vault.close();
  }

  private void opens() {
    Ui.run(() -> {
      view = new TodayView(kit.today());
      show(view);
    });
  }

  @Test
  void nothingDueIsSaidAndWhatComesNext() {
    opens();
    assertThat(robot.from(view.node()).lookup(".today-row").queryAll()).isEmpty();
    assertThat(robot.from(view.node()).lookup(".label").queryAllAs(Labeled.class))
        .extracting(Labeled::getText)
        .contains("Nothing waits for you, and nothing is due.")
        .anyMatch(text -> text.startsWith("Next: "));
  }

  @Test
  void whatWaitsForASignatureLeadsToItsRequest() {
    vault.signIn("bao");
    String hash =
        vault.raise(
            new Operation.SuspendKey(vault.key("release-2025").spki()),
            "software-releases",
            "INC-1");
    vault.signIn("astrid");
    opens();
    Node row = robot.from(view.node()).lookup(".today-row").query();
    Ui.run(row::requestFocus);
    robot.type(KeyCode.ENTER);
    assertThat(kit.led).containsExactly("REQUESTS " + hash);
  }

  @Test
  void theRaiserIsNotAskedToCountersign() {
    vault.raise(
        new Operation.SuspendKey(vault.key("release-2025").spki()), "software-releases", "INC-1");
    opens();
    assertThat(robot.from(view.node()).lookup(".today-row").queryAll()).isEmpty();
  }
}
