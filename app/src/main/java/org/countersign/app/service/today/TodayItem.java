package org.countersign.app.service.today;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that waits for the person who is signed in, or that is due.
 *
 * @param code key of its sentence: {@code today.<code>}
 * @param place where it is dealt with
 * @param subject what to choose there: a request hash, a key's SPKI hash, a domain id, a token
 *     serial, a kind of what is due
 * @param due by when
 */
public record TodayItem(
    String code,
    List<Object> arguments,
    Urgency urgency,
    Place place,
    String subject,
    Optional<Instant> due) {

  /** Most urgent first. */
  public enum Urgency {
    NOW,
    SOON,
    LATER
  }

  /** Where an item is dealt with. */
  public enum Place {
    REQUESTS,
    KEYS,
    IMPORT,
    DUE,
    TOKENS,
    PEOPLE,
    JOURNAL,
    BACKUP
  }
}
