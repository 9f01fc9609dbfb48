package org.countersign.app.hsm;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * One object of a token: its handle, which is good until the next logout, and the attributes that
 * could be read.
 */
record Found(long handle, long objectClass, Map<Long, byte[]> values) {
  private static final long[] KEY = {
    Ck.CKA_LABEL,
    Ck.CKA_ID,
    Ck.CKA_KEY_TYPE,
    Ck.CKA_MODULUS,
    Ck.CKA_PUBLIC_EXPONENT,
    Ck.CKA_EC_PARAMS,
    Ck.CKA_EC_POINT,
  };
  private static final long[] CERTIFICATE = {Ck.CKA_LABEL, Ck.CKA_ID, Ck.CKA_VALUE};
  // Not the value of a data object: that may be a secret, and is read only by who asks for it.
  private static final long[] OTHER = {Ck.CKA_LABEL, Ck.CKA_ID, Ck.CKA_KEY_TYPE};

  static Found read(Session session, long handle) throws CkrException {
    byte[] kind = session.attributes(handle, Ck.CKA_CLASS).get(Ck.CKA_CLASS);
    long objectClass = Numbers.decode(kind);
    Set<Long> flags = Attributes.of(objectClass).keySet();
    long[] types =
        LongStream.concat(
                LongStream.of(details(objectClass)), flags.stream().mapToLong(Long::longValue))
            .toArray();
    return new Found(handle, objectClass, new HashMap<>(session.attributes(handle, types)));
  }

  private static long[] details(long objectClass) {
    if (objectClass == Ck.CKO_PRIVATE_KEY || objectClass == Ck.CKO_PUBLIC_KEY) {
      return KEY;
    }
    return objectClass == Ck.CKO_CERTIFICATE ? CERTIFICATE : OTHER;
  }

  boolean isPrivateKey() {
    return objectClass == Ck.CKO_PRIVATE_KEY;
  }

  boolean isKey() {
    return isPrivateKey() || objectClass == Ck.CKO_PUBLIC_KEY || objectClass == Ck.CKO_SECRET_KEY;
  }

  String kind() {
    if (objectClass == Ck.CKO_DATA) {
      return "CKO_DATA";
    }
    if (objectClass == Ck.CKO_CERTIFICATE) {
      return "CKO_CERTIFICATE";
    }
    if (objectClass == Ck.CKO_PUBLIC_KEY) {
      return "CKO_PUBLIC_KEY";
    }
    if (isPrivateKey()) {
      return "CKO_PRIVATE_KEY";
    }
    return objectClass == Ck.CKO_SECRET_KEY ? "CKO_SECRET_KEY" : "CKO_0x%X".formatted(objectClass);
  }

  String label() {
    byte[] value = values.getOrDefault(Ck.CKA_LABEL, new byte[0]);
    return new String(value, StandardCharsets.UTF_8);
  }

  /** Lower-case hex, empty if there is none. */
  String id() {
    return HexFormat.of().formatHex(values.getOrDefault(Ck.CKA_ID, new byte[0]));
  }

  long keyType() {
    return Numbers.decode(values.get(Ck.CKA_KEY_TYPE));
  }

  boolean flag(long attribute) {
    return Attributes.shown(values.get(attribute)).equals("true");
  }

  /**
   * The public key the object itself holds: a public key, a certificate, and an RSA private key
   * that tells its modulus.
   */
  Optional<PublicKey> publicKey() {
    return objectClass == Ck.CKO_CERTIFICATE ? certified() : PublicKeys.of(values);
  }

  private Optional<PublicKey> certified() {
    byte[] value = values.getOrDefault(Ck.CKA_VALUE, new byte[0]);
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return Optional.of(
          factory.generateCertificate(new ByteArrayInputStream(value)).getPublicKey());
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }
}
