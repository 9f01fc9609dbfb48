package org.countersign.app.screen.keys;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;

/** Where a key is shown: tabs, and beside its name what can be done, which the past has not. */
final class KeyFrame {
  private final DetailPane pane = new DetailPane();
  private final MenuButton actions = new MenuButton(Messages.text("keys.actions"));
  private final List<Node> buttons = new ArrayList<>();

  KeyFrame(KeysViewModel model, String menuId) {
    actions.setId(menuId);
    actions.setMnemonicParsing(true);
    buttons.add(actions);
    pane.actions(actions);
    model.pastProperty().subscribe(past -> actions.setVisible(past.isEmpty()));
  }

  /** A button more, before the menu. */
  void with(Button button) {
    buttons.add(buttons.size() - 1, button);
    pane.actions(buttons.toArray(Node[]::new));
  }

  /** {@code then} shows the key on the trust map. */
  static Button toMap(Runnable then) {
    return Buttons.quiet("keys.show-on-map", Icon.TRUST_MAP, then);
  }

  DetailPane pane() {
    return pane;
  }

  void focus() {
    pane.tabs().requestFocus();
  }

  /** Shows another key, on the tab that was open. {@code fill} adds the tabs. */
  void show(List<MenuItem> items, Runnable fill) {
    int tab = Math.max(0, pane.tabs().getSelectionModel().getSelectedIndex());
    actions.getItems().setAll(items);
    pane.clear();
    fill.run();
    pane.tabs().getSelectionModel().select(tab);
  }
}
