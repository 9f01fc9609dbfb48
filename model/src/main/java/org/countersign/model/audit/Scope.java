package org.countersign.model.audit;

import java.time.Instant;
import java.util.Optional;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.Level;

/**
 * What a bundle is to hold.
 *
 * @param level bodies above it are withheld
 * @param domain the domain's id; empty for all
 * @param from the first moment, inclusive
 * @param until the last moment, exclusive
 */
public record Scope(Level level, String domain, Optional<Instant> from, Optional<Instant> until) {
  /** All there is. */
  public static final Scope ALL =
      new Scope(Level.CONFIDENTIAL, "", Optional.empty(), Optional.empty());

  /** Refuses a period that ends before it begins. */
  public Scope {
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      throw new IllegalArgumentException("the period ends before it begins");
    }
  }

  /** Whether nothing is left out by domain or period. */
  public boolean isWhole() {
    return domain.isEmpty() && from.isEmpty() && until.isEmpty();
  }

  /** Whether the body of an entry of this header is withheld. */
  public boolean withholds(Header header) {
    return Level.of(header.level()).compareTo(level) > 0;
  }

  /** Whether a moment is in the period. */
  public boolean covers(Instant at) {
    return from.filter(at::isBefore).isEmpty() && until.filter(end -> !at.isBefore(end)).isEmpty();
  }

  /** Whether something of this domain is in it; the vault's own is always. */
  public boolean concerns(String of) {
    return domain.isEmpty() || of.isEmpty() || domain.equals(of);
  }
}
