package org.countersign.app.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Window;

/** The look of the console: AtlantaFX's Primer, and our own sheets over it in every window. */
public enum Theme {
  LIGHT(new PrimerLight()),
  DARK(new PrimerDark());

  private static final String FOLDER = "org/countersign/theme/";
  private static final List<String> TEXT_FONTS =
      List.of("Inter", "Noto Sans", "Liberation Sans", "DejaVu Sans", "System");
  private static final List<String> MONO_FONTS =
      List.of("JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono", "Monospaced");
  private static final ReadOnlyObjectWrapper<Theme> CURRENT =
      new ReadOnlyObjectWrapper<>(Theme.class, "current");

  @SuppressWarnings("ImmutableEnumChecker") // AtlantaFX's themes have no state
  private final atlantafx.base.theme.Theme base;

  Theme(atlantafx.base.theme.Theme base) {
    this.base = base;
  }

  /** Dresses every window, those that are open and those to come. On the JavaFX thread. */
  public void use() {
    if (CURRENT.get() == null) {
      Window.getWindows().addListener((ListChangeListener<Window>) Theme::windowsChanged);
    }
    CURRENT.set(this);
    Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
    Window.getWindows().forEach(Theme::dress);
  }

  /** The other one. */
  public Theme opposite() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** The one in use; light before any is. */
  public static Theme current() {
    return CURRENT.get() == null ? LIGHT : CURRENT.get();
  }

  /** Changes when another is used. */
  public static ReadOnlyObjectProperty<Theme> currentProperty() {
    return CURRENT.getReadOnlyProperty();
  }

  /** The sheets that lie over AtlantaFX's, in their order. */
  List<String> sheets() {
    return List.of(
        sheet("bridge"), sheet(name().toLowerCase(Locale.ROOT)), sheet("countersign"), fonts());
  }

  private static String sheet(String name) {
    // By the loader: in the package the program is a module, and its class would look in there
    // only.
    URL url = Theme.class.getClassLoader().getResource(FOLDER + name + ".css");
    return Objects.requireNonNull(url, name).toExternalForm();
  }

  private static void windowsChanged(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      change.getAddedSubList().forEach(Theme::dress);
    }
  }

  private static void dress(Window window) {
    Scene scene = window.getScene();
    if (scene != null && !scene.getStylesheets().equals(current().sheets())) {
      scene.getStylesheets().setAll(current().sheets());
    }
  }

  /** JavaFX takes the first family only, so the first that this machine has is chosen here. */
  private static String fonts() {
    String css =
        ".root{-fx-font-family:\"%s\";} .mono,.mono .text,.table-cell.mono{-fx-font-family:\"%s\";}"
            .formatted(first(TEXT_FONTS), first(MONO_FONTS));
    byte[] bytes = css.getBytes(StandardCharsets.UTF_8);
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static String first(List<String> families) {
    List<String> there = Font.getFamilies();
    return families.stream().filter(there::contains).findFirst().orElse(families.getLast());
  }
}
