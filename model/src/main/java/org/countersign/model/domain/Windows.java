package org.countersign.model.domain;

import java.time.Period;

/**
 * What of a policy came after the first vaults had theirs. A policy that says nothing of it is the
 * same, to the byte and so by its hash, as before.
 *
 * @param keyAge how old a key may become since it was made, whatever its certificates say, ISO 8601
 *     period
 * @param crlWarning how long before nextUpdate the next CRL is due
 */
public record Windows(String keyAge, String crlWarning) {
  /** What holds where a policy says nothing. */
  public static final Windows USUAL = new Windows("P5Y", "P7D");

  /** Checks each member and names the one that is wrong. */
  public Windows {
    Periods.check("key age", keyAge);
    Periods.check("CRL warning", crlWarning);
  }

  public Period keyAgePeriod() {
    return Period.parse(keyAge);
  }

  public Period crlWarningPeriod() {
    return Period.parse(crlWarning);
  }

  /** For JSON: a value that equals this filter is left out. */
  static final class Usual {
    @Override
    public boolean equals(Object other) {
      return USUAL.equals(other);
    }

    @Override
    public int hashCode() {
      return USUAL.hashCode();
    }
  }
}
