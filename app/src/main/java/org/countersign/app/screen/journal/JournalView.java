package org.countersign.app.screen.journal;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.View;
import org.countersign.app.service.inventory.JournalPages;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.words.PgpWords;

/** The Journal screen. */
public final class JournalView implements View {
  private static final String CHECK = "check";
  private static final int WORDS = 8;

  private final JournalViewModel model;
  private final ScreenPane pane = new ScreenPane("journal.title");
  private final TableView<JournalPages.Line> table;
  private final MasterDetail body;
  private final EntryPane detail = new EntryPane();
  private final VBox progress = new VBox();
  private final Label headWords = new Label();
  private final Button check;

  public JournalView(JournalViewModel model) {
    this.model = model;
    table = table();
    BorderPane list = new BorderPane(table);
    list.setBottom(footer());
    body = new MasterDetail(list);
    progress.getStyleClass().add("journal-progress");
    check = Buttons.primary("journal.check.button", Icon.CERTIFICATE, this::check);
    pane.tools(filter(), headWords).actions(check).body(withProgress());
    headWords.getStyleClass().add("muted");
    headWords.setMinWidth(0);
    model.headProperty().subscribe(this::showHead);
    model.verdictProperty().subscribe(this::tell);
    model.entryProperty().subscribe(this::show);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            now -> {
              if (now != null) {
                model.choose(Optional.of(now.entry().seq()));
              }
            });
  }

  private Node withProgress() {
    BorderPane whole = new BorderPane(body);
    whole.setTop(progress);
    return whole;
  }

  /** Looks things up a moment after the last key, since the whole journal is searched. */
  private Node filter() {
    TextField field = new TextField();
    field.setPromptText(Messages.text("journal.filter"));
    field.setAccessibleText(field.getPromptText());
    field.getStyleClass().add("filter-field");
    field.setId("journal-filter");
    PauseTransition pause = new PauseTransition(Duration.millis(250));
    pause.setOnFinished(event -> model.find(field.getText()));
    field.textProperty().subscribe((before, now) -> pause.playFromStart());
    field.setOnAction(event -> {
      pause.stop();
      model.find(field.getText());
    });
    return field;
  }

  private TableView<JournalPages.Line> table() {
    return new TableBuilder<JournalPages.Line>()
        .number("journal.seq", 64, line -> line.entry().seq())
        .time("journal.at", 100, line -> line.entry().at())
        .text("journal.actor", 140, JournalPages.Line::actor)
        .text("journal.words", 560, JournalPages.Line::words)
        .text("journal.domain", 130, JournalPages.Line::domain)
        .text("journal.kind", 130, line -> line.entry().kind())
        .hidden()
        .text("journal.level", 100, line -> line.entry().level())
        .hidden()
        .single()
        .placeholder(new EmptyState(Icon.JOURNAL, "journal.none"))
        .build(model.lines());
  }

  private Node footer() {
    Label count = new Label();
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    Messages.text(
                        "journal.count", model.lines().size(), model.allProperty().get()),
                model.lines(),
                model.allProperty()));
    count.getStyleClass().add("muted");
    Button more = Buttons.quiet("journal.more", Icon.EXPAND, model::more);
    more.visibleProperty()
        .bind(Bindings.size(model.lines()).lessThan(model.allProperty()));
    more.managedProperty().bind(more.visibleProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(count, space, more);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("tab-tools");
    return row;
  }

  private void check() {
    RunningTask task = model.check();
    check.disableProperty().bind(task.runningProperty());
    progress.getChildren().setAll(new ProgressPane(task));
    progress.visibleProperty().bind(task.runningProperty());
    progress.managedProperty().bind(task.runningProperty());
  }

  private void tell(JournalViewModel.Verdict verdict) {
    switch (verdict) {
      case JournalViewModel.Unchecked none -> pane.banners().hide(CHECK);
      case JournalViewModel.Sound sound ->
          pane.banners()
              .showClosable(
                  CHECK,
                  new Banner(
                      Tone.GOOD, Messages.text("journal.check.sound", sound.head().size())));
      case JournalViewModel.Broken broken ->
          pane.banners().show(CHECK, new Banner(Tone.DANGER, broken.sentence()));
    }
  }

  private void showHead(Optional<Checkpoint> head) {
    head.ifPresent(
        now -> {
          List<String> words = PgpWords.of(now.root());
          headWords.setText(
              Messages.text(
                  "journal.head", now.size(), String.join(" ", words.subList(0, WORDS))));
          headWords.setTooltip(
              new javafx.scene.control.Tooltip(
                  now.text() + HexFormat.of().formatHex(now.root())));
        });
  }

  private void show(Optional<JournalPages.Whole> entry) {
    if (entry.isEmpty()) {
      body.hideDetail();
    } else {
      JournalPages.Line line = table.getSelectionModel().getSelectedItem();
      detail.show(entry.get(), line == null ? "" : line.words(), line == null ? "" : line.actor());
      body.show(detail.node());
    }
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void refresh() {
    model.refresh();
  }

  /** By the entry's number. */
  @Override
  public void select(String subject) {
    if (subject.matches("[0-9]{1,18}")) {
      model.choose(Optional.of(Long.parseLong(subject)));
    }
  }
}
