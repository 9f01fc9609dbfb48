package org.countersign.app.screen.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Gathering;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.ScrollPage;
import org.countersign.app.fx.Spring;
import org.countersign.app.fx.UiThread;
import org.countersign.app.service.backup.Restores;
import org.countersign.app.service.memory.HeadWords;
import org.countersign.model.backup.BackupHeader;

/** Where the holders of a backup come with their tokens, and it is restored or rehearsed. */
public final class OpenBackupWindow {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 660;

  private final String key;
  private final OpenBackupModel model;
  private final ModalWindow window;
  private final Gathering gathering;
  private final VBox below = new VBox(12);
  private final Label result = Paragraph.of("", "h3");

  /**
   * @param key begins its texts: {@code backup.drill} or {@code backup.restore}
   * @param place asks for the folder; empty when the person thinks better of it
   * @param then what follows when it is done and closed
   */
  public OpenBackupWindow(
      Window owner,
      String key,
      OpenBackupModel model,
      Dialogs dialogs,
      Supplier<Optional<Path>> place,
      Runnable then) {
    this.key = key;
    this.model = model;
    window = new ModalWindow(owner, Messages.text(key + ".title"), dialogs);
    gathering = new Gathering("backup.open.come", model.busyProperty(), this::come);
    gathering.people(model.holders());
    window
        .fullContent(content())
        .buttons(Buttons.plain("common.close", window::requestClose), new Spring(), go(place))
        .size(WIDTH, HEIGHT)
        .typedWork(model::typed)
        .mayClose(() -> !model.busyProperty().get())
        .onHidden(() -> {
          model.close();
          if (model.doneProperty().get().isPresent()) {
            then.run();
          }
        });
    model.runningProperty().subscribe(now -> now.ifPresent(task -> show(new ProgressPane(task))));
    model.doneProperty().subscribe(now -> now.ifPresent(this::done));
  }

  private void come(String person, char[] pin) {
    model.come(
        person,
        pin,
        who -> gathering.came(who, Messages.text("backup.open.came")),
        text -> gathering.problem(person, text));
  }

  private ScrollPage content() {
    BackupHeader header = model.header();
    FactGrid facts =
        new FactGrid()
            .text("backup.open.vault", header.name())
            .text(
                "backup.open.head",
                Messages.text("backup.open.head.value", header.size(), HeadWords.of(header.root())))
            .time("backup.open.made", header.madeAt());
    result.setId("backup-result");
    VBox box =
        new VBox(
            12,
            Paragraph.of(Messages.text(key + ".title"), "h2"),
            Paragraph.of(Messages.text(key + ".intro"), "form-intro"),
            facts,
            Paragraph.of(
                Messages.text("backup.open.people", header.k(), header.holders().size()), "h3"),
            gathering,
            below,
            Paragraph.problem(model.problemProperty()),
            result);
    box.getStyleClass().add("modal-content");
    result.visibleProperty().bind(result.textProperty().isNotEmpty());
    result.managedProperty().bind(result.visibleProperty());
    ScrollPage scroll = new ScrollPage(box);
    box.heightProperty()
        .subscribe(height -> scroll.setVvalue(below.getChildren().isEmpty() ? 0 : 1));
    return scroll;
  }

  private Button go(Supplier<Optional<Path>> place) {
    Button go = Buttons.primary(key + ".go", () -> place.get().ifPresent(model::run));
    go.setId("backup-go");
    go.disableProperty()
        .bind(
            model
                .busyProperty()
                .or(model.enoughProperty().not())
                .or(
                    Bindings.createBooleanBinding(
                        () -> model.doneProperty().get().isPresent(), model.doneProperty())));
    return go;
  }

  private void show(ProgressPane pane) {
    below.getChildren().setAll(pane);
  }

  private void done(Restores.Done done) {
    result.setGraphic(Icon.DONE.node("tone-good"));
    result.setText(
        Messages.text(
            key + ".done",
            done.header().size(),
            HeadWords.of(done.header().root()),
            done.took().toMillis() / 1000.0,
            done.before().map(Path::toString).orElse(""),
            done.before().isPresent() ? 1 : 0));
  }

  /** Shows it. */
  public void show() {
    window.show();
    UiThread.later(gathering::focusFirst);
  }
}
