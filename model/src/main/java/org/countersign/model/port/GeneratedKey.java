package org.countersign.model.port;

import java.security.PublicKey;
import java.util.Map;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;

/**
 * A key pair the token has just made, with what was read back of it.
 *
 * @param ckaId CKA_ID, 16 bytes of the token's RNG as lower-case hex
 * @param attributes CKA names of the private key with the values read back
 */
public record GeneratedKey(
    Spki spki,
    PublicKey publicKey,
    KeyAlgorithm algorithm,
    String label,
    String ckaId,
    Map<String, String> attributes) {}
