package org.countersign.app.screen.sheet;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TabLeaves;
import org.countersign.app.fx.UiThread;

/** The window in which a sheet is checked: its words typed, or a picture of it opened. */
public final class SheetWindow {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 500;
  private static final double NUMBER = 200;
  private static final int ROWS = 3;

  private final SheetViewModel model;
  private final Dialogs dialogs;
  private final ModalWindow window;
  private final TextField entries = new TextField();
  private final TextArea words = new TextArea();
  private final StackPane answer = new StackPane();
  private final StackPane progress = new StackPane();

  public SheetWindow(Window owner, SheetViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    window = new ModalWindow(owner, Messages.text("sheet.title"), dialogs);
    entries.setId("sheet-entries");
    entries.setMaxWidth(NUMBER);
    words.setId("sheet-words");
    words.setPrefRowCount(ROWS);
    words.setWrapText(true);
    TabLeaves.from(words);
    Button picture = Buttons.plain("sheet.picture", Icon.OPEN, this::picture);
    picture.setId("sheet-picture");
    Button check = Buttons.primary("sheet.check", this::check);
    check.setId("sheet-check");
    check.setDefaultButton(true);
    window
        .content(content())
        .buttons(Buttons.plain("common.close", window::requestClose), picture, check)
        .size(WIDTH, HEIGHT);
    model.answerProperty().subscribe(this::say);
    model.runningProperty().subscribe(this::follow);
  }

  private VBox content() {
    Label title = new Label(Messages.text("sheet.title"));
    title.getStyleClass().add("h2");
    Label intro = wrapped("sheet.intro");
    VBox box =
        new VBox(
            title,
            intro,
            label("sheet.entries", entries),
            entries,
            label("sheet.words", words),
            words,
            wrapped("sheet.words.hint"),
            progress,
            answer);
    box.getStyleClass().add("sheet-check");
    return box;
  }

  private static Label label(String key, Node control) {
    Label label = new Label(Messages.text(key));
    label.setMnemonicParsing(true);
    label.setLabelFor(control);
    return label;
  }

  private static Label wrapped(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void check() {
    model.words(entries.getText(), words.getText());
  }

  private void picture() {
    dialogs.chooseFile("sheet.picture.title", FileKind.PICTURE).ifPresent(model::picture);
  }

  private void say(Optional<SheetViewModel.Answer> now) {
    answer.getChildren().clear();
    now.ifPresent(said -> {
      Banner banner = new Banner(said.tone(), said.text());
      banner.setId("sheet-answer");
      answer.getChildren().add(banner);
    });
  }

  private void follow(Optional<RunningTask> now) {
    progress.getChildren().clear();
    now.ifPresent(task -> progress.getChildren().add(new ProgressPane(task)));
  }

  /** Shows it and returns. */
  public void show() {
    window.show();
    UiThread.later(entries::requestFocus);
  }
}
