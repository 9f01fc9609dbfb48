package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

final class TableTest {
  private final FxRobot robot = new FxRobot();
  private final ObservableList<GallerySamples.Key> rows = GallerySamples.keys();
  private TableView<GallerySamples.Key> table;
  private FilterBar<GallerySamples.Key> filter;
  private Stage stage;

  @BeforeEach
  void shows() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      filter =
          new FilterBar<GallerySamples.Key>("gallery.filter")
              .searching(GallerySamples.Key::name, GallerySamples.Key::owner)
              .facet("gallery.domain", GallerySamples.Key::domain);
      table = GallerySamples.table(filter.filter(rows));
      BorderPane pane = new BorderPane(table);
      pane.setTop(filter);
      stage = new Stage();
      stage.setScene(new Scene(pane, 1100, 500));
      stage.show();
      table.requestFocus();
    });
  }

  @AfterEach
  void closes() {
    Ui.run(stage::close);
  }

  private String copied() {
    robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
    return Ui.get(() -> Clipboard.getSystemClipboard().getString());
  }

  @Test
  void controlCCopiesTheSelectedRowsWithExactTimes() {
    Ui.run(() -> table.getSelectionModel().selectIndices(0, 1));
    assertThat(copied())
        .isEqualTo(
            """
            release-2026\tProduct release\tAda Brandt\tEC P-384\tnorthgate-hsm-1\tactive\t2027-01-01 18:03:11 UTC\t23
            release-2027\tProduct release\tAda Brandt\tEC P-384\tnorthgate-hsm-1\tpre-activation\t2027-09-17 18:03:11 UTC\t0
            """);
  }

  @Test
  void aHiddenColumnIsNotCopied() {
    Ui.run(() -> {
      table.getColumns().subList(1, 8).forEach(column -> column.setVisible(false));
      table.getSelectionModel().select(0);
    });
    assertThat(copied()).isEqualTo("release-2026\n");
  }

  @Test
  void aTabInANameDoesNotMakeAColumn() {
    Ui.run(() -> {
      GallerySamples.Key key = rows.getFirst();
      rows.set(
          0, new GallerySamples.Key("a\tb\nc", "", "", "", "", key.state(), null, key.trustedBy()));
      table.getSelectionModel().select(0);
    });
    assertThat(copied()).startsWith("a␉b␊c\t\t").hasLineCount(1);
  }

  @Test
  void everyTypedWordHasToOccurSomewhere() {
    Ui.run(() -> filter.field().setText("ADA 2027"));
    assertThat(table.getItems())
        .extracting(GallerySamples.Key::name)
        .containsExactly("release-2027");
    Ui.run(() -> filter.field().setText("nobody"));
    assertThat(table.getItems()).isEmpty();
  }

  @Test
  void escapeInTheFilterShowsEverythingAgain() {
    Ui.run(filter::focusField);
    robot.write("firmware");
    assertThat(table.getItems()).hasSize(2);
    robot.type(KeyCode.ESCAPE);
    assertThat(table.getItems()).hasSize(rows.size());
  }
}
