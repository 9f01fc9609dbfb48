package org.countersign.app.screen.welcome;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;

/** Open a vault, or found one; and those opened last. */
final class ChoicePage extends VBox {
  ChoicePage(WelcomeViewModel<?> model, Runnable choose) {
    getStyleClass().add("welcome-page");
    HBox choices =
        new HBox(choice("open", Icon.OPEN, choose), choice("found", Icon.ADD, model::found));
    Button restore = Buttons.quiet("welcome.restore", Icon.BACKUP, model::restore);
    restore.setId("welcome-restore");
    choices.getStyleClass().add("welcome-choices");
    getChildren()
        .addAll(
            Words.of("welcome.title", "h1"), Words.of("welcome.text", "muted"), choices, restore);
    List<Path> recent = model.recent();
    if (!recent.isEmpty()) {
      getChildren().add(recent(model, recent));
    }
  }

  private static Button choice(String name, Icon icon, Runnable action) {
    Button button = Buttons.plain("welcome." + name, action);
    Label hint = Words.of("welcome." + name + ".hint", "hint");
    Label title = new Label(button.getText());
    title.setMnemonicParsing(true);
    title.getStyleClass().add("h2");
    title.setLabelFor(button);
    VBox words = new VBox(title, hint);
    words.getStyleClass().add("words");
    HBox inside = new HBox(16, icon.node("welcome-icon"), words);
    HBox.setHgrow(words, Priority.ALWAYS);
    inside.setAlignment(Pos.CENTER_LEFT);
    button.setId("welcome-" + name);
    button.getStyleClass().add("welcome-choice");
    button.setGraphic(inside);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(button.getText().replace("_", ""));
    return button;
  }

  private static VBox recent(WelcomeViewModel<?> model, List<Path> folders) {
    Label title = new Label(Messages.text("welcome.recent"));
    title.getStyleClass().add("h3");
    VBox list = new VBox(title);
    list.getStyleClass().add("welcome-recent");
    for (int i = 0; i < folders.size(); i++) {
      list.getChildren().add(row(model, folders.get(i), i));
    }
    return list;
  }

  private static Button row(WelcomeViewModel<?> model, Path folder, int at) {
    Path name = folder.getFileName();
    Label first = SafeText.label(name == null ? folder.toString() : name.toString());
    first.getStyleClass().add("welcome-recent-name");
    Label where = SafeText.label(folder.toString());
    where.getStyleClass().addAll("hint", "mono");
    HBox.setHgrow(where, Priority.ALWAYS);
    HBox line = new HBox(14, Icon.JOURNAL.node("tone-neutral"), first, where);
    line.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button();
    button.setId("welcome-recent-" + at);
    button.getStyleClass().add("welcome-recent-row");
    if (at == 0) {
      button.getStyleClass().add("likely");
    }
    button.setGraphic(line);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setAccessibleText(Messages.text("welcome.recent.open", folder.toString()));
    button.setOnAction(event -> model.open(folder));
    return button;
  }
}
