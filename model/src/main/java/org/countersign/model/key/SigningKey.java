package org.countersign.model.key;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.port.TokenIdentity;

/**
 * A signing key of the vault.
 *
 * @param publicKey DER SubjectPublicKeyInfo
 * @param purpose what it signs for, in the business's words
 * @param purposeEnds when that purpose ends
 * @param attributes what was read back of the private key when it was made
 */
public record SigningKey(
    Spki spki,
    byte[] publicKey,
    String label,
    KeyAlgorithm algorithm,
    String domain,
    TokenIdentity token,
    String ckaId,
    String purpose,
    Instant purposeEnds,
    Instant createdAt,
    Optional<Instant> activatedAt,
    Map<String, String> attributes,
    KeyState state) {

  public SigningKey in(KeyState next) {
    Optional<Instant> activated =
        activatedAt.isEmpty() && next instanceof KeyState.Active active
            ? Optional.of(active.since())
            : activatedAt;
    return new SigningKey(
        spki,
        publicKey,
        label,
        algorithm,
        domain,
        token,
        ckaId,
        purpose,
        purposeEnds,
        createdAt,
        activated,
        attributes,
        next);
  }
}
