package org.countersign.model.people;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;

/**
 * The keys of a custodian's token.
 *
 * @param signing DER SubjectPublicKeyInfo of the key that signs approvals and entries
 * @param share DER SubjectPublicKeyInfo of the key PIN shares are encrypted to
 * @param token label and serial of the token that holds both
 * @param proof signature by the signing key over {@link #proofBytes}, the proof of possession
 */
public record Credential(byte[] signing, byte[] share, TokenIdentity token, byte[] proof) {
  /** Refuses keys that are none of the kinds the console uses. */
  public Credential {
    PublicKeyDer.read(signing);
    PublicKeyDer.read(share);
    Name.check("token label", token.label());
  }

  /** Names the credential: SHA-256 of the signing key. */
  public Spki spki() {
    return Spki.of(signing);
  }

  public PublicKey signingKey() {
    return PublicKeyDer.read(signing);
  }

  public PublicKey shareKey() {
    return PublicKeyDer.read(share);
  }

  /** What the proof of possession signs: the vault, the person and both keys. */
  public static byte[] proofBytes(String vault, String person, byte[] signing, byte[] share) {
    String text =
        "countersign.enrolment/"
            + vault
            + "\n"
            + person
            + "\n"
            + Spki.of(signing)
            + "\n"
            + Spki.of(share)
            + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
