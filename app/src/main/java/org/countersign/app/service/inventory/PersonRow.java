package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.people.Person;
import org.countersign.model.port.TokenIdentity;

/**
 * A person, as a list shows it.
 *
 * @param token of the credential in use
 * @param enrolled the entry that enrolled the person, or the credential in use
 * @param domains names of the domains the person owns
 * @param stake names of the domains the person is a stakeholder of
 * @param tokens labels of the signing tokens whose PIN the person holds a share of
 */
public record PersonRow(
    Person person,
    boolean present,
    Optional<TokenIdentity> token,
    Optional<Enrolled> enrolled,
    List<String> domains,
    List<String> stake,
    List<String> tokens) {

  /** An entry of the journal, and its time. */
  public record Enrolled(long entry, Instant at) {}
}
