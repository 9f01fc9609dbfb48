package org.countersign.app.fx;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.countersign.app.fx.form.Days;

/**
 * Chooses the day as of which a screen shows what it shows; an empty field is today. The past is
 * read in the background, with Cancel, and the field goes back to what is shown when it cannot be.
 *
 * @param <P> the past
 */
public final class PastPicker<P> extends HBox {
  /** Reads the past, and says how it is called. */
  public interface Source<P> {
    /** The end of a day, UTC. */
    P endOf(LocalDate day, Progress progress) throws Exception;

    LocalDate dayOf(P past);

    /** How many entries its journal has. */
    long entries(P past);
  }

  private static final String MATTER = "past";
  private static final String READING = "past-reading";

  private final Source<P> source;
  private final TaskRunner tasks;
  private final DatePicker picker = new DatePicker();
  private final ReadOnlyObjectWrapper<Optional<P>> past =
      new ReadOnlyObjectWrapper<>(this, "past", Optional.empty());
  private final BannerStack banners;
  private Optional<RunningTask> reading = Optional.empty();
  private int choice;
  private boolean showing;

  /** {@code banners}: where it says which day is shown. */
  public PastPicker(Source<P> source, TaskRunner tasks, BannerStack banners) {
    this.source = source;
    this.tasks = tasks;
    this.banners = banners;
    getStyleClass().add("past-picker");
    setAlignment(Pos.CENTER_LEFT);
    Label label = new Label(Messages.text("common.as-of"));
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(picker);
    picker.setConverter(new Days());
    picker.setPromptText(Messages.text("common.as-of.prompt"));
    picker.setTooltip(new Tooltip(Messages.text("common.as-of.hint")));
    picker.setAccessibleText(Messages.text("common.as-of.hint"));
    picker.setDayCellFactory(view -> new PastCell());
    picker.setId("as-of");
    picker.valueProperty().subscribe((before, now) -> chosen(now));
    getChildren().addAll(label, picker);
    past.subscribe(this::show);
  }

  /**
   * Only the button that opens the calendar, where there is no room for the day: the banner says
   * it.
   */
  public PastPicker<P> compact() {
    getStyleClass().add("compact");
    return this;
  }

  /** What is shown instead of the present; empty for the present. */
  public ReadOnlyObjectProperty<Optional<P>> pastProperty() {
    return past.getReadOnlyProperty();
  }

  /** Chooses a day, or the present. */
  public void choose(Optional<LocalDate> day) {
    picker.setValue(day.orElse(null));
  }

  private void chosen(LocalDate day) {
    if (showing) {
      return;
    }
    choice++;
    reading.ifPresent(RunningTask::cancel);
    if (day == null || day.equals(today())) {
      past.set(Optional.empty());
      showDay();
    } else if (past.get().map(source::dayOf).filter(day::equals).isEmpty()) {
      read(day, choice);
    }
  }

  private void read(LocalDate day, int chosen) {
    RunningTask task =
        tasks.start(
            Job.of("common.as-of.reading", progress -> source.endOf(day, progress))
                .onSuccess(read -> past.set(Optional.of(read)))
                .whenFinished(() -> {
                  if (chosen == choice) {
                    banners.hide(READING);
                    showDay();
                  }
                }));
    reading = Optional.of(task);
    // A short journal is read before anybody could press Cancel.
    task.textProperty()
        .subscribe((before, now) -> {
          if (chosen == choice && task.runningProperty().get()) {
            banners.show(READING, new Banner(Tone.INFO, now).action("common.cancel", task::cancel));
          }
        });
  }

  /** The field says what is shown, whatever was typed or cancelled. */
  private void showDay() {
    showing = true;
    picker.setValue(past.get().map(source::dayOf).orElse(null));
    showing = false;
  }

  private void show(Optional<P> now) {
    banners.hide(MATTER);
    now.ifPresent(one -> {
      Banner banner =
          new Banner(
              Tone.WARNING,
              Messages.text(
                  "common.as-of.banner", source.dayOf(one).toString(), source.entries(one)));
      banner.setId("past-banner");
      banners.show(MATTER, banner.action("common.as-of.today", () -> choose(Optional.empty())));
    });
  }

  private static LocalDate today() {
    return UiClock.nowProperty().get().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Today is the present, and what comes after it is nobody's past. */
  private static final class PastCell extends DateCell {
    @Override
    public void updateItem(LocalDate day, boolean empty) {
      super.updateItem(day, empty);
      setDisable(empty || day.isAfter(today()));
    }
  }
}
