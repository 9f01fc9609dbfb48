package org.countersign.model.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.countersign.model.json.Canonical;

/**
 * The rules of a domain, or of the vault for people and tokens. Versioned; requests pin the version
 * and its hash.
 *
 * @param trustPathPersons one or two: how many sign a change of trust paths
 * @param cryptoperiod how long a key may be active, ISO 8601 period ({@code P2Y})
 * @param renewalWindow how long before the end renewal is due
 * @param reviewCadence how often the domain is reviewed
 * @param crlLifetime from thisUpdate to nextUpdate of a CRL
 */
public record Policy(
    int version,
    Rule routine,
    Rule emergency,
    Rule destruction,
    int trustPathPersons,
    String cryptoperiod,
    String renewalWindow,
    String reviewCadence,
    String crlLifetime) {

  /** Checks each member and names the one that is wrong. */
  public Policy {
    if (version < 1) {
      throw new IllegalArgumentException("policy versions count from 1");
    }
    if (trustPathPersons < 1 || trustPathPersons > 2) {
      throw new IllegalArgumentException(
          "trust paths take one signature or two, not " + trustPathPersons);
    }
    period("cryptoperiod", cryptoperiod);
    period("renewal window", renewalWindow);
    period("review cadence", reviewCadence);
    period("CRL lifetime", crlLifetime);
  }

  public Rule rule(Authority authority) {
    return switch (authority) {
      case ROUTINE -> routine;
      case EMERGENCY -> emergency;
      case DESTRUCTION -> destruction;
    };
  }

  /** Lower-case hex SHA-256 of the canonical bytes. */
  public String hash() {
    return Canonical.hashOf(this);
  }

  public Period crlPeriod() {
    return Period.parse(crlLifetime);
  }

  public Period cryptoPeriod() {
    return Period.parse(cryptoperiod);
  }

  public Period renewalPeriod() {
    return Period.parse(renewalWindow);
  }

  public Period reviewPeriod() {
    return Period.parse(reviewCadence);
  }

  private static void period(String what, String text) {
    Period period;
    try {
      period = Period.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(what + " \"" + text + "\" is not a period (try P1Y)", e);
    }
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(
          what + " \"" + text + "\" is not a period longer than nothing");
    }
    if (longerThanCentury(period)) {
      throw new IllegalArgumentException(what + " \"" + text + "\" is longer than a century");
    }
  }

  /** Times that a longer period is added to would leave the calendar. */
  private static boolean longerThanCentury(Period period) {
    try {
      return LocalDate.EPOCH.plus(period).isAfter(LocalDate.EPOCH.plusYears(100));
    } catch (DateTimeException e) {
      return true;
    }
  }
}
