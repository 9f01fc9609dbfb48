package org.countersign.model.pki;

import java.util.List;

/**
 * One thing that was looked at when a published CRL was compared. The codes of {@link PublishedCrl}
 * stand in the journal, so none ever changes its meaning.
 *
 * @param code key of its sentence: {@code revocation.finding.<code>}
 * @param arguments of the sentence; times in UTC, serial numbers in lower-case hex
 */
public record CrlFinding(String code, Verdict verdict, List<String> arguments) {
  /** What it means, best first. */
  public enum Verdict {
    /** As it has to be. */
    GOOD,
    /** Not what one would wish for, and no contradiction. */
    NOTE,
    /** The CRL does not say what it has to say, or no longer. */
    BAD,
    /** Somebody has signed, or forged, what the vault never issued. */
    ALARM
  }

  public CrlFinding {
    arguments = List.copyOf(arguments);
  }

  static CrlFinding of(Verdict verdict, String code, Object... arguments) {
    return new CrlFinding(code, verdict, List.of(arguments).stream().map(String::valueOf).toList());
  }

  /** Whether it keeps the CRL from being what was to be published. */
  public boolean spoils() {
    return verdict == Verdict.BAD || verdict == Verdict.ALARM;
  }
}
