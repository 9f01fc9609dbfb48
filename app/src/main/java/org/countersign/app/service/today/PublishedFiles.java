package org.countersign.app.service.today;

import org.countersign.model.key.SigningKey;
import org.countersign.model.vault.PublishedSet;

/** What lies in the folder of files for others. */
@FunctionalInterface
public interface PublishedFiles {
  /** Whether the issuer's CRL of this number is there. */
  boolean has(SigningKey issuer, long number);

  /** Whether the domain's current set is this one. */
  default boolean isOut(PublishedSet set) {
    return true;
  }
}
