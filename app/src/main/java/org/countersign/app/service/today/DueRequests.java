package org.countersign.app.service.today;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.countersign.model.domain.Authority;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.vault.DecisionRules;
import org.countersign.model.vault.Quorum;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** Requests that wait for the person, that can be carried out, or whose execution was cut off. */
final class DueRequests {
  private DueRequests() {}

  static List<TodayItem> of(
      VaultState state, String person, Instant now, Predicate<String> running) {
    List<TodayItem> items = new ArrayList<>();
    for (RequestFile file : state.requests().all()) {
      RequestStatus status = Quorum.status(state, file, now);
      switch (status) {
        case OPEN -> {
          if (DecisionRules.mayApprove(state, file, person) && !file.heard(person)) {
            items.add(item("countersign", state, file, Optional.of(file.request().expiresAt())));
          }
        }
        case APPROVED ->
            items.add(item("carry-out", state, file, Quorum.of(state, file, now).usableUntil()));
        case EXECUTING -> {
          // Whoever carries it out just now is looking at it.
          if (!running.test(file.hash())) {
            items.add(item("cut-off", state, file, Optional.empty()));
          }
        }
        case REFUSED, EXPIRED, LAPSED, EXECUTED, FAILED -> {}
      }
    }
    return items;
  }

  private static TodayItem item(
      String code, VaultState state, RequestFile file, Optional<Instant> due) {
    boolean emergency = file.operation().authority() == Authority.EMERGENCY;
    return new TodayItem(
        code,
        List.of(
            file.request().operation(),
            file.request().subject().label(),
            state.people().nameOf(file.request().raisedBy())),
        emergency || !code.equals("countersign") ? TodayItem.Urgency.NOW : TodayItem.Urgency.SOON,
        TodayItem.Place.REQUESTS,
        file.hash(),
        due);
  }
}
