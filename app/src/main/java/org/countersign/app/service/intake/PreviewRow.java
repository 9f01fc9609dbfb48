package org.countersign.app.service.intake;

import java.util.Optional;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Reading;
import org.countersign.model.intake.Where;
import org.countersign.model.vault.ImportCandidate;
import org.countersign.model.vault.ImportVerdict;
import org.countersign.model.vault.ObservedCrl;

/**
 * One line of a preview: an item and what would become of it, or something that could not be read.
 *
 * @param number in the order it was found, from 1
 * @param verdict empty for what could not be read
 * @param looked the last time this very CRL was compared; empty for all else
 */
public record PreviewRow(
    int number,
    Optional<ImportCandidate> candidate,
    Optional<Reading.Problem> problem,
    Optional<ImportVerdict> verdict,
    Optional<ObservedCrl> looked) {

  /** What people filter by. */
  public enum Status {
    NEW,
    CHANGED,
    /** A private key that nobody has dealt with, not yet on record. */
    FINDING,
    KNOWN,
    REFUSED,
    /** A published CRL: to be compared with what the vault issued, not to be imported. */
    COMPARE
  }

  public Status status() {
    if (item().filter(one -> one instanceof Item.Crl).isPresent()) {
      return looked.isPresent() ? Status.KNOWN : Status.COMPARE;
    }
    return switch (verdict.map(ImportVerdict::kind).orElse(ImportVerdict.Kind.REFUSED)) {
      case NEW ->
          item().filter(one -> one instanceof Item.PrivateKey).isPresent()
              ? Status.FINDING
              : Status.NEW;
      case CHANGED -> Status.CHANGED;
      case KNOWN -> Status.KNOWN;
      case REFUSED -> Status.REFUSED;
    };
  }

  /** Whether an import would take it. */
  public boolean takeable() {
    return verdict.filter(ImportVerdict::taken).isPresent();
  }

  public Optional<Item> item() {
    return candidate.map(ImportCandidate::item);
  }

  public Where where() {
    return item().map(Item::where).or(() -> problem.map(Reading.Problem::where)).orElseThrow();
  }
}
