package org.countersign.app.screen.today;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.today.Outlook;
import org.countersign.app.service.today.Today;
import org.countersign.app.service.today.TodayItem;

/** What waits for whoever is signed in. */
public final class TodayViewModel {
  /**
   * What it needs of the vault.
   *
   * @param person id of whoever is signed in
   */
  public record Services(
      Today today, Supplier<Outlook> outlook, Supplier<Optional<String>> person) {}

  /** All that the screen shows, read in one go. */
  public record Day(List<TodayItem> items, Outlook outlook) {}

  private final Services services;
  private final TaskRunner tasks;
  private final BiConsumer<TodayItem.Place, String> navigate;
  private final ReadOnlyObjectWrapper<Optional<Day>> day =
      new ReadOnlyObjectWrapper<>(this, "day", Optional.empty());
  private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper(this, "waiting");

  /** {@code navigate}: leads to the place where something is dealt with, and chooses it there. */
  public TodayViewModel(
      Services services, TaskRunner tasks, BiConsumer<TodayItem.Place, String> navigate) {
    this.services = services;
    this.tasks = tasks;
    this.navigate = navigate;
  }

  /** Reads again what waits. */
  public void refresh() {
    String person = services.person().get().orElse("");
    tasks.start(
        Job.of(
                "today.reading",
                progress -> new Day(services.today().forPerson(person), services.outlook().get()))
            .onSuccess(now -> {
              day.set(Optional.of(now));
              waiting.set(now.items().size());
            }));
  }

  /** Leads to where it is dealt with. */
  void open(TodayItem item) {
    navigate.accept(item.place(), item.subject());
  }

  void open(TodayItem.Place place, String subject) {
    navigate.accept(place, subject);
  }

  /** What the screen shows; empty until it has been read. */
  public ReadOnlyObjectProperty<Optional<Day>> dayProperty() {
    return day.getReadOnlyProperty();
  }

  /** How many things wait, for the navigation. */
  public ReadOnlyIntegerProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }
}
