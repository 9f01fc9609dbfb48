package org.countersign.app.service.revocation;

import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CrlComparison;

/**
 * A published list that was compared, not yet on record.
 *
 * @param issuer the key that is to have signed it
 * @param issuerName what people call the issuer
 * @param domain the domain it is recorded in
 * @param crl DER
 * @param issuerCertificate of an outside CA, DER; empty for a key of the vault
 */
public record Compared(
    Spki issuer,
    String issuerName,
    String domain,
    byte[] crl,
    Optional<byte[]> issuerCertificate,
    CrlComparison comparison) {}
