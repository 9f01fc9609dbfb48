package org.countersign.app;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableIntegerValue;
import org.countersign.app.service.today.TodayItem;

/** How many things wait, for the marks in the navigation. On the JavaFX thread. */
final class Waiting {
  private final IntegerProperty today = new SimpleIntegerProperty(this, "today");
  private final IntegerProperty requests = new SimpleIntegerProperty(this, "requests");

  ObservableIntegerValue today() {
    return today;
  }

  ObservableIntegerValue requests() {
    return requests;
  }

  /** Counts what is due for the person who is signed in. */
  void count(List<TodayItem> items) {
    today.set((int) items.stream().filter(i -> i.urgency() != TodayItem.Urgency.LATER).count());
    requests.set((int) items.stream().filter(i -> i.place() == TodayItem.Place.REQUESTS).count());
  }
}
