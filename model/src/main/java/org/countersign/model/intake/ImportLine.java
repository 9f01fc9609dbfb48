package org.countersign.model.intake;

import java.util.Optional;
import org.countersign.model.key.Spki;

/**
 * One line of an import's list.
 *
 * @param issuer of a certificate: the key that signed it, held or watched, as the console that
 *     wrote the list has verified; of nothing else
 */
public record ImportLine(Item item, Optional<Spki> issuer) {
  public ImportLine {
    if (issuer.isPresent() && !(item instanceof Item.Certificate)) {
      throw new IllegalArgumentException("only a certificate has an issuer");
    }
  }

  /** One of which nothing more is known. */
  public static ImportLine of(Item item) {
    return new ImportLine(item, Optional.empty());
  }
}
