package org.countersign.model.audit;

import java.time.Instant;
import java.util.Optional;
import org.countersign.model.json.Utc;

/** A limit in time, or none: as text, empty. */
final class Times {
  private Times() {}

  static String text(Optional<Instant> at) {
    return at.map(Utc::format).orElse("");
  }

  static Optional<Instant> moment(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Utc.parse(text));
  }
}
