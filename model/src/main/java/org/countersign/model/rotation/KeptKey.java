package org.countersign.model.rotation;

import java.time.Instant;
import org.countersign.model.key.Spki;

/**
 * A private key that has served and is kept nevertheless, as two people have decided.
 *
 * @param until when it is to be destroyed, or kept on for another reason
 * @param request hash of the request that says so
 */
public record KeptKey(Spki key, String reason, Instant until, String request, Instant at) {}
