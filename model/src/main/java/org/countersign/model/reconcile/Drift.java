package org.countersign.model.reconcile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which attributes of a private key are not what they were when it was made or adopted, or are not
 * what a key of its use must have (3-architecture, PKCS#11: sensitive, never extractable, local,
 * one use).
 */
final class Drift {
  private Drift() {}

  /** Name to value as found, of those that are not as they should be; sorted by name. */
  static Map<String, String> of(Expected.Key key, Map<String, String> found) {
    Map<String, String> drifted = new TreeMap<>();
    found.forEach((name, value) -> {
      if (!key.recorded().getOrDefault(name, value).equals(value)) {
        drifted.put(name, value);
      }
    });
    must(key.use())
        .forEach((name, value) -> {
          String now = found.getOrDefault(name, "unreadable");
          if (!now.equals(value)) {
            drifted.put(name, now);
          }
        });
    return drifted;
  }

  private static Map<String, String> must(Expected.Use use) {
    Map<String, String> must = new LinkedHashMap<>();
    must.put("CKA_TOKEN", "true");
    must.put("CKA_PRIVATE", "true");
    must.put("CKA_SENSITIVE", "true");
    must.put("CKA_ALWAYS_SENSITIVE", "true");
    must.put("CKA_EXTRACTABLE", "false");
    must.put("CKA_NEVER_EXTRACTABLE", "true");
    must.put("CKA_LOCAL", "true");
    must.put("CKA_SIGN", Boolean.toString(use == Expected.Use.SIGN));
    must.put("CKA_DECRYPT", Boolean.toString(use == Expected.Use.DECRYPT));
    must.put("CKA_DERIVE", Boolean.toString(use == Expected.Use.AGREE));
    must.put("CKA_UNWRAP", "false");
    return must;
  }
}
