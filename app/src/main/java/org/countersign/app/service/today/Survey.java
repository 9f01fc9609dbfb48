package org.countersign.app.service.today;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.people.Person;
import org.countersign.model.vault.VaultState;

/**
 * One look over a vault: what the kinds ask, and what they find. What comes after the horizon is
 * not kept but for the first of it, so that a hundred thousand keys make no hundred thousand rows.
 */
final class Survey {
  /** Months differ by less: adding a period and taking it away again is not always nothing. */
  private static final Duration CALENDAR = Duration.ofDays(4);

  private final VaultState state;
  private final Instant now;
  private final Instant horizon;
  private final Besides besides;
  private final List<Due> found = new ArrayList<>();
  private final Map<String, Circle> circles = new HashMap<>();
  private Optional<Map<Spki, List<IssuedCertificate>>> certificates = Optional.empty();
  private Instant nextAt = Instant.MAX;
  private Optional<Due> next = Optional.empty();

  /** What the state alone cannot tell. */
  record Besides(Weaknesses weaknesses, PublishedFiles published) {}

  /** A domain as rows show it. */
  record Circle(String name, String owner, Optional<SigningDomain> domain, Optional<Terms> terms) {}

  /**
   * What a policy says of time, read once: a hundred thousand keys ask for it.
   *
   * @param beyond what ends after this comes into no renewal window before the horizon
   */
  record Terms(
      Period renewal, Period cryptoperiod, Period keyAge, Period crlWarning, Instant beyond) {}

  Survey(VaultState state, Instant now, Instant horizon, Besides besides) {
    this.state = state;
    this.now = now;
    this.horizon = horizon;
    this.besides = besides;
  }

  VaultState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  Weaknesses weaknesses() {
    return besides.weaknesses();
  }

  PublishedFiles published() {
    return besides.published();
  }

  List<Due> found() {
    return found;
  }

  /** The first thing that will be due after the horizon. */
  Optional<Due> next() {
    return next;
  }

  /** All certificates by the key they bind, in one pass. */
  Map<Spki, List<IssuedCertificate>> certificates() {
    if (certificates.isEmpty()) {
      Map<Spki, List<IssuedCertificate>> all = new HashMap<>();
      for (IssuedCertificate one : state.keys().certificates()) {
        all.computeIfAbsent(one.subjectKey(), key -> new ArrayList<>(1)).add(one);
      }
      certificates = Optional.of(all);
    }
    return certificates.get();
  }

  /** The certificates of a key. */
  List<IssuedCertificate> certificatesOf(SigningKey key) {
    return certificates().getOrDefault(key.spki(), List.of());
  }

  /** Whether a key is in use, so that its ends matter. */
  static boolean used(SigningKey key) {
    return key.state() instanceof KeyState.Active || key.state() instanceof KeyState.Suspended;
  }

  /** A domain by its id. */
  Circle circle(String id) {
    return circles.computeIfAbsent(id, this::look);
  }

  private Circle look(String id) {
    Optional<SigningDomain> domain = state.domains().find(id);
    boolean vault = id.equals(SigningDomain.VAULT);
    return new Circle(
        vault ? "" : domain.map(SigningDomain::name).orElse(id),
        vault ? "" : domain.flatMap(this::owner).map(Person::name).orElse(""),
        domain,
        domain.map(SigningDomain::policy).map(this::terms));
  }

  private Terms terms(Policy policy) {
    Period renewal = policy.renewalPeriod();
    return new Terms(
        renewal,
        policy.cryptoPeriod(),
        policy.windows().keyAgePeriod(),
        policy.windows().crlWarningPeriod(),
        plus(horizon, renewal).plus(CALENDAR));
  }

  private Optional<Person> owner(SigningDomain domain) {
    return Optional.of(domain.owner())
        .filter(state.people()::isPresent)
        .flatMap(state.people()::person);
  }

  /** What the policy of a key's domain says; empty for a key of no domain. */
  Optional<Terms> terms(SigningKey key) {
    return circle(key.domain()).terms();
  }

  /** An end of a key: soon within the renewal window, now when it has passed, else later. */
  void ends(String kind, SigningKey key, Instant end, Terms terms) {
    if (!end.isAfter(terms.beyond()) || end.isBefore(nextAt)) {
      ends(kind, key, end, minus(end, terms.renewal()));
    }
  }

  /** The same, due from a time on. */
  void ends(String kind, SigningKey key, Instant end, Instant from) {
    if (from.isAfter(horizon) && !end.isBefore(nextAt)) {
      return;
    }
    Urgency urgency =
        now.isAfter(end) ? Urgency.NOW : now.isBefore(from) ? Urgency.LATER : Urgency.SOON;
    dated(ofKey(kind, key, urgency, List.of(key.label(), end), Optional.of(end)), from);
  }

  /** Something with a time, due from another time on. */
  void dated(Due due, Instant from) {
    Instant at = due.at().orElseThrow();
    if (!from.isAfter(horizon)) {
      found.add(due);
    }
    if (due.urgency() == Urgency.LATER && at.isBefore(nextAt)) {
      nextAt = at;
      next = Optional.of(due);
    }
  }

  /** Something about a key that is wrong already. */
  void wrong(String kind, SigningKey key, Urgency urgency, Object... arguments) {
    found.add(ofKey(kind, key, urgency, List.of(arguments), Optional.empty()));
  }

  /** Something about a key that is to be done by a time, as urgent as its kind says. */
  void at(String kind, SigningKey key, Urgency urgency, Instant at, Object... arguments) {
    found.add(ofKey(kind, key, urgency, List.of(arguments), Optional.of(at)));
  }

  /** Something about a watched key, as one domain has it. */
  Due ofWatched(
      String kind, WatchedKey key, Urgency urgency, Optional<Instant> at, Object... arguments) {
    Circle circle = circle(key.domain());
    return new Due(
        kind,
        List.of(arguments),
        urgency,
        Place.KEYS,
        key.spki().hex(),
        key.name(),
        key.domain(),
        circle.name(),
        circle.owner(),
        at);
  }

  /** Something about anything. */
  void add(Due due) {
    found.add(due);
  }

  private Due ofKey(
      String kind, SigningKey key, Urgency urgency, List<Object> arguments, Optional<Instant> at) {
    Circle circle = circle(key.domain());
    return new Due(
        kind,
        arguments,
        urgency,
        Place.KEYS,
        key.spki().hex(),
        key.label(),
        key.domain(),
        circle.name(),
        circle.owner(),
        at);
  }

  static Instant plus(Instant at, Period period) {
    return at.atZone(ZoneOffset.UTC).plus(period).toInstant();
  }

  static Instant minus(Instant at, Period period) {
    return at.atZone(ZoneOffset.UTC).minus(period).toInstant();
  }
}
