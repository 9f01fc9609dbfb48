package org.countersign.model.intake;

import java.util.Arrays;
import java.util.Optional;
import org.countersign.model.intake.Item.PrivateKey;

/** What stands in one object of a PEM text, by its label. */
final class PemObjects {
  private final Finds finds;
  private final byte[] text;

  PemObjects(Finds finds, byte[] text) {
    this.finds = finds;
    this.text = text;
  }

  void take(PemBlock block) {
    Where where = finds.line(block.line());
    try {
      switch (block.label()) {
        case "CERTIFICATE", "X509 CERTIFICATE" -> certificate(where, decode(block));
        case "TRUSTED CERTIFICATE" -> trusted(where, decode(block));
        case "X509 CRL" -> crl(where, decode(block));
        case "PKCS7", "CMS", "PKCS #7 SIGNED DATA" ->
            Pkcs7Reader.read(finds, where.place(), decode(block));
        case "PUBLIC KEY" -> BareKeys.spki(finds, where, decode(block));
        case "RSA PUBLIC KEY" -> BareKeys.rsa(finds, where, decode(block));
        case "PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "DSA PRIVATE KEY",
            "ANY PRIVATE KEY",
            "OPENSSH PRIVATE KEY" ->
            privateKey(where, block);
        case "PGP PUBLIC KEY BLOCK", "PGP PRIVATE KEY BLOCK" ->
            OpenPgpReader.armored(finds, where, text, block.begins(), block.ends());
        case "EC PARAMETERS", "DSA PARAMETERS", "DH PARAMETERS", "X9.42 DH PARAMETERS" -> {
          // public numbers that openssl puts before a key; they name nobody
        }
        default -> finds.problem(where, "pem.label", block.label());
      }
    } catch (Malformed e) {
      finds.problem(where, block.label(), e);
    }
  }

  private void certificate(Where where, byte[] der) {
    CertificateReader.read(finds, where, der, 0, der.length);
  }

  /** A certificate and behind it what openssl trusts it for, which is openssl's alone. */
  private void trusted(Where where, byte[] der) throws Malformed {
    DerReader reader = new DerReader(der).next();
    CertificateReader.read(finds, where, der, 0, reader.to());
  }

  private void crl(Where where, byte[] der) {
    CertificateReader.readCrl(finds, where, der, 0, der.length);
  }

  private void privateKey(Where where, PemBlock block) throws Malformed {
    int body = PemHeaders.end(text, block.from(), block.to());
    if (PemHeaders.isEncrypted(text, block.from(), body)) {
      String format = block.label().equals("EC PRIVATE KEY") ? "SEC1" : "PKCS#1";
      finds.add(new PrivateKey(where, Optional.empty(), format + ", encrypted", ""));
      return;
    }
    byte[] secret = Base64Text.decode(text, body, block.to());
    try {
      PrivateKeys.read(finds, where, secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private byte[] decode(PemBlock block) throws Malformed {
    int body = PemHeaders.end(text, block.from(), block.to());
    return Base64Text.decode(text, body, block.to());
  }
}
