package org.countersign.model.publication;

import java.time.Instant;

/**
 * Which set.
 *
 * @param domain id
 * @param from the moment it describes
 * @param until when relying parties stop believing it
 */
public record SetWish(String domain, long number, Instant from, Instant until) {}
