package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * A window over its owner that has to be dealt with first. Escape and the window's cross ask before
 * typed work is lost; what was hooked to its end is run however it ends.
 */
public final class ModalWindow {
  private static final double MARGIN = 40;

  private final Stage stage = new Stage();
  private final BorderPane root = new BorderPane();
  private final HBox buttons = new HBox();
  private final List<Runnable> onHidden = new ArrayList<>();
  private final Dialogs dialogs;
  private BooleanSupplier typedWork = () -> false;
  private BooleanSupplier mayClose = () -> true;

  /** {@code owner} may be null; {@code title} is whole, as {@link Messages} gives it. */
  public ModalWindow(Window owner, String title, Dialogs dialogs) {
    this.dialogs = dialogs;
    root.getStyleClass().add("modal");
    buttons.getStyleClass().add("modal-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    Scene scene = new Scene(root);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::closeOnEscape);
    stage.initOwner(owner);
    stage.initModality(owner == null ? Modality.APPLICATION_MODAL : Modality.WINDOW_MODAL);
    stage.setTitle(title);
    stage.setScene(scene);
    stage.setOnCloseRequest(this::closeRequested);
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> onHidden.forEach(Runnable::run));
  }

  /** What it shows, with a margin around. */
  public ModalWindow content(Node node) {
    StackPane padded = new StackPane(node);
    padded.getStyleClass().add("modal-content");
    root.setCenter(padded);
    return this;
  }

  /** What it shows, up to its edges: a wizard. */
  public ModalWindow fullContent(Node node) {
    root.setCenter(node);
    return this;
  }

  /** The buttons at its foot, the primary one last. */
  public ModalWindow buttons(Node... nodes) {
    buttons.getChildren().setAll(nodes);
    root.setBottom(buttons);
    return this;
  }

  /** The size of its content; more than the screen has is cut down to that. */
  public ModalWindow size(double width, double height) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    root.setPrefSize(
        Math.min(width, screen.getWidth() - 2 * MARGIN),
        Math.min(height, screen.getHeight() - 2 * MARGIN));
    return this;
  }

  /** Whether closing it now would lose something. */
  public ModalWindow typedWork(BooleanSupplier would) {
    typedWork = would;
    return this;
  }

  /** Whether Escape and the cross do anything now: not while a token is at work. */
  public ModalWindow mayClose(BooleanSupplier may) {
    mayClose = may;
    return this;
  }

  /** Runs when it is gone: for wiping. */
  public ModalWindow onHidden(Runnable then) {
    onHidden.add(then);
    return this;
  }

  /** Shows it and returns. */
  public void show() {
    fit();
    stage.show();
  }

  /** Shows it and returns when it is gone. */
  public void showAndWait() {
    fit();
    stage.showAndWait();
  }

  /** Takes it away without asking. */
  public void close() {
    stage.close();
  }

  /** Takes it away, unless there is typed work and the person wants to keep it. */
  public void requestClose() {
    if (mayClose.getAsBoolean() && (!typedWork.getAsBoolean() || dialogs.confirmDiscard())) {
      stage.close();
    }
  }

  /** The window, as owner of others. */
  public Stage window() {
    return stage;
  }

  private void fit() {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMaxWidth(screen.getWidth() - MARGIN);
    stage.setMaxHeight(screen.getHeight() - MARGIN);
    stage.setOnShown(event -> stage.centerOnScreen());
  }

  private void closeOnEscape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      requestClose();
    }
  }

  private void closeRequested(WindowEvent event) {
    event.consume();
    requestClose();
  }
}
