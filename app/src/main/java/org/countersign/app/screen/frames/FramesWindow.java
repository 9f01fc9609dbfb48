package org.countersign.app.screen.frames;

import java.nio.file.Path;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.HashText;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.ProgressPane;

/** Shows the frames one after the other, in a loop, as fast as the person wants. */
public final class FramesWindow {
  private static final double WIDTH = 1100;
  private static final double HEIGHT = 730;
  private static final double SIDE = 380;
  private static final double SLOWEST = 1;
  private static final double FASTEST = 12;
  private static final double USUAL = 4;

  private final FramesViewModel model;
  private final Dialogs dialogs;
  private final ModalWindow window;
  private final CodeView code = new CodeView();
  private final Label counter = new Label();
  private final Label speed = new Label();
  private final Slider slider = new Slider(SLOWEST, FASTEST, USUAL);
  private final TextField list = new TextField();
  private final StackPane saving = new StackPane();
  private final Label saved = wrapped("", "hint");
  private final Timeline timeline;
  private final Button play;

  public FramesWindow(Window owner, FramesViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    window = new ModalWindow(owner, Messages.text("frames.title"), dialogs);
    timeline = new Timeline(new KeyFrame(Duration.seconds(1), event -> model.next()));
    timeline.setCycleCount(Animation.INDEFINITE);
    play = Buttons.primary("frames.pause", Icon.PAUSED, this::turn);
    play.setId("frames-play");
    window
        .content(content())
        .buttons(save(), Buttons.plain("common.close", window::requestClose))
        .size(WIDTH, HEIGHT)
        .onHidden(timeline::stop);
    model.indexProperty().subscribe(now -> show(now.intValue()));
    model.savedProperty().subscribe(now -> now.ifPresent(this::told));
    model
        .savingProperty()
        .subscribe(now -> {
          saving.getChildren().clear();
          now.ifPresent(task -> saving.getChildren().add(new ProgressPane(task)));
        });
    slider.valueProperty().subscribe(now -> rate(now.doubleValue()));
  }

  private HBox content() {
    VBox side = new VBox(facts(), controls(), missing(), saving, saved);
    side.getStyleClass().add("frames-side");
    side.setMinWidth(SIDE);
    HBox.setHgrow(side, Priority.ALWAYS);
    HBox box = new HBox(code, side);
    box.getStyleClass().add("frames");
    return box;
  }

  private VBox facts() {
    FactGrid grid =
        new FactGrid()
            .text("frames.file", model.frames().name())
            .text("frames.bytes", Messages.text("frames.bytes.text", model.frames().bytes()))
            .text("frames.count", Messages.text("frames.count.text", model.frames().count()))
            .mono("frames.sha256", HashText.groups(model.frames().sha256()));
    return new VBox(title(), wrapped(Messages.text("frames.intro"), "muted"), grid);
  }

  private static Label title() {
    Label title = new Label(Messages.text("frames.title"));
    title.getStyleClass().add("h2");
    return title;
  }

  private VBox controls() {
    counter.getStyleClass().add("h3");
    counter.setId("frames-counter");
    slider.setId("frames-speed");
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label label = new Label(Messages.text("frames.speed"));
    label.setMnemonicParsing(true);
    label.setLabelFor(slider);
    label.setMinWidth(Region.USE_PREF_SIZE);
    speed.setMinWidth(Region.USE_PREF_SIZE);
    HBox speeds = new HBox(label, slider, speed);
    speeds.setAlignment(Pos.CENTER_LEFT);
    speeds.getStyleClass().add("frames-row");
    Button back = Buttons.icon("frames.back", Icon.BACK, () -> step(false));
    Button next = Buttons.icon("frames.next", Icon.NEXT, () -> step(true));
    HBox buttons = new HBox(back, play, next);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.getStyleClass().add("frames-row");
    return section(counter, buttons, speeds);
  }

  private VBox missing() {
    Label label = new Label(Messages.text("frames.only"));
    label.setMnemonicParsing(true);
    label.setLabelFor(list);
    list.setId("frames-only");
    list.setOnAction(event -> only());
    HBox.setHgrow(list, Priority.ALWAYS);
    HBox row = new HBox(list, Buttons.plain("frames.only.show", this::only));
    row.getStyleClass().add("frames-row");
    Label problem = wrapped("", "problem");
    problem.setId("frames-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.visibleProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    return section(label, row, problem, wrapped(Messages.text("frames.only.hint"), "hint"));
  }

  private static VBox section(Node... nodes) {
    VBox box = new VBox(nodes);
    box.getStyleClass().add("frames-section");
    return box;
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Button save() {
    Button button = Buttons.plain("frames.save", Icon.SAVE, this::choose);
    button.setId("frames-save");
    return button;
  }

  private void choose() {
    dialogs.chooseFolder("frames.save.title").ifPresent(model::save);
  }

  private void told(Path folder) {
    saved.setText(Messages.text("frames.saved", String.valueOf(folder.getFileName())));
  }

  private void only() {
    model.only(list.getText());
    show(model.indexProperty().get());
  }

  private void show(int index) {
    code.show(model.frames().code(index));
    int count = model.frames().count();
    counter.setText(
        model.round() == count
            ? Messages.text("frames.counter", index, count - 1)
            : Messages.text("frames.counter.only", index, count - 1, model.round()));
  }

  private void step(boolean forward) {
    if (running()) {
      turn();
    }
    if (forward) {
      model.next();
    } else {
      model.previous();
    }
  }

  private boolean running() {
    return timeline.getStatus() == Animation.Status.RUNNING;
  }

  private void turn() {
    if (running()) {
      timeline.pause();
    } else {
      timeline.play();
    }
    play.setText(Messages.text(running() ? "frames.pause" : "frames.play"));
    play.setGraphic((running() ? Icon.PAUSED : Icon.RUNNING).node());
  }

  private void rate(double perSecond) {
    timeline.setRate(perSecond);
    speed.setText(Messages.text("frames.speed.text", Math.round(perSecond)));
  }

  /** Shows it, running, and returns. */
  public void show() {
    window.show();
    timeline.play();
  }
}
