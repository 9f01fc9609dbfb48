package org.countersign.app.hsm;

import java.lang.foreign.MemorySegment;
import java.util.Map;

/** The mechanisms the console uses, by name, and CK_MECHANISM. */
final class Mechanism {
  private static final Map<Long, String> NAMES =
      Map.of(
          Ck.CKM_RSA_PKCS_KEY_PAIR_GEN, "CKM_RSA_PKCS_KEY_PAIR_GEN",
          Ck.CKM_RSA_PKCS, "CKM_RSA_PKCS",
          Ck.CKM_RSA_X_509, "CKM_RSA_X_509",
          Ck.CKM_EC_KEY_PAIR_GEN, "CKM_EC_KEY_PAIR_GEN",
          Ck.CKM_ECDSA, "CKM_ECDSA",
          Ck.CKM_ECDH1_DERIVE, "CKM_ECDH1_DERIVE",
          Ck.CKM_EC_EDWARDS_KEY_PAIR_GEN, "CKM_EC_EDWARDS_KEY_PAIR_GEN",
          Ck.CKM_EDDSA, "CKM_EDDSA");

  private Mechanism() {}

  /** The name of a mechanism the console uses; null for any other. */
  static String name(long mechanism) {
    return NAMES.get(mechanism);
  }

  /** A CK_MECHANISM without parameters. */
  static MemorySegment of(long mechanism, Scratch memory) {
    return of(mechanism, MemorySegment.NULL, memory);
  }

  static MemorySegment of(long mechanism, MemorySegment parameter, Scratch memory) {
    MemorySegment struct = memory.struct(Layouts.HERE.mechanism);
    Layouts.HERE.mechanism.number(struct, "mechanism", mechanism);
    Layouts.HERE.mechanism.pointer(struct, "pParameter", parameter);
    Layouts.HERE.mechanism.number(struct, "ulParameterLen", parameter.byteSize());
    return struct;
  }

  /** CK_ECDH1_DERIVE_PARAMS with no key derivation function. */
  static MemorySegment ecdh(byte[] peerPoint, Scratch memory) {
    Struct layout = Layouts.HERE.ecdh1Params;
    MemorySegment params = memory.struct(layout);
    layout.number(params, "kdf", Ck.CKD_NULL);
    layout.number(params, "ulPublicDataLen", peerPoint.length);
    layout.pointer(params, "pPublicData", memory.bytes(peerPoint));
    return of(Ck.CKM_ECDH1_DERIVE, params, memory);
  }
}
