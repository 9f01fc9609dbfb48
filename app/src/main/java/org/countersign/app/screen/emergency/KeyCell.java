package org.countersign.app.screen.emergency;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.StateBadge;

/** One key: name, domain, state, how many trust it. */
final class KeyCell extends ListCell<KeyChoice> {
  private final Label name = new Label();
  private final Label domain = new Label();
  private final Label trusted = new Label();
  private final StateBadge state = new StateBadge();
  private final HBox line;

  KeyCell() {
    name.getStyleClass().add("h3");
    name.setMinWidth(100);
    domain.getStyleClass().add("hint");
    trusted.getStyleClass().add("hint");
    trusted.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    line = new HBox(10, name, domain, space, trusted, state);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(KeyChoice item, boolean empty) {
    super.updateItem(item, empty);
    setGraphic(empty || item == null ? null : line);
    if (!empty && item != null) {
      SafeText.show(name, item.label());
      SafeText.show(domain, item.domain());
      trusted.setText(Messages.text("emergency.trusted", item.paths()));
      state.setBadge(item.state());
    }
  }
}
