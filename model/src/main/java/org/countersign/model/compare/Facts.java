package org.countersign.model.compare;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of a thing at a moment.
 *
 * @param name as people call it
 * @param values by the name of the fact, in the order they are shown; a value that is missing is
 *     empty. Times and days as in the journal, keys and certificates by their hash
 */
public record Facts(String name, Map<Fact, String> values) {

  /** The names of facts. */
  public enum Fact {
    NAME,
    STATE,
    DOMAIN,
    PURPOSE,
    PURPOSE_ENDS,
    TOKEN,
    ACTIVATED,
    ISSUER,
    SERIAL,
    NOT_AFTER,
    REVOKED,
    TRUSTS,
    PINS,
    KIND,
    CONTACT,
    ENVIRONMENT,
    CRITICALITY,
    UPDATE_METHOD,
    DEPENDS_ON,
    OWNER,
    STAKEHOLDERS,
    POLICY,
    REVIEWED,
    ROLES,
    CREDENTIAL,
    SHARES
  }

  /** Keeps the order of the values. */
  public Facts {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
