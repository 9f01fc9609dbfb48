package org.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MainTest {

  @Start
  void show(Stage stage) {
    stage.setScene(new Scene(new Label("Countersign"), 320, 200));
    stage.show();
  }

  @Test
  void windowsCanBeShown(FxRobot robot) {
    assertThat(robot.lookup("Countersign").queryLabeled().isVisible()).isTrue();
    assertThat(Label.class.getModule().getName()).isEqualTo("javafx.controls");
  }

  @Test
  void helpIsAvailable() {
    assertThat(Main.commandLine((vault, modules, settings) -> {}).execute("--help")).isZero();
  }
}
