package org.countersign.model.intake;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A public key as SSH writes it (RFC 4253 §6.6, RFC 5656, RFC 8709, and OpenSSH's own types).
 *
 * @param type the name in front of it
 * @param publicKey DER SubjectPublicKeyInfo
 * @param authority of a certificate, the key that signed it
 */
record SshKey(String type, byte[] publicKey, String fingerprint, Optional<byte[]> authority) {
  private static final String CERTIFICATE = "-cert-v01@openssh.com";

  private static final Map<String, ASN1ObjectIdentifier> CURVES =
      Map.of(
          "nistp256", SECObjectIdentifiers.secp256r1,
          "nistp384", SECObjectIdentifiers.secp384r1,
          "nistp521", SECObjectIdentifiers.secp521r1);

  /** Whether a word is the name of a kind of key. */
  static boolean isType(String word) {
    String plain = plain(word);
    return switch (plain) {
      case "ssh-rsa", "ssh-dss", "ssh-ed25519", "ssh-ed448" -> true;
      case "sk-ssh-ed25519", "sk-ecdsa-sha2-nistp256" -> true;
      default -> plain.startsWith("ecdsa-sha2-") && CURVES.containsKey(plain.substring(11));
    };
  }

  /** Refuses with {@code ssh.…} or {@code key.…}. */
  static SshKey read(byte[] blob) throws Malformed {
    SshWire wire = new SshWire(blob);
    String type = wire.text();
    if (!isType(type)) {
      throw new Malformed("ssh.type", type.length() > 64 ? type.substring(0, 64) : type);
    }
    boolean certificate = type.endsWith(CERTIFICATE);
    if (certificate) {
      wire.skip(); // the nonce
    }
    byte[] key = key(plain(type), wire);
    Optional<byte[]> authority = certificate ? Optional.of(authority(wire)) : Optional.empty();
    if (!certificate && wire.more()) {
      throw new Malformed("ssh.trailing");
    }
    return new SshKey(type, key, fingerprint(blob), authority);
  }

  private static String plain(String type) {
    String plain = type.replace(CERTIFICATE, "");
    return plain.endsWith("@openssh.com") || plain.startsWith("sk-")
        ? plain.replace("@openssh.com", "")
        : plain;
  }

  private static byte[] key(String type, SshWire wire) throws Malformed {
    return switch (type) {
      case "ssh-rsa" -> {
        BigInteger exponent = wire.number();
        yield SpkiForm.rsa(wire.number(), exponent);
      }
      case "ssh-dss" -> dsa(wire);
      case "ssh-ed25519" -> SpkiForm.raw(EdECObjectIdentifiers.id_Ed25519, wire.string());
      case "ssh-ed448" -> SpkiForm.raw(EdECObjectIdentifiers.id_Ed448, wire.string());
      case "sk-ssh-ed25519" -> {
        byte[] key = SpkiForm.raw(EdECObjectIdentifiers.id_Ed25519, wire.string());
        wire.skip(); // the application
        yield key;
      }
      case "sk-ecdsa-sha2-nistp256" -> {
        byte[] key = ec(wire);
        wire.skip();
        yield key;
      }
      default -> ec(wire);
    };
  }

  private static byte[] ec(SshWire wire) throws Malformed {
    String name = wire.text();
    ASN1ObjectIdentifier curve = CURVES.get(name);
    if (curve == null) {
      throw new Malformed("key.curve", name.length() > 64 ? name.substring(0, 64) : name);
    }
    return SpkiForm.ec(curve, wire.string());
  }

  private static byte[] dsa(SshWire wire) throws Malformed {
    DSAParameter parameters = new DSAParameter(wire.number(), wire.number(), wire.number());
    try {
      return SpkiForm.encoded(
          new SubjectPublicKeyInfo(
              new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa, parameters),
              new ASN1Integer(wire.number())));
    } catch (IOException e) {
      throw new IllegalStateException("a number has an encoding", e);
    }
  }

  /** PROTOCOL.certkeys: what follows the key in a certificate, up to who signed it. */
  private static byte[] authority(SshWire wire) throws Malformed {
    wire.uint64(); // serial
    wire.uint32(); // user or host
    wire.skip(2); // key id, principals
    wire.uint64(); // valid after
    wire.uint64(); // valid before
    wire.skip(3); // critical options, extensions, reserved
    return wire.string();
  }

  /** As {@code ssh-keygen -l} shows it. */
  private static String fingerprint(byte[] blob) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
