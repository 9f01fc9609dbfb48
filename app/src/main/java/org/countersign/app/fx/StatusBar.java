package org.countersign.app.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The bottom of the window: who, which token, how much history, what time. */
final class StatusBar extends HBox {
  StatusBar(ShellModel model) {
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            label(Icon.PERSON, person(model)),
            token(model),
            label(Icon.JOURNAL, journal(model)),
            busy(model),
            space,
            label(Icon.TIME, clock()));
  }

  private static StringBinding person(ShellModel model) {
    return Bindings.createStringBinding(
        () ->
            model.personProperty().get().isEmpty()
                ? Messages.text("common.status.nobody")
                : Messages.text("common.status.person", model.personProperty().get()),
        model.personProperty());
  }

  private static StringBinding journal(ShellModel model) {
    return Bindings.createStringBinding(
        () ->
            Messages.text(
                "common.status.journal",
                model.entriesProperty().get(),
                model.headWordsProperty().get()),
        model.entriesProperty(),
        model.headWordsProperty());
  }

  private static StringBinding clock() {
    return Bindings.createStringBinding(
        () -> TimeText.minute(UiClock.nowProperty().get()), UiClock.nowProperty());
  }

  private static Node token(ShellModel model) {
    StateBadge badge = new StateBadge();
    badge.badgeProperty().bind(model.tokenProperty());
    return badge;
  }

  private static Node busy(ShellModel model) {
    ProgressIndicator indicator = new ProgressIndicator();
    indicator.setAccessibleText(Messages.text("common.status.busy"));
    // Indeterminate indicators animate while they are in a scene, also unseen.
    indicator
        .progressProperty()
        .bind(Bindings.when(model.busyProperty()).then(-1.0).otherwise(0.0));
    indicator.visibleProperty().bind(model.busyProperty());
    return indicator;
  }

  private static Label label(Icon icon, StringBinding text) {
    Label label = new Label();
    label.setGraphic(icon.node());
    label.textProperty().bind(text);
    label.getStyleClass().add("status");
    return label;
  }
}
