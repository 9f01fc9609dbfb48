package org.countersign.app.fx;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;

/** Buttons by their weight. Texts may mark a mnemonic with an underscore. */
public final class Buttons {
  private Buttons() {}

  /** The one thing to do here. */
  public static Button primary(String textKey, Runnable action) {
    Button button = plain(textKey, action);
    button.getStyleClass().add(Styles.ACCENT);
    return button;
  }

  /** As {@link #primary(String, Runnable)}, with an icon. */
  public static Button primary(String textKey, Icon icon, Runnable action) {
    Button button = primary(textKey, action);
    button.setGraphic(icon.node());
    return button;
  }

  /** One of several things to do. */
  public static Button plain(String textKey, Runnable action) {
    Button button = new Button(Messages.text(textKey));
    button.setMnemonicParsing(true);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** As {@link #plain(String, Runnable)}, with an icon. */
  public static Button plain(String textKey, Icon icon, Runnable action) {
    Button button = plain(textKey, action);
    button.setGraphic(icon.node());
    return button;
  }

  /** Without a frame, for what is seldom wanted. */
  public static Button quiet(String textKey, Icon icon, Runnable action) {
    Button button = plain(textKey, icon, action);
    button.getStyleClass().add(Styles.FLAT);
    return button;
  }

  /** An icon alone; its text is told on hover and to screen readers. */
  public static Button icon(String textKey, Icon icon, Runnable action) {
    Button button = new Button();
    button.setGraphic(icon.node());
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setOnAction(event -> action.run());
    name(button, Messages.text(textKey));
    return button;
  }

  /** In the one red of the interface: for opening and for carrying out Emergency, nothing else. */
  public static Button emergency(String textKey, Runnable action) {
    Button button = plain(textKey, Icon.EMERGENCY, action);
    button.getStyleClass().add("emergency-button");
    return button;
  }

  static void name(ButtonBase button, String text) {
    button.setTooltip(new Tooltip(text));
    button.setAccessibleText(text);
  }
}
