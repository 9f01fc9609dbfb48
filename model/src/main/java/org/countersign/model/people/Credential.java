package org.countersign.model.people;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import org.countersign.model.key.KeyAlgorithm;
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
  /** Refuses keys that are none of the kinds the console uses, and one key for both uses. */
  public Credential {
    algorithm(signing);
    if (algorithm(share) == KeyAlgorithm.ED25519) {
      throw new IllegalArgumentException("an Ed25519 key can only sign, PIN shares need another");
    }
    if (Arrays.equals(signing, share)) {
      throw new IllegalArgumentException("one key is given for signing and for PIN shares");
    }
    Name.check("token label", token.label());
    Name.check("token serial", token.serial());
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

  private static KeyAlgorithm algorithm(byte[] der) {
    return KeyAlgorithm.of(PublicKeyDer.read(der))
        .orElseThrow(() ->
            new IllegalArgumentException("a custodian's key is of a size that is not used here"));
  }
}
