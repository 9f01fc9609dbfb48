package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.model.failure.TokenFailure.TokenMissing;
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

  private static void dialog(Theme theme, String name, Runnable open) {
    UiThread.run(open);
    WaitForAsyncUtils.waitForFxEvents();
    Window window = Ui.get(() -> Window.getWindows().getLast());
    look(theme, name, window.getScene());
    Ui.run(window::hide);
  }

  private static void look(Theme theme, String name, Scene scene) {
    assertThat(Ui.picture(scene, theme + "-" + name)).isNotEmptyFile();
    assertThat(Ui.get(() -> Readable.unreadable(scene.getRoot()))).isEmpty();
  }

  private static void show(Theme theme, String name, Supplier<Parent> root) {
    Stage stage =
        Ui.get(() -> {
          Stage shown = new Stage();
          shown.setScene(new Scene(root.get(), 1280, 800));
          shown.show();
          return shown;
        });
    look(theme, name, stage.getScene());
    Ui.run(stage::close);
  }
}
