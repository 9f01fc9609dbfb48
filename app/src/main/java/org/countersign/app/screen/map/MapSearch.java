package org.countersign.app.screen.map;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.map.Thing;

/** Finds things by what one types; once more shows the next. */
final class MapSearch {
  private final TaskRunner tasks;
  private final Function<String, List<Thing>> look;
  private final Consumer<String> show;
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper(this, "told", "");
  private String text = "";
  private List<Thing> found = List.of();
  private int at;

  /** {@code look}: finds them; {@code show}: shows the one of this id. */
  MapSearch(TaskRunner tasks, Function<String, List<Thing>> look, Consumer<String> show) {
    this.tasks = tasks;
    this.look = look;
    this.show = show;
  }

  /** Shows the first thing the text finds; with the same text, the next one. */
  void next(String typed) {
    String wanted = typed.strip();
    if (wanted.isEmpty()) {
      forget();
    } else if (wanted.equals(text) && !found.isEmpty()) {
      at = (at + 1) % found.size();
      showFound();
    } else {
      text = wanted;
      tasks.start(
          Job.of("map.searching", progress -> look.apply(wanted))
              .onSuccess(list -> {
                if (text.equals(wanted)) {
                  found = list;
                  at = 0;
                  showFound();
                }
              }));
    }
  }

  /** Something else is typed, or shown: the next time one looks anew. */
  void forget() {
    text = "";
    found = List.of();
    told.set("");
  }

  private void showFound() {
    if (found.isEmpty()) {
      told.set(Messages.text("map.search.none"));
    } else {
      told.set(
          Messages.text(
              found.size() < MapViewModel.FOUND ? "map.search.at" : "map.search.at-first",
              at + 1,
              found.size()));
      show.accept(found.get(at).id());
    }
  }

  /** Which of how many is shown. */
  ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }
}
