package org.countersign.app.service.today;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that has to be done about one thing, now or by a time.
 *
 * @param kind key of its sentence: {@code today.<kind>}, and with {@code .over} when {@code at} has
 *     passed
 * @param arguments of the sentence
 * @param place where it is dealt with
 * @param subject what to choose there: a key's SPKI hash, a domain id, a token serial
 * @param name what people call it
 * @param domain the domain's id
 * @param domainName what people call the domain; empty for the vault itself
 * @param owner the name of the domain's owner; empty when there is none
 * @param at by when; empty for what is wrong already
 */
public record Due(
    String kind,
    List<Object> arguments,
    TodayItem.Urgency urgency,
    TodayItem.Place place,
    String subject,
    String name,
    String domain,
    String domainName,
    String owner,
    Optional<Instant> at) {
  /** Most urgent first, then by time. */
  public static final Comparator<Due> ORDER =
      Comparator.comparing(Due::urgency)
          .thenComparing(due -> due.at().orElse(Instant.MAX))
          .thenComparing(Due::name)
          .thenComparing(Due::kind);

  public Due {
    arguments = List.copyOf(arguments);
  }

  /** Whether its time has passed. */
  public boolean over(Instant now) {
    return at.filter(now::isAfter).isPresent();
  }
}
