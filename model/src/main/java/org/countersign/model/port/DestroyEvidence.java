package org.countersign.model.port;

import java.util.Map;
import org.countersign.model.key.Spki;

/**
 * What was seen before and after a key pair was destroyed.
 *
 * @param before the private key's attributes; the public half's where there was no private key
 * @param objectsDestroyed how many objects C_DestroyObject took
 * @param signAttempt what a sign with the old handle gave afterwards, as a CKR name; {@code none}
 *     where there was no private key
 * @param foundAfter objects of the key that a new search found; 0 is as it should be
 * @param device the token's maker and model, as it says itself
 */
public record DestroyEvidence(
    Spki spki,
    Map<String, String> before,
    int objectsDestroyed,
    String signAttempt,
    int foundAfter,
    String device) {}
