package org.countersign.model.domain;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.time.Period;
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
 * @param windows what came later; left out of the canonical bytes where it is {@link Windows#USUAL}
 * @param leaving came later still; left out where it is {@link Leaving#NOT}
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
    String crlLifetime,
    @JacksonInject(value = Policy.WINDOWS, useInput = OptBoolean.TRUE, optional = OptBoolean.TRUE)
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Windows.Usual.class)
        Windows windows,
    @JacksonInject(value = Policy.LEAVING, useInput = OptBoolean.TRUE, optional = OptBoolean.TRUE)
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Leaving.Not.class)
        Leaving leaving) {
  /** What a policy without this member is given when it is read: {@link Windows#USUAL}. */
  public static final String WINDOWS = "windows";

  /** The same: {@link Leaving#NOT}. */
  public static final String LEAVING = "leaving";

  /** Checks each member and names the one that is wrong. */
  public Policy {
    if (version < 1) {
      throw new IllegalArgumentException("policy versions count from 1");
    }
    if (trustPathPersons < 1 || trustPathPersons > 2) {
      throw new IllegalArgumentException(
          "trust paths take one signature or two, not " + trustPathPersons);
    }
    Periods.check("cryptoperiod", cryptoperiod);
    Periods.check("renewal window", renewalWindow);
    Periods.check("review cadence", reviewCadence);
    Periods.check("CRL lifetime", crlLifetime);
  }

  /** With the usual windows, and nothing that leaves on the screen. */
  public Policy(
      int version,
      Rule routine,
      Rule emergency,
      Rule destruction,
      int trustPathPersons,
      String cryptoperiod,
      String renewalWindow,
      String reviewCadence,
      String crlLifetime) {
    this(
        version,
        routine,
        emergency,
        destruction,
        trustPathPersons,
        cryptoperiod,
        renewalWindow,
        reviewCadence,
        crlLifetime,
        Windows.USUAL,
        Leaving.NOT);
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
}
