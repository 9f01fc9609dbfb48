package org.countersign.app.service.today;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.vault.VaultState;

/** What waits for a person, and what is due, most urgent first. */
public final class Today {
  private static final Comparator<TodayItem> ORDER =
      Comparator.comparing(TodayItem::urgency)
          .thenComparing(item -> item.due().orElse(Instant.MAX));

  private final Vault vault;

  public Today(Vault vault) {
    this.vault = vault;
  }

  /** The items for the person of this id. */
  public List<TodayItem> forPerson(String person) {
    Instant now = vault.now();
    boolean clockBehind = vault.clockBehind();
    return vault.read(state -> {
      List<TodayItem> items = new ArrayList<>();
      if (clockBehind) {
        items.add(
            new TodayItem(
                "clock-behind",
                List.of(state.lastAt()),
                TodayItem.Urgency.NOW,
                TodayItem.Place.REQUESTS,
                "",
                java.util.Optional.empty()));
      }
      items.addAll(collect(state, person, now));
      items.sort(ORDER);
      return items;
    });
  }

  private static List<TodayItem> collect(VaultState state, String person, Instant now) {
    List<TodayItem> items = new ArrayList<>();
    items.addAll(DueRequests.of(state, person, now));
    items.addAll(DueKeys.of(state, now));
    items.addAll(DueGovernance.of(state, now));
    items.addAll(DueFindings.of(state));
    return items;
  }
}
