package org.countersign.app.screen.today;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.today.Outlook;
import org.countersign.app.service.today.Today;
import org.countersign.app.service.today.TodayItem;
import org.countersign.app.service.vault.Vault;

/** What waits for whoever is signed in, what is due, and what comes next. */
public final class TodayViewModel {
  /**
   * All that the screen shows, read in one go.
   *
   * @param person name of whoever is signed in; empty for nobody
   * @param next the first thing that will be due and is not among the items
   */
  public record Day(
      String person,
      Instant now,
      List<TodayItem> items,
      Outlook outlook,
      Optional<Outlook.Next> next) {
    /** The items of one urgency, in their order. */
    List<TodayItem> of(TodayItem.Urgency urgency) {
      return items.stream().filter(item -> item.urgency() == urgency).toList();
    }
  }

  private final Today today;
  private final Vault vault;
  private final Supplier<Optional<String>> person;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Optional<Day>> day =
      new ReadOnlyObjectWrapper<>(this, "day", Optional.empty());

  /** {@code person}: the id of whoever is signed in. */
  public TodayViewModel(
      Today today, Vault vault, Supplier<Optional<String>> person, TaskRunner tasks) {
    this.today = today;
    this.vault = vault;
    this.person = person;
    this.tasks = tasks;
  }

  /** Reads again what waits. */
  public void refresh() {
    String who = person.get().orElse("");
    tasks.start(
        Job.of("today.reading", progress -> read(who)).onSuccess(now -> day.set(Optional.of(now))));
  }

  private Day read(String who) {
    List<TodayItem> items = today.forPerson(who);
    Outlook outlook = today.outlook();
    return new Day(
        who.isEmpty() ? "" : vault.read(state -> state.people().nameOf(who)),
        vault.now(),
        items,
        outlook,
        outlook.next());
  }

  /** What the screen shows; empty until it has been read. */
  public ReadOnlyObjectProperty<Optional<Day>> dayProperty() {
    return day.getReadOnlyProperty();
  }
}
