package org.countersign.app.hsm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.model.key.KeyAlgorithm;

/** What a key pair is made for, and so what its attributes have to be. A key has one use. */
enum KeyUse {
  SIGN,
  SHARE;

  private static final byte[] F4 = {1, 0, 1};

  /**
   * What the private key must be able to do, and must not; of these nothing is left to the module's
   * defaults.
   */
  Map<Long, Boolean> privateUses(KeyAlgorithm algorithm) {
    boolean share = this == SHARE;
    Map<Long, Boolean> uses = new LinkedHashMap<>();
    uses.put(Ck.CKA_SIGN, !share);
    uses.put(Ck.CKA_DECRYPT, share && !algorithm.canAgree());
    uses.put(Ck.CKA_DERIVE, share && algorithm.canAgree());
    uses.put(Ck.CKA_UNWRAP, false);
    return uses;
  }

  Template privateKey(KeyAlgorithm algorithm, String label, byte[] id) {
    Template template =
        new Template()
            .flag(Ck.CKA_TOKEN, true)
            .flag(Ck.CKA_PRIVATE, true)
            .flag(Ck.CKA_SENSITIVE, true)
            .flag(Ck.CKA_EXTRACTABLE, false)
            .text(Ck.CKA_LABEL, label)
            .bytes(Ck.CKA_ID, id);
    privateUses(algorithm).forEach(template::flag);
    return template;
  }

  Template publicKey(KeyAlgorithm algorithm, String label, byte[] id) {
    Template template =
        new Template()
            .flag(Ck.CKA_TOKEN, true)
            .flag(Ck.CKA_PRIVATE, false)
            .flag(Ck.CKA_VERIFY, this == SIGN)
            .flag(Ck.CKA_ENCRYPT, this == SHARE && algorithm.family().equals("RSA"))
            .flag(Ck.CKA_WRAP, false)
            .text(Ck.CKA_LABEL, label)
            .bytes(Ck.CKA_ID, id);
    return algorithm.family().equals("RSA")
        ? template.number(Ck.CKA_MODULUS_BITS, algorithm.bits()).bytes(Ck.CKA_PUBLIC_EXPONENT, F4)
        : template.bytes(Ck.CKA_EC_PARAMS, PublicKeys.parameters(algorithm));
  }

  /** The attributes the private key must read back with. */
  Map<Long, Boolean> mustBe(KeyAlgorithm algorithm) {
    Map<Long, Boolean> all = new LinkedHashMap<>(privateUses(algorithm));
    all.put(Ck.CKA_TOKEN, true);
    all.put(Ck.CKA_PRIVATE, true);
    all.put(Ck.CKA_SENSITIVE, true);
    all.put(Ck.CKA_ALWAYS_SENSITIVE, true);
    all.put(Ck.CKA_EXTRACTABLE, false);
    all.put(Ck.CKA_NEVER_EXTRACTABLE, true);
    all.put(Ck.CKA_LOCAL, true);
    return all;
  }
}
