package org.countersign.model.vault;

import java.time.Instant;
import org.countersign.model.request.Results;

/** A signing token with the shares of its PINs as last split. */
public record CommissionedToken(Results.TokenReady ready, Instant at) {}
