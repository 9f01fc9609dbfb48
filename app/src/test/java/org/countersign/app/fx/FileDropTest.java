package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A real drag with the mouse, within one window. */
class FileDropTest {
  @TempDir private Path temp;
  private final List<Path> taken = new ArrayList<>();
  private final FxRobot robot = new FxRobot();
  private Stage stage;

  @BeforeEach
  void shows() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      Label from = new Label("from here");
      from.setId("from");
      from.setOnDragDetected(event -> {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(List.of(new File(temp.toFile(), "a.pem"), temp.toFile()));
        from.startDragAndDrop(TransferMode.COPY).setContent(content);
        event.consume();
      });
      Label to = new Label("to there");
      to.setId("to");
      HBox root = new HBox(200, from, to);
      FileDrop.on(to, taken::addAll);
      stage = new Stage();
      stage.setScene(new Scene(root, 600, 200));
      stage.show();
    });
  }

  @AfterEach
  void hides() {
    Ui.run(stage::hide);
  }

  @Test
  void filesAndFoldersThatAreDroppedAreTaken() throws Exception {
    robot.drag("#from").moveTo("#to").moveBy(2, 2).drop();
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> Ui.get(() -> taken.size() == 2));
    assertThat(taken).containsExactly(temp.resolve("a.pem"), temp);
  }
}
