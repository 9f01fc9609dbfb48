package org.countersign.app.service.today;

import org.countersign.model.key.SigningKey;

/** Whether a CRL lies in the folder of files for others. */
@FunctionalInterface
public interface PublishedFiles {
  /** Whether the issuer's CRL of this number is there. */
  boolean has(SigningKey issuer, long number);
}
