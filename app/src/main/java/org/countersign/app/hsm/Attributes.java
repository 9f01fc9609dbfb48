package org.countersign.app.hsm;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The yes-or-no attributes of keys that people are shown and rules are checked by, with their
 * names.
 */
final class Attributes {
  private static final Map<Long, String> PRIVATE = new LinkedHashMap<>();
  private static final Map<Long, String> PUBLIC = new LinkedHashMap<>();

  static {
    PRIVATE.put(Ck.CKA_TOKEN, "CKA_TOKEN");
    PRIVATE.put(Ck.CKA_PRIVATE, "CKA_PRIVATE");
    PRIVATE.put(Ck.CKA_SENSITIVE, "CKA_SENSITIVE");
    PRIVATE.put(Ck.CKA_ALWAYS_SENSITIVE, "CKA_ALWAYS_SENSITIVE");
    PRIVATE.put(Ck.CKA_EXTRACTABLE, "CKA_EXTRACTABLE");
    PRIVATE.put(Ck.CKA_NEVER_EXTRACTABLE, "CKA_NEVER_EXTRACTABLE");
    PRIVATE.put(Ck.CKA_LOCAL, "CKA_LOCAL");
    PRIVATE.put(Ck.CKA_SIGN, "CKA_SIGN");
    PRIVATE.put(Ck.CKA_DECRYPT, "CKA_DECRYPT");
    PRIVATE.put(Ck.CKA_UNWRAP, "CKA_UNWRAP");
    PRIVATE.put(Ck.CKA_DERIVE, "CKA_DERIVE");
    PRIVATE.put(Ck.CKA_ALWAYS_AUTHENTICATE, "CKA_ALWAYS_AUTHENTICATE");
    PUBLIC.put(Ck.CKA_TOKEN, "CKA_TOKEN");
    PUBLIC.put(Ck.CKA_PRIVATE, "CKA_PRIVATE");
    PUBLIC.put(Ck.CKA_LOCAL, "CKA_LOCAL");
    PUBLIC.put(Ck.CKA_VERIFY, "CKA_VERIFY");
    PUBLIC.put(Ck.CKA_ENCRYPT, "CKA_ENCRYPT");
    PUBLIC.put(Ck.CKA_WRAP, "CKA_WRAP");
  }

  private Attributes() {}

  /**
   * The attributes of objects of this class, and their names; of other classes, only whether they
   * are kept and private.
   */
  static Map<Long, String> of(long objectClass) {
    if (objectClass == Ck.CKO_PRIVATE_KEY) {
      return PRIVATE;
    }
    return objectClass == Ck.CKO_PUBLIC_KEY
        ? PUBLIC
        : Map.of(Ck.CKA_TOKEN, "CKA_TOKEN", Ck.CKA_PRIVATE, "CKA_PRIVATE");
  }

  /** {@code true}, {@code false} or {@code unreadable}. */
  static String shown(byte[] value) {
    if (value == null || value.length != 1) {
      return "unreadable";
    }
    return Boolean.toString(value[0] != Ck.FALSE);
  }

  /** Names with the values as they are shown. */
  static Map<String, String> shown(long objectClass, Map<Long, byte[]> values) {
    Map<String, String> shown = new LinkedHashMap<>();
    of(objectClass).forEach((type, name) -> shown.put(name, shown(values.get(type))));
    return shown;
  }
}
