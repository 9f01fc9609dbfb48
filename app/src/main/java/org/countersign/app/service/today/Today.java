package org.countersign.app.service.today;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.countersign.app.service.memory.Standing;
import org.countersign.app.service.memory.TokenMemories;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;

/** What waits for a person, and what is due, most urgent first. */
public final class Today {
  private static final Comparator<TodayItem> ORDER =
      Comparator.comparing(TodayItem::urgency)
          .thenComparing(item -> item.due().orElse(Instant.MAX));

  private final Vault vault;
  private final Dues dues;
  private final Predicate<String> running;
  private final TokenMemories memories;

  /** {@code running}: whether the request of this hash is being carried out at this moment. */
  public Today(Vault vault, Dues dues, Predicate<String> running, TokenMemories memories) {
    this.memories = memories;
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
    memories.all().stream().flatMap(one -> troubled(one).stream()).forEach(items::add);
    items.sort(ORDER);
    return items;
  }

  /** What the vault still lacks, and what comes next. */
  public Outlook outlook() {
    return Outlook.of(vault, dues);
  }

  /**
   * A token that could not be compared, or not be written; that it is new to this is no trouble.
   */
  private static Optional<TodayItem> troubled(Standing one) {
    return one.note()
        .map(Failure::code)
        .filter(code -> !code.equals("memory.first"))
        .map(code ->
            new TodayItem(
                code.replace('.', '-'),
                List.of(one.token().label()),
                TodayItem.Urgency.SOON,
                TodayItem.Place.TOKENS,
                one.token().serial(),
                Optional.empty()));
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
