package org.countersign.model.compare;

/**
 * What can change in a vault: one row of the register.
 *
 * @param id a person's or domain's id, a token's serial, a key's SPKI hash, a certificate's
 *     SHA-256, a trust path's UUID; of a watched key its hash and domain
 */
public record Thing(Kind kind, String id) {

  /** In the order people ask for them. */
  public enum Kind {
    KEY,
    CERTIFICATE,
    TRUST_PATH,
    DOMAIN,
    PERSON,
    TOKEN,
    WATCHED_KEY
  }
}
