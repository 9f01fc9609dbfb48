package org.countersign.app.screen.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * Takes the map's colours from the style sheets, which a canvas cannot. Itself it shows nothing.
 */
final class Inks extends Region {
  private static final List<String> NAMES =
      List.of("surface", "raised", "selected", "line", "text", "muted", "lit", "good", "warning");
  private static final StyleablePropertyFactory<Inks> CSS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final Map<String, StyleableProperty<Color>> inks = new HashMap<>();
  private final StyleableProperty<Font> font =
      CSS.createStyleableFontProperty(this, "font", "-fx-font", one -> one.font, Font.getDefault());

  /** {@code changed}: runs when the theme is another. */
  Inks(Runnable changed) {
    getStyleClass().add("map-inks");
    setManaged(false);
    if (font instanceof ObservableValue<?> observable) {
      observable.subscribe(changed);
    }
    for (String name : NAMES) {
      StyleableProperty<Color> ink =
          CSS.createStyleableColorProperty(
              this, name, "-map-" + name, one -> one.inks.get(name), Color.GRAY);
      inks.put(name, ink);
      if (ink instanceof ObservableValue<?> observable) {
        observable.subscribe(changed);
      }
    }
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS.getCssMetaData();
  }

  Palette palette() {
    return new Palette(
        ink("surface"),
        ink("raised"),
        ink("selected"),
        ink("line"),
        ink("text"),
        ink("muted"),
        ink("lit"),
        ink("good"),
        ink("warning"));
  }

  /** The family of the font that texts are drawn in. */
  String family() {
    return font.getValue().getFamily();
  }

  private Color ink(String name) {
    return inks.get(name).getValue();
  }
}
