package org.countersign.model.port;

import java.util.Map;
import org.countersign.model.key.Spki;

/**
 * What was seen before and after a key pair was destroyed.
 *
 * @param before the private key's attributes
 * @param objectsDestroyed how many objects C_DestroyObject took
 * @param signAttempt what a sign with the old handle gave afterwards, as a CKR name
 * @param foundAfter objects with the key's CKA_ID that a new search found; 0 is as it should be
 */
public record DestroyEvidence(
    Spki spki,
    Map<String, String> before,
    int objectsDestroyed,
    String signAttempt,
    int foundAfter) {}
