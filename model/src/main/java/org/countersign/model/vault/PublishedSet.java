package org.countersign.model.vault;

import java.time.Instant;
import org.countersign.model.request.Results;

/**
 * A publication set on record.
 *
 * @param basis hash of the part of the register that it speaks of
 * @param manifest the attachment {@code manifest.json}, whose hash names the set
 * @param archive the attachment with all its files
 * @param request hash of the request it was issued by
 */
public record PublishedSet(
    String domain,
    long number,
    Instant thisUpdate,
    Instant nextUpdate,
    String basis,
    Results.Attachment manifest,
    Results.Attachment archive,
    String request,
    Instant at) {}
