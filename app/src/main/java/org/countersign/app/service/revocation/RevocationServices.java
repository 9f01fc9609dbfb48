package org.countersign.app.service.revocation;

import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.vault.Vault;

/** What there is to do and to know about published revocation lists. */
public record RevocationServices(
    Revocations revocations, PublishedLists lists, Sightings sightings) {
  /** Of an open vault. */
  public static RevocationServices of(Vault vault, Sessions sessions) {
    return new RevocationServices(
        new Revocations(vault),
        new PublishedLists(vault, sessions),
        new Sightings(vault, sessions));
  }
}
