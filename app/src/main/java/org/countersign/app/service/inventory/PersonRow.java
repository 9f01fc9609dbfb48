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
 * @param since when that credential was enrolled
 * @param domains names of the domains the person owns
 * @param tokens labels of the signing tokens whose PIN the person holds a share of
 */
public record PersonRow(
    Person person,
    boolean present,
    Optional<TokenIdentity> token,
    Optional<Instant> since,
    List<String> domains,
    List<String> tokens) {}
