package org.countersign.model.audit;

import java.util.HashMap;
import java.util.Map;
import org.countersign.model.failure.Refused;
import org.countersign.model.vault.RecoveryRules;

/**
 * Numbers that are given once and only upwards, as far as the entries of a partial bundle tell:
 * others may have been taken in what is not here, never lower ones afterwards.
 */
final class SeenNumbers {
  private final String refusal;
  private final Map<String, Long> highest = new HashMap<>();
  private long floor;

  SeenNumbers(String refusal) {
    this.refusal = refusal;
  }

  /** Takes a number of an issuer or a domain. */
  void take(String by, long number) throws Refused {
    long last = Math.max(floor, highest.getOrDefault(by, 0L));
    if (number <= last) {
      throw new Refused(refusal, number, last + 1);
    }
    highest.put(by, number);
  }

  /** The vault went on from an older head: what may have been given in what was lost is gone. */
  void restored() {
    keepClear(highest.values().stream().reduce(floor, Math::max));
  }

  /** A number up to this one was given in what was lost. */
  void keepClear(long known) {
    floor = Math.max(floor, known + RecoveryRules.CRL_NUMBERS);
  }
}
