package org.countersign.model.vault;

import java.time.Instant;
import org.countersign.model.request.Results;

/** A CRL the vault has signed. */
public record CrlRecord(Results.CrlMade crl, String request, Instant at) {}
