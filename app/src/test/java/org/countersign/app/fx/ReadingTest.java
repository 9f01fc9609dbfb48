package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.screen.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in an empty table while it is being read, in a real window. */
class ReadingTest {
  private static final String NOTHING = "backup.none.title";
  private static final String BEING_READ = "common.being-read";

  private final Robot robot = new Robot();
  private final Reading reading = new Reading();
  private final ObservableList<String> rows = FXCollections.observableArrayList();
  private final CountDownLatch held = new CountDownLatch(1);

  @BeforeEach
  void shows() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      TableView<String> table =
          new TableBuilder<String>()
              .text("backup.at", 200, row -> row)
              .placeholder(new EmptyState(Icon.SAVE, "backup.none"), reading)
              .build(rows);
      Stage stage = new Stage();
      stage.setScene(new Scene(table, 600, 400));
      stage.show();
    });
  }

  @AfterEach
  void closes() {
    held.countDown();
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  /** Whether it can be seen: also what it is in has to be visible. */
  private boolean says(String key) {
    return robot
        .lookup((Node node) ->
            node instanceof Label label
                && label.getText().equals(Messages.text(key))
                && Stream.iterate((Node) label, Objects::nonNull, Node::getParent)
                    .allMatch(Node::isVisible))
        .tryQuery()
        .isPresent();
  }

  private void start(Runnable last) {
    Ui.run(() ->
        new FxTaskRunner(new RecordingDialogs())
            .start(
                reading.of(
                    Job.of("backup.reading", progress -> held.await(60, TimeUnit.SECONDS))
                        .whenFinished(last))));
  }

  @Test
  void anEmptyTableSaysThatItIsBeingReadAndThatNothingIsThereOnlyWhenItWasRead() {
    boolean[] last = new boolean[1];
    start(() -> last[0] = true);
    assertThat(Ui.get(() -> says(NOTHING))).isFalse();
    robot.await(BEING_READ, () -> says(BEING_READ));
    assertThat(Ui.get(() -> says(NOTHING))).isFalse();
    held.countDown();
    robot.await(NOTHING, () -> says(NOTHING));
    assertThat(Ui.get(() -> says(BEING_READ))).isFalse();
    assertThat(last[0]).as("what the job itself has to do at its end").isTrue();
  }

  @Test
  void anOlderReadingDoesNotEndANewerOne() {
    start(() -> {});
    Ui.run(reading::again);
    held.countDown();
    Ui.run(() -> {});
    robot.await(BEING_READ, () -> says(BEING_READ));
    assertThat(Ui.get(() -> says(NOTHING))).isFalse();
    start(() -> {});
    robot.await(NOTHING, () -> says(NOTHING));
  }
}
