package org.countersign.app.service.today;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.countersign.app.service.vault.Vault;

/** What waits for a person, and what is due, most urgent first. */
public final class Today {
  private static final Comparator<TodayItem> ORDER =
      Comparator.comparing(TodayItem::urgency)
          .thenComparing(item -> item.due().orElse(Instant.MAX));

  private final Vault vault;
  private final Dues dues;
  private final Predicate<String> running;

  /** {@code running}: whether the request of this hash is being carried out at this moment. */
  public Today(Vault vault, Dues dues, Predicate<String> running) {
    this.vault = vault;
    this.dues = dues;
    this.running = running;
  }

  /** The items for the person of this id. */
  public List<TodayItem> forPerson(String person) {
    Instant now = vault.now();
    List<TodayItem> items = new ArrayList<>();
    if (vault.clockBehind()) {
      items.add(clockBehind());
    }
    items.addAll(vault.read(state -> DueRequests.of(state, person, now, running)));
    items.addAll(Grouped.of(dues.now().all()));
    items.sort(ORDER);
    return items;
  }

  /** What the vault still lacks, and what comes next. */
  public Outlook outlook() {
    return Outlook.of(vault, dues);
  }

  private TodayItem clockBehind() {
    return new TodayItem(
        "clock-behind",
        List.of(vault.<Instant>read(state -> state.lastAt())),
        TodayItem.Urgency.NOW,
        TodayItem.Place.REQUESTS,
        "",
        Optional.empty());
  }
}
