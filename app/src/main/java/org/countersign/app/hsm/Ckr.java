package org.countersign.app.hsm;

import java.util.Map;

/**
 * The return values of PKCS#11 (pkcs11t.h): the few that are told apart here, and the names of all.
 */
final class Ckr {
  static final long OK = 0x0;
  static final long SLOT_ID_INVALID = 0x3;
  static final long GENERAL_ERROR = 0x5;
  static final long FUNCTION_FAILED = 0x6;
  static final long ARGUMENTS_BAD = 0x7;
  static final long ATTRIBUTE_SENSITIVE = 0x11;
  static final long ATTRIBUTE_TYPE_INVALID = 0x12;
  static final long ATTRIBUTE_VALUE_INVALID = 0x13;
  static final long DEVICE_ERROR = 0x30;
  static final long DEVICE_MEMORY = 0x31;
  static final long DEVICE_REMOVED = 0x32;
  static final long FUNCTION_NOT_SUPPORTED = 0x54;
  static final long KEY_TYPE_INCONSISTENT = 0x63;
  static final long ENCRYPTED_DATA_INVALID = 0x40;
  static final long ENCRYPTED_DATA_LEN_RANGE = 0x41;
  static final long KEY_HANDLE_INVALID = 0x60;
  static final long OBJECT_HANDLE_INVALID = 0x82;
  static final long PIN_INCORRECT = 0xA0;
  static final long PIN_INVALID = 0xA1;
  static final long PIN_LEN_RANGE = 0xA2;
  static final long PIN_LOCKED = 0xA4;
  static final long SESSION_CLOSED = 0xB0;
  static final long SESSION_HANDLE_INVALID = 0xB3;
  static final long SESSION_READ_ONLY = 0xB5;
  static final long TOKEN_NOT_PRESENT = 0xE0;
  static final long TOKEN_NOT_RECOGNIZED = 0xE1;
  static final long TOKEN_WRITE_PROTECTED = 0xE2;
  static final long USER_ALREADY_LOGGED_IN = 0x100;
  static final long USER_NOT_LOGGED_IN = 0x101;
  static final long DOMAIN_PARAMS_INVALID = 0x130;
  static final long CURVE_NOT_SUPPORTED = 0x140;
  static final long BUFFER_TOO_SMALL = 0x150;
  static final long CRYPTOKI_ALREADY_INITIALIZED = 0x191;
  static final long TOKEN_RESOURCE_EXCEEDED = 0x201;
  static final long TEMPLATE_INCONSISTENT = 0xD1;

  private static final Map<Long, String> NAMES =
      Map.ofEntries(
          Map.entry(0x0L, "CKR_OK"),
          Map.entry(0x1L, "CKR_CANCEL"),
          Map.entry(0x2L, "CKR_HOST_MEMORY"),
          Map.entry(0x3L, "CKR_SLOT_ID_INVALID"),
          Map.entry(0x5L, "CKR_GENERAL_ERROR"),
          Map.entry(0x6L, "CKR_FUNCTION_FAILED"),
          Map.entry(0x7L, "CKR_ARGUMENTS_BAD"),
          Map.entry(0x8L, "CKR_NO_EVENT"),
          Map.entry(0x9L, "CKR_NEED_TO_CREATE_THREADS"),
          Map.entry(0xAL, "CKR_CANT_LOCK"),
          Map.entry(0x10L, "CKR_ATTRIBUTE_READ_ONLY"),
          Map.entry(0x11L, "CKR_ATTRIBUTE_SENSITIVE"),
          Map.entry(0x12L, "CKR_ATTRIBUTE_TYPE_INVALID"),
          Map.entry(0x13L, "CKR_ATTRIBUTE_VALUE_INVALID"),
          Map.entry(0x1AL, "CKR_COPY_PROHIBITED"),
          Map.entry(0x1BL, "CKR_ACTION_PROHIBITED"),
          Map.entry(0x20L, "CKR_DATA_INVALID"),
          Map.entry(0x21L, "CKR_DATA_LEN_RANGE"),
          Map.entry(0x30L, "CKR_DEVICE_ERROR"),
          Map.entry(0x31L, "CKR_DEVICE_MEMORY"),
          Map.entry(0x32L, "CKR_DEVICE_REMOVED"),
          Map.entry(0x40L, "CKR_ENCRYPTED_DATA_INVALID"),
          Map.entry(0x41L, "CKR_ENCRYPTED_DATA_LEN_RANGE"),
          Map.entry(0x50L, "CKR_FUNCTION_CANCELED"),
          Map.entry(0x51L, "CKR_FUNCTION_NOT_PARALLEL"),
          Map.entry(0x54L, "CKR_FUNCTION_NOT_SUPPORTED"),
          Map.entry(0x60L, "CKR_KEY_HANDLE_INVALID"),
          Map.entry(0x62L, "CKR_KEY_SIZE_RANGE"),
          Map.entry(0x63L, "CKR_KEY_TYPE_INCONSISTENT"),
          Map.entry(0x64L, "CKR_KEY_NOT_NEEDED"),
          Map.entry(0x65L, "CKR_KEY_CHANGED"),
          Map.entry(0x66L, "CKR_KEY_NEEDED"),
          Map.entry(0x67L, "CKR_KEY_INDIGESTIBLE"),
          Map.entry(0x68L, "CKR_KEY_FUNCTION_NOT_PERMITTED"),
          Map.entry(0x69L, "CKR_KEY_NOT_WRAPPABLE"),
          Map.entry(0x6AL, "CKR_KEY_UNEXTRACTABLE"),
          Map.entry(0x70L, "CKR_MECHANISM_INVALID"),
          Map.entry(0x71L, "CKR_MECHANISM_PARAM_INVALID"),
          Map.entry(0x82L, "CKR_OBJECT_HANDLE_INVALID"),
          Map.entry(0x90L, "CKR_OPERATION_ACTIVE"),
          Map.entry(0x91L, "CKR_OPERATION_NOT_INITIALIZED"),
          Map.entry(0xA0L, "CKR_PIN_INCORRECT"),
          Map.entry(0xA1L, "CKR_PIN_INVALID"),
          Map.entry(0xA2L, "CKR_PIN_LEN_RANGE"),
          Map.entry(0xA3L, "CKR_PIN_EXPIRED"),
          Map.entry(0xA4L, "CKR_PIN_LOCKED"),
          Map.entry(0xB0L, "CKR_SESSION_CLOSED"),
          Map.entry(0xB1L, "CKR_SESSION_COUNT"),
          Map.entry(0xB3L, "CKR_SESSION_HANDLE_INVALID"),
          Map.entry(0xB4L, "CKR_SESSION_PARALLEL_NOT_SUPPORTED"),
          Map.entry(0xB5L, "CKR_SESSION_READ_ONLY"),
          Map.entry(0xB6L, "CKR_SESSION_EXISTS"),
          Map.entry(0xB7L, "CKR_SESSION_READ_ONLY_EXISTS"),
          Map.entry(0xB8L, "CKR_SESSION_READ_WRITE_SO_EXISTS"),
          Map.entry(0xC0L, "CKR_SIGNATURE_INVALID"),
          Map.entry(0xC1L, "CKR_SIGNATURE_LEN_RANGE"),
          Map.entry(0xD0L, "CKR_TEMPLATE_INCOMPLETE"),
          Map.entry(0xD1L, "CKR_TEMPLATE_INCONSISTENT"),
          Map.entry(0xE0L, "CKR_TOKEN_NOT_PRESENT"),
          Map.entry(0xE1L, "CKR_TOKEN_NOT_RECOGNIZED"),
          Map.entry(0xE2L, "CKR_TOKEN_WRITE_PROTECTED"),
          Map.entry(0xF0L, "CKR_UNWRAPPING_KEY_HANDLE_INVALID"),
          Map.entry(0xF1L, "CKR_UNWRAPPING_KEY_SIZE_RANGE"),
          Map.entry(0xF2L, "CKR_UNWRAPPING_KEY_TYPE_INCONSISTENT"),
          Map.entry(0x100L, "CKR_USER_ALREADY_LOGGED_IN"),
          Map.entry(0x101L, "CKR_USER_NOT_LOGGED_IN"),
          Map.entry(0x102L, "CKR_USER_PIN_NOT_INITIALIZED"),
          Map.entry(0x103L, "CKR_USER_TYPE_INVALID"),
          Map.entry(0x104L, "CKR_USER_ANOTHER_ALREADY_LOGGED_IN"),
          Map.entry(0x105L, "CKR_USER_TOO_MANY_TYPES"),
          Map.entry(0x110L, "CKR_WRAPPED_KEY_INVALID"),
          Map.entry(0x112L, "CKR_WRAPPED_KEY_LEN_RANGE"),
          Map.entry(0x113L, "CKR_WRAPPING_KEY_HANDLE_INVALID"),
          Map.entry(0x114L, "CKR_WRAPPING_KEY_SIZE_RANGE"),
          Map.entry(0x115L, "CKR_WRAPPING_KEY_TYPE_INCONSISTENT"),
          Map.entry(0x120L, "CKR_RANDOM_SEED_NOT_SUPPORTED"),
          Map.entry(0x121L, "CKR_RANDOM_NO_RNG"),
          Map.entry(0x130L, "CKR_DOMAIN_PARAMS_INVALID"),
          Map.entry(0x140L, "CKR_CURVE_NOT_SUPPORTED"),
          Map.entry(0x150L, "CKR_BUFFER_TOO_SMALL"),
          Map.entry(0x160L, "CKR_SAVED_STATE_INVALID"),
          Map.entry(0x170L, "CKR_INFORMATION_SENSITIVE"),
          Map.entry(0x180L, "CKR_STATE_UNSAVEABLE"),
          Map.entry(0x190L, "CKR_CRYPTOKI_NOT_INITIALIZED"),
          Map.entry(0x191L, "CKR_CRYPTOKI_ALREADY_INITIALIZED"),
          Map.entry(0x1A0L, "CKR_MUTEX_BAD"),
          Map.entry(0x1A1L, "CKR_MUTEX_NOT_LOCKED"),
          Map.entry(0x1B0L, "CKR_NEW_PIN_MODE"),
          Map.entry(0x1B1L, "CKR_NEXT_OTP"),
          Map.entry(0x1B5L, "CKR_EXCEEDED_MAX_ITERATIONS"),
          Map.entry(0x1B6L, "CKR_FIPS_SELF_TEST_FAILED"),
          Map.entry(0x1B7L, "CKR_LIBRARY_LOAD_FAILED"),
          Map.entry(0x1B8L, "CKR_PIN_TOO_WEAK"),
          Map.entry(0x1B9L, "CKR_PUBLIC_KEY_INVALID"),
          Map.entry(0x200L, "CKR_FUNCTION_REJECTED"),
          Map.entry(0x201L, "CKR_TOKEN_RESOURCE_EXCEEDED"),
          Map.entry(0x202L, "CKR_OPERATION_CANCEL_FAILED"));

  private static final long VENDOR_DEFINED = 0x80000000L;

  private Ckr() {}

  /** As the standard names it; a vendor's own, or one that is newer than this table, in hex. */
  static String name(long rv) {
    String known = NAMES.get(rv);
    if (known != null) {
      return known;
    }
    return rv >= VENDOR_DEFINED
        ? "CKR_VENDOR_DEFINED+0x%X".formatted(rv - VENDOR_DEFINED)
        : "CKR_0x%X".formatted(rv);
  }
}
