package org.countersign.app.hsm;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;

/**
 * The C structures of PKCS#11 as they lie in memory, and the only place that knows it. On Windows
 * they are packed to one byte and CK_ULONG, a C long, has four bytes; everywhere else they lie as C
 * lays them, and it has eight.
 */
final class Layouts {
  /** The layouts of the machine this runs on. */
  static final Layouts HERE = new Layouts(System.getProperty("os.name").startsWith("Windows"));

  /** CK_ULONG, CK_RV, CK_FLAGS, CK_SLOT_ID and every handle. */
  final ValueLayout ulong;

  final Struct initializeArgs;
  final Struct info;
  final Struct slotInfo;
  final Struct tokenInfo;
  final Struct sessionInfo;
  final Struct attribute;
  final Struct mechanism;
  final Struct ecdh1Params;

  /** CK_FUNCTION_LIST: a CK_VERSION, then 68 pointers. */
  final Struct functionList;

  Layouts(boolean windows) {
    ulong = windows ? ValueLayout.JAVA_INT_UNALIGNED : ValueLayout.JAVA_LONG;
    initializeArgs =
        struct(
            windows,
            pointer("CreateMutex"),
            pointer("DestroyMutex"),
            pointer("LockMutex"),
            pointer("UnlockMutex"),
            number("flags"),
            pointer("pReserved"));
    info =
        struct(
            windows,
            bytes("cryptokiVersion", 2),
            bytes("manufacturerID", 32),
            number("flags"),
            bytes("libraryDescription", 32),
            bytes("libraryVersion", 2));
    slotInfo =
        struct(
            windows,
            bytes("slotDescription", 64),
            bytes("manufacturerID", 32),
            number("flags"),
            bytes("hardwareVersion", 2),
            bytes("firmwareVersion", 2));
    tokenInfo =
        struct(
            windows,
            bytes("label", 32),
            bytes("manufacturerID", 32),
            bytes("model", 16),
            bytes("serialNumber", 16),
            number("flags"),
            number("ulMaxSessionCount"),
            number("ulSessionCount"),
            number("ulMaxRwSessionCount"),
            number("ulRwSessionCount"),
            number("ulMaxPinLen"),
            number("ulMinPinLen"),
            number("ulTotalPublicMemory"),
            number("ulFreePublicMemory"),
            number("ulTotalPrivateMemory"),
            number("ulFreePrivateMemory"),
            bytes("hardwareVersion", 2),
            bytes("firmwareVersion", 2),
            bytes("utcTime", 16));
    sessionInfo =
        struct(
            windows, number("slotID"), number("state"), number("flags"), number("ulDeviceError"));
    attribute = struct(windows, number("type"), pointer("pValue"), number("ulValueLen"));
    mechanism =
        struct(windows, number("mechanism"), pointer("pParameter"), number("ulParameterLen"));
    ecdh1Params =
        struct(
            windows,
            number("kdf"),
            number("ulSharedDataLen"),
            pointer("pSharedData"),
            number("ulPublicDataLen"),
            pointer("pPublicData"));
    functionList =
        struct(
            windows,
            bytes("version", 2),
            MemoryLayout.sequenceLayout(68, ValueLayout.ADDRESS).withName("functions"));
  }

  private Struct struct(boolean packed, MemoryLayout... members) {
    return Struct.of(ulong, packed, members);
  }

  private MemoryLayout number(String name) {
    return ulong.withName(name);
  }

  private static MemoryLayout pointer(String name) {
    return ValueLayout.ADDRESS.withName(name);
  }

  private static MemoryLayout bytes(String name, long size) {
    return MemoryLayout.sequenceLayout(size, ValueLayout.JAVA_BYTE).withName(name);
  }
}
