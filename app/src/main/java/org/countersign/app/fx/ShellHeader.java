package org.countersign.app.fx;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The top of the window: which vault this is, and Emergency in its corner. */
final class ShellHeader extends HBox {
  ShellHeader(ShellModel model, ShellActions actions) {
    getStyleClass().add("shell-header");
    setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            product(),
            new Separator(Orientation.VERTICAL),
            vault(model),
            drill(model),
            space,
            theme(actions),
            lock(actions),
            emergency(actions));
  }

  private static Label product() {
    Label product = new Label(Messages.text("common.product"));
    product.getStyleClass().add("product");
    product.setMinWidth(Region.USE_PREF_SIZE);
    return product;
  }

  private static Label vault(ShellModel model) {
    Label vault = new Label();
    vault.getStyleClass().add("vault-name");
    vault.setTextOverrun(OverrunStyle.ELLIPSIS);
    model.vaultProperty().subscribe(name -> SafeText.show(vault, name));
    return vault;
  }

  private static StateBadge drill(ShellModel model) {
    StateBadge badge = new StateBadge(Badge.DRILL);
    badge.visibleProperty().bind(model.drillProperty());
    badge.managedProperty().bind(model.drillProperty());
    return badge;
  }

  private static Button theme(ShellActions actions) {
    Button button =
        Buttons.icon(
            "common.shell.theme",
            Icon.DARK,
            () -> {
              Theme next = Theme.current().opposite();
              next.use();
              actions.chooseTheme().accept(next);
            });
    Theme.currentProperty()
        .subscribe(now -> button.setGraphic((now == Theme.DARK ? Icon.LIGHT : Icon.DARK).node()));
    button.setId("shell-theme");
    return button;
  }

  private static Button lock(ShellActions actions) {
    Button button = Buttons.icon("common.shell.lock", Icon.LOCK, actions.lock());
    button.setId("shell-lock");
    return button;
  }

  private static Button emergency(ShellActions actions) {
    Button button = Buttons.emergency("common.shell.emergency", actions.emergency());
    button.setId("shell-emergency");
    return button;
  }
}
