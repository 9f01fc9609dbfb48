package org.countersign.app.service.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.inventory.HistoryEvent;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.model.request.RequestStatus;

/** Which states a key has been in, and when. */
final class KeyLife {
  /** A state and when it began. The last one lasts until now. */
  record Span(String state, Instant from) {}

  private KeyLife() {}

  /** Oldest first; rehearsals are no part of a life. */
  static List<Span> of(KeyDetail detail) {
    List<Span> spans = new ArrayList<>();
    spans.add(new Span("pre-activation", detail.key().createdAt()));
    for (HistoryEvent event : oldestFirst(detail)) {
      Optional<HistoryEvent.Asked> done =
          event.asked().filter(one -> one.status() == RequestStatus.EXECUTED && !one.drill());
      if (done.isPresent()) {
        state(done.get().kind())
            .filter(state -> !state.equals(spans.getLast().state()))
            .ifPresent(state -> spans.add(new Span(state, event.at())));
      }
    }
    return List.copyOf(spans);
  }

  /** Of events at one moment, the one that was asked for first. */
  static List<HistoryEvent> oldestFirst(KeyDetail detail) {
    return detail.history().stream().sorted(Comparator.comparing(HistoryEvent::at)).toList();
  }

  private static Optional<String> state(String operation) {
    return switch (operation) {
      case "key.activate", "key.reinstate" -> Optional.of("active");
      case "key.suspend" -> Optional.of("suspended");
      case "key.revoke", "key.retire" -> Optional.of("deactivated");
      case "key.emergency-revoke" -> Optional.of("compromised");
      case "key.destroy" -> Optional.of("destroyed");
      default -> Optional.empty();
    };
  }
}
