package org.countersign.app.fx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The screens, down the left side. */
final class NavigationPane extends VBox {
  private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

  NavigationPane(List<NavigationItem> items, Consumer<String> open) {
    getStyleClass().add("navigation");
    ToggleGroup group = new ToggleGroup();
    for (NavigationItem item : items) {
      ToggleButton button = button(item);
      button.setToggleGroup(group);
      button.setOnAction(event -> open.accept(item.id()));
      buttons.put(item.id(), button);
      getChildren().add(row(item, button));
    }
  }

  private static ToggleButton button(NavigationItem item) {
    ToggleButton button = new ToggleButton(Messages.text(item.titleKey()), item.icon().node());
    button.setMnemonicParsing(true);
    button.setId("navigation-" + item.id());
    button.getStyleClass().add("navigation-button");
    button.setAlignment(Pos.CENTER_LEFT);
    button.setMaxWidth(Double.MAX_VALUE);
    button
        .accessibleTextProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Messages.text("common.shell.waiting", button.getText(), item.waiting().get()),
                item.waiting(),
                button.textProperty()));
    return button;
  }

  private static StackPane row(NavigationItem item, ToggleButton button) {
    Label count = new Label();
    count.getStyleClass().add("navigation-count");
    count.setMouseTransparent(true);
    count.setMinWidth(Region.USE_PREF_SIZE);
    count
        .textProperty()
        .bind(Bindings.createStringBinding(() -> count(item.waiting().get()), item.waiting()));
    count.visibleProperty().bind(Bindings.greaterThan(item.waiting(), 0));
    StackPane row = new StackPane(button, count);
    StackPane.setAlignment(count, Pos.CENTER_RIGHT);
    HBox.setHgrow(row, Priority.ALWAYS);
    return row;
  }

  private static String count(int waiting) {
    return waiting > 99 ? "99+" : Integer.toString(waiting);
  }

  void select(String id) {
    buttons.get(id).setSelected(true);
  }
}
