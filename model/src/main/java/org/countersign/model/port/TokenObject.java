package org.countersign.model.port;

import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.Spki;

/**
 * An object on a token, as C_FindObjects gave it.
 *
 * @param kind {@code CKO_PRIVATE_KEY}, {@code CKO_PUBLIC_KEY}, {@code CKO_CERTIFICATE}, {@code
 *     CKO_DATA}, …
 * @param label CKA_LABEL
 * @param id CKA_ID, lower-case hex
 * @param spki of a public or private key whose public part could be read
 * @param keyType {@code RSA-3072}, {@code P-384}, … or the CKK name
 * @param attributes CKA name to {@code true}, {@code false} or {@code unreadable}
 */
public record TokenObject(
    String kind,
    String label,
    String id,
    Optional<Spki> spki,
    String keyType,
    Map<String, String> attributes) {}
