package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  private static void show(Theme theme, String name, Supplier<Parent> root) {
    Stage stage =
        Ui.get(
            () -> {
              Stage shown = new Stage();
              shown.setScene(new Scene(root.get(), 1280, 800));
              shown.show();
              return shown;
            });
    assertThat(Ui.picture(stage.getScene(), theme + "-" + name)).isNotEmptyFile();
    assertThat(Ui.get(() -> Readable.unreadable(stage.getScene().getRoot()))).isEmpty();
    Ui.run(stage::close);
  }
}
