package org.countersign.model.port;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.model.key.Spki;

/**
 * An object on a token, as C_FindObjects gave it.
 *
 * @param kind {@code CKO_PRIVATE_KEY}, {@code CKO_PUBLIC_KEY}, {@code CKO_CERTIFICATE}, {@code
 *     CKO_DATA}, …
 * @param label CKA_LABEL
 * @param id CKA_ID, lower-case hex
 * @param spki of a public or private key whose public part could be read; of a private key only
 *     where there is no doubt which public part is its own
 * @param certifies of a certificate that could be read: the key it binds
 * @param keyType {@code RSA-3072}, {@code P-384}, … or the CKK name
 * @param attributes CKA name to {@code true}, {@code false} or {@code unreadable}
 */
public record TokenObject(
    String kind,
    String label,
    String id,
    Optional<Spki> spki,
    Optional<Spki> certifies,
    String keyType,
    Map<String, String> attributes) {
  public TokenObject {
    attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
  }
}
