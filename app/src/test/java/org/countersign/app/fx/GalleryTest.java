package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.model.failure.TokenFailure.TokenMissing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/** Shows every control in both themes; the pictures in target/gallery are for people to look at. */
final class GalleryTest {
  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyControlShowsReadableText(Theme theme) {
    Ui.start(theme);
    Ui.run(() -> UiClock.use(() -> GallerySamples.NOW));
    show(theme, "shell", () -> GallerySamples.shell(GallerySamples.keys()).root());
    show(theme, "empty", () -> GallerySamples.shell(FXCollections.observableArrayList()).root());
    show(theme, "toolkit", () -> new StackPane(GallerySamples.toolkit()));
    show(theme, "wizard", GallerySamples::wizard);
  }

  /** Other tests of the same process live in the present. */
  @AfterAll
  static void setsTheClockRight() {
    Ui.run(() -> UiClock.use(InstantSource.system()));
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyDialogShowsReadableText(Theme theme) {
    Ui.start(theme);
    FxDialogs dialogs = new FxDialogs(() -> null);
    dialog(theme, "confirm", () -> dialogs.confirmFinal("gallery.drop", 23));
    dialog(theme, "failure", () -> dialogs.failure(new TokenMissing("northgate-hsm-1", "4711")));
    dialog(theme, "surprise", () -> dialogs.surprise(new IllegalStateException("gallery")));
    dialog(theme, "discard", dialogs::confirmDiscard);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everythingThatPopsUpShowsReadableText(Theme theme) {
    Ui.start(theme);
    Stage stage = open(() -> GallerySamples.shell(GallerySamples.keys()).root());
    Node node = stage.getScene().lookup(".table-view");
    popUp(theme, "toast", () -> Toast.show(node, Tone.GOOD, "gallery.toast"));
    popUp(theme, "menu", () -> ((Control) node).getContextMenu().show(node, 300, 300));
    popUp(theme, "box", () -> ((ComboBox<?>) stage.getScene().lookup(".combo-box")).show());
    popUp(theme, "tooltip", () -> new Tooltip("2026-11-21 18:03:11 UTC").show(node, 300, 300));
    Ui.run(stage::close);
  }

  @Test
  void aMistakeInAStyleSheetWouldBeFound() {
    Ui.start(Theme.LIGHT);
    try (StyleWarnings warnings = StyleWarnings.watch()) {
      Stage stage =
          open(() -> {
            StackPane pane = new StackPane();
            pane.setStyle("-fx-background-color: -no-such-colour;");
            return pane;
          });
      assertThat(warnings.found()).isNotEmpty();
      Ui.run(stage::close);
    }
  }

  private static void popUp(Theme theme, String name, Runnable open) {
    Ui.run(open);
    Window window = Ui.get(() -> Window.getWindows().getLast());
    look(theme, name, window.getScene());
    Ui.run(window::hide);
  }

  private static void dialog(Theme theme, String name, Runnable open) {
    UiThread.run(open);
    WaitForAsyncUtils.waitForFxEvents();
    Window window = Ui.get(() -> Window.getWindows().getLast());
    look(theme, name, window.getScene());
    Ui.run(window::hide);
  }

  private static void look(Theme theme, String name, Scene scene) {
    assertThat(Ui.picture(scene, theme + "-" + name)).isNotEmptyFile();
    assertThat(Ui.get(() -> Legibility.unreadable(scene.getRoot()))).isEmpty();
  }

  private static void show(Theme theme, String name, Supplier<Parent> root) {
    try (StyleWarnings warnings = StyleWarnings.watch()) {
      Stage stage = open(root);
      look(theme, name, stage.getScene());
      Ui.run(stage::close);
      assertThat(warnings.found()).isEmpty();
    }
  }

  private static Stage open(Supplier<Parent> root) {
    return Ui.get(() -> {
      Stage shown = new Stage();
      shown.setScene(new Scene(root.get(), 1280, 800));
      shown.show();
      return shown;
    });
  }
}
