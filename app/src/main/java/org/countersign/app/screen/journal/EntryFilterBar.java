package org.countersign.app.screen.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.form.Days;
import org.countersign.model.port.RegisterStore.EntryFilter;

/** What a long journal is narrowed by: words, kind, person, domain, and days. */
final class EntryFilterBar extends HBox {
  private static final Duration PAUSE = Duration.millis(120);

  /** Something to pick: how it is called, and what it is in a header. */
  record Choice(String name, String id) {}

  /** All there is to pick. */
  record Choices(List<Choice> kinds, List<Choice> people, List<Choice> domains) {}

  private final TextField field = new TextField();
  private final ComboBox<Choice> kind = box("journal.kind");
  private final ComboBox<Choice> who = box("journal.who");
  private final ComboBox<Choice> domain = box("journal.domain");
  private final DatePicker from = day("journal.filter.from");
  private final DatePicker until = day("journal.filter.until");
  private final Button clear = Buttons.quiet("journal.filter.clear", Icon.CLOSE, this::clearAll);
  private final Consumer<EntryFilter> then;
  private boolean clearing;

  EntryFilterBar(Consumer<EntryFilter> then) {
    this.then = then;
    getStyleClass().add("journal-filter");
    setAlignment(Pos.CENTER_LEFT);
    field.setId("journal-text");
    field.setPromptText(Messages.text("journal.filter"));
    field.setAccessibleText(field.getPromptText());
    HBox.setHgrow(field, Priority.ALWAYS);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    PauseTransition pause = new PauseTransition(PAUSE);
    pause.setOnFinished(event -> tell());
    field.textProperty().subscribe((before, now) -> pause.playFromStart());
    List.of(kind, who, domain)
        .forEach(box -> box.valueProperty().subscribe((before, now) -> tell()));
    List.of(from, until).forEach(day -> day.valueProperty().subscribe((before, now) -> tell()));
    kind.setId("journal-kind");
    who.setId("journal-who");
    domain.setId("journal-domain");
    from.setId("journal-from");
    until.setId("journal-until");
    clear.setDisable(true);
    getChildren().addAll(field, kind, who, domain, from, until, clear);
  }

  private static ComboBox<Choice> box(String labelKey) {
    String label = Messages.text(labelKey);
    ComboBox<Choice> box = new ComboBox<>();
    Choice any = new Choice("", "");
    box.getItems().add(any);
    box.setValue(any);
    box.setAccessibleText(label);
    box.setPrefWidth(124);
    box.setMinWidth(92);
    box.setVisibleRowCount(16);
    box.setButtonCell(new Cell(label));
    box.setCellFactory(view -> new Cell(Messages.text("common.filter.any", label)));
    return box;
  }

  private static DatePicker day(String promptKey) {
    DatePicker picker = new DatePicker();
    picker.setConverter(new Days());
    picker.setPromptText(Messages.text(promptKey));
    picker.setAccessibleText(picker.getPromptText());
    picker.setPrefWidth(128);
    picker.setMinWidth(118);
    return picker;
  }

  /** Offers what there is, and keeps what is picked. */
  void offer(Choices choices) {
    offer(kind, choices.kinds());
    offer(who, choices.people());
    offer(domain, choices.domains());
  }

  private void offer(ComboBox<Choice> box, List<Choice> values) {
    List<Choice> offered = new ArrayList<>(List.of(box.getItems().getFirst()));
    offered.addAll(values);
    if (!offered.equals(box.getItems())) {
      Choice picked = box.getValue();
      clearing = true;
      box.getItems().setAll(offered);
      box.setValue(offered.contains(picked) ? picked : offered.getFirst());
      clearing = false;
    }
  }

  private void tell() {
    EntryFilter now = filter();
    clear.setDisable(now.equals(EntryFilter.ALL));
    if (!clearing) {
      then.accept(now);
    }
  }

  private EntryFilter filter() {
    boolean any = domain.getSelectionModel().getSelectedIndex() <= 0;
    return new EntryFilter(
        field.getText().strip(),
        kind.getValue().id(),
        who.getValue().id(),
        any ? Optional.empty() : Optional.of(domain.getValue().id()),
        start(from, 0),
        start(until, 1));
  }

  private static Optional<Instant> start(DatePicker picker, int later) {
    LocalDate day = picker.getValue();
    return day == null
        ? Optional.empty()
        : Optional.of(day.plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private void clearAll() {
    clearing = true;
    field.clear();
    List.of(kind, who, domain).forEach(box -> box.getSelectionModel().selectFirst());
    from.setValue(null);
    until.setValue(null);
    clearing = false;
    tell();
    field.requestFocus();
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
      field.clear();
      event.consume();
    }
  }

  /** The box itself says what it is for, until something is picked. */
  private static final class Cell extends ListCell<Choice> {
    private final String none;

    Cell(String none) {
      this.none = none;
    }

    @Override
    protected void updateItem(Choice value, boolean empty) {
      super.updateItem(value, empty);
      setText(value == null || value.name().isEmpty() ? none : SafeText.of(value.name(), 40));
    }
  }
}
