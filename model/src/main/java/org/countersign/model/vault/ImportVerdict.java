package org.countersign.model.vault;

import java.util.List;
import org.countersign.model.failure.Refused;

/**
 * What an import would make of one item.
 *
 * @param code of the sentence that says why: {@code intake.verdict.<code>}, or {@code
 *     failure.<code>} of what is refused; empty where the kind says all
 */
public record ImportVerdict(Kind kind, String code, List<Object> arguments) {
  /** How an item stands to what the vault knows. */
  public enum Kind {
    NEW,
    CHANGED,
    KNOWN,
    REFUSED
  }

  public ImportVerdict {
    arguments = List.copyOf(arguments);
  }

  static final ImportVerdict NEW = new ImportVerdict(Kind.NEW, "", List.of());
  static final ImportVerdict KNOWN = new ImportVerdict(Kind.KNOWN, "", List.of());

  /** The same is in this import already. */
  static final ImportVerdict TWICE = new ImportVerdict(Kind.KNOWN, "twice", List.of());

  /** {@code members} are the names of what is different. */
  static ImportVerdict changed(List<String> members) {
    return new ImportVerdict(Kind.CHANGED, "changed", List.of(String.join(", ", members)));
  }

  static ImportVerdict refused(Refused why) {
    return new ImportVerdict(Kind.REFUSED, why.code(), why.arguments());
  }

  /** Whether an import takes it. */
  public boolean taken() {
    return kind == Kind.NEW || kind == Kind.CHANGED;
  }
}
