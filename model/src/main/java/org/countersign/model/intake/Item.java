package org.countersign.model.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath;

/** One thing that a file brings, as it stands there; whether it is new is asked later. */
public sealed interface Item {
  Where where();

  /**
   * An X.509 certificate (RFC 5280), DER, byte for byte as it was found.
   *
   * @param key the SHA-256 of its SubjectPublicKeyInfo as it stands there
   * @param notes what its issuer got wrong; it is taken all the same
   */
  record Certificate(Where where, byte[] der, Spki key, List<Note> notes) implements Item {
    public Certificate {
      notes = List.copyOf(notes);
    }

    /**
     * What it says; read anew at each call, and of a certificate of {@link Readers} always there.
     */
    public CertificateFacts facts() {
      return CertificateFacts.read(der)
          .orElseThrow(() -> new IllegalStateException("not a certificate: " + where));
    }
  }

  /** A certificate revocation list (RFC 5280 §5), DER, byte for byte as it was found. */
  record Crl(Where where, byte[] der) implements Item {
    /** What it says; read anew at each call, and of a CRL of {@link Readers} always there. */
    public CrlFacts facts() {
      return CrlFacts.read(der).orElseThrow(() -> new IllegalStateException("not a CRL: " + where));
    }
  }

  /**
   * A public key with no certificate around it.
   *
   * @param kind what kind of file it stood in
   * @param publicKey DER SubjectPublicKeyInfo; empty where a {@link Kind#LISTED} row names the key
   *     by its hash alone
   * @param name what its file calls it: a JWK's kid, an SSH comment, an OpenPGP user id
   * @param facts what else its file says, in the words of its format ({@code fingerprint}, {@code
   *     use}, {@code hosts}, {@code expires})
   */
  record PublicKey(
      Where where, Kind kind, byte[] publicKey, Spki key, String name, Map<String, String> facts)
      implements Item {}

  /**
   * A private key that is no longer secret enough: it lies in a file. Never its bytes.
   *
   * @param key its public half, where that can be told without a password
   * @param format {@code PKCS#8}, {@code PKCS#12}, {@code JKS}, {@code OpenSSH}, {@code OpenPGP}, …
   * @param owner whose it says it is: an alias, a comment, a certificate's subject
   */
  record PrivateKey(Where where, Optional<Spki> key, String format, String owner) implements Item {}

  /** A trust path of a CSV or JSON file. */
  record Trust(Where where, TrustPath path) implements Item {}

  /** Where a public key stood. */
  enum Kind {
    SPKI,
    JWK,
    SSH,
    /** An SSH key that is trusted to sign others ({@code @cert-authority}). */
    SSH_CA,
    OPENPGP,
    /** A row of a CSV or JSON file of keys. */
    LISTED
  }
}
