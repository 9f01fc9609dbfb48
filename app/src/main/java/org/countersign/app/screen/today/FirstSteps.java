package org.countersign.app.screen.today;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.today.Outlook;

/** What a new vault still needs, each with the way to where it is made. */
final class FirstSteps extends VBox {
  private final Consumer<String> open;

  /** {@code open}: leads to a screen. */
  FirstSteps(Outlook outlook, Consumer<String> open) {
    this.open = open;
    setId("today-first");
    getStyleClass().add("today-first");
    Label title = new Label(Messages.text("today.first.title"));
    title.getStyleClass().add("h3");
    getChildren()
        .addAll(
            title,
            step("token", outlook.hasToken(), "tokens"),
            step("domain", outlook.hasDomain(), "people"),
            step("key", outlook.hasKey(), "keys"),
            step("certificate", outlook.hasCertificate(), "keys"));
  }

  private HBox step(String name, boolean done, String screen) {
    Label label = new Label(Messages.text("today.first." + name));
    label.setGraphic(
        (done ? Icon.DONE : Icon.NOT_STARTED).node(done ? "tone-good" : "tone-neutral"));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox row = new HBox(label);
    row.setAlignment(Pos.CENTER_LEFT);
    if (done) {
      label.getStyleClass().add("muted");
      row.getChildren().add(word());
    } else {
      row.getChildren().add(link(name, screen));
    }
    return row;
  }

  private static Label word() {
    Label word = new Label(Messages.text("common.state.step-done"));
    word.getStyleClass().add("muted");
    word.setMinWidth(Region.USE_PREF_SIZE);
    return word;
  }

  private Hyperlink link(String name, String screen) {
    Hyperlink link = new Hyperlink(Messages.text("today.open." + screen));
    link.setId("today-first-" + name);
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setOnAction(event -> open.accept(screen));
    return link;
  }
}
