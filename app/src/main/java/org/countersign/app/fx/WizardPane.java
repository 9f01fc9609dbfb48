package org.countersign.app.fx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Several steps in their order: the steps at the left, one of them in the middle, Back, Next and
 * Finish below. To be shown in a {@link ModalWindow}, whose {@code requestClose} is Cancel, so that
 * Escape and Cancel ask alike.
 */
public final class WizardPane extends BorderPane {
  private final List<WizardStep> steps;
  private final Map<WizardStep, Node> contents = new HashMap<>();
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(this, "at", -1);
  private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
  private final WizardSteps list;
  private final ScrollPane scroll = new ScrollPane();
  private final Button back = Buttons.plain("common.wizard.back", () -> go(at() - 1));
  private final Button next = Buttons.primary("common.wizard.next", () -> go(at() + 1));
  private final Button finish;

  /**
   * @param finishKey what the last button says: the verb of it all
   * @param cancel usually {@code modal::requestClose}
   */
  public WizardPane(List<WizardStep> steps, String finishKey, Runnable finish, Runnable cancel) {
    this.steps = List.copyOf(steps);
    this.finish = Buttons.primary(finishKey, finish);
    list = new WizardSteps(steps);
    getStyleClass().add("wizard");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("wizard-scroll");
    setLeft(list);
    setCenter(scroll);
    setBottom(buttons(cancel));
    go(0);
  }

  private HBox buttons(Runnable cancel) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button leave = Buttons.plain("common.wizard.cancel", cancel);
    leave.setId("wizard-cancel");
    back.setId("wizard-back");
    next.setId("wizard-next");
    finish.setId("wizard-finish");
    HBox row = new HBox(leave, space, back, next, finish);
    row.getStyleClass().add("modal-buttons");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private int at() {
    return at.get();
  }

  private void go(int step) {
    at.set(step);
    WizardStep entered = steps.get(step);
    boolean last = step == steps.size() - 1;
    scroll.setContent(contents.computeIfAbsent(entered, s -> padded(s.content().get())));
    scroll.setVvalue(0);
    list.show(step);
    back.disableProperty().bind(busy.or(at.isEqualTo(0)));
    show(next, !last, entered.complete());
    show(finish, last, entered.complete());
    entered.onEnter().run();
    UiThread.later(() -> Focus.first(scroll.getContent()));
  }

  private void show(Button button, boolean visible, ObservableValue<Boolean> complete) {
    button.setVisible(visible);
    button.setManaged(visible);
    button.setDefaultButton(visible);
    button.disableProperty().bind(complete.flatMap(done -> busy.map(working -> !done || working)));
  }

  private static Node padded(Node content) {
    BorderPane pane = new BorderPane(content);
    BorderPane.setAlignment(content, Pos.TOP_LEFT);
    pane.getStyleClass().add("wizard-content");
    return pane;
  }

  /** While true, nothing can be pressed but Cancel. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** The step it is at, from 0. */
  public ReadOnlyIntegerProperty atProperty() {
    return at.getReadOnlyProperty();
  }
}
