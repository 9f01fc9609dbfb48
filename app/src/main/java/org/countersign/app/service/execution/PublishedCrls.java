package org.countersign.app.service.execution;

import org.countersign.model.failure.StoreFailed;
import org.countersign.model.key.SigningKey;
import org.countersign.model.port.PublicationStore;

/** The CRLs in the folder of files for others. */
public final class PublishedCrls {
  private final PublicationStore publication;

  public PublishedCrls(PublicationStore publication) {
    this.publication = publication;
  }

  /**
   * Whether the issuer's CRL of this number lies there. A folder that cannot be read may hold it:
   * better one call too many than a revocation that nobody knows of.
   */
  public boolean has(SigningKey issuer, long number) {
    String name = Revocation.crlName(issuer, number);
    try {
      return publication.names("crl").stream()
          .anyMatch(file -> file.equals(name + ".crl") || file.equals(name + ".pem"));
    } catch (StoreFailed e) {
      return true;
    }
  }
}
