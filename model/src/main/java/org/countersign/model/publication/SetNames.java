package org.countersign.model.publication;

import java.math.BigInteger;
import java.util.Locale;
import org.countersign.model.key.SigningKey;

/** Names of a set's files: the same from set to set, so that they can be fetched by address. */
final class SetNames {
  private static final int LONGEST = 40;

  private SetNames() {}

  /** {@code release-root-1a2b3c4d}. */
  static String of(SigningKey key) {
    String plain = key.label().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String brief = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-|-$", "");
    return (brief.isEmpty() ? "key" : brief) + "-" + key.spki().brief();
  }

  static String certificate(SigningKey key, String sha256, String ending) {
    return "certificates/" + of(key) + "-" + sha256.substring(0, 8) + ending;
  }

  static String crl(SigningKey issuer, String ending) {
    return "crl/" + of(issuer) + ending;
  }

  /** By serial number, as {@code openssl} and everybody else asks. */
  static String answer(SigningKey issuer, BigInteger serial, String ending) {
    String sign = serial.signum() < 0 ? "minus-" : "";
    return "ocsp-" + issuer.spki().brief() + "/" + sign + serial.abs().toString(16) + ending;
  }

  static String notice(SigningKey key, String ending) {
    return "notices/" + of(key) + ending;
  }
}
