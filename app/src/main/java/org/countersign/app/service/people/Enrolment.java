package org.countersign.app.service.people;

import java.util.UUID;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenPort;

/**
 * Makes a credential on a custodian's token: two keys, and a signature that proves the signing key
 * is there.
 */
public final class Enrolment {
  private static final String SIGNING_LABEL = "countersign approvals ";
  private static final String SHARE_LABEL = "countersign shares ";
  private static final int MARK = 8;

  private final TokenPort tokens;

  public Enrolment(TokenPort tokens) {
    this.tokens = tokens;
  }

  /** Initialises a blank token; the arrays stay the caller's to wipe. */
  public TokenIdentity initialise(SlotView blank, String label, char[] soPin, char[] pin)
      throws TokenFailure {
    return tokens.initialise(blank, label, soPin, pin);
  }

  /** Makes two P-384 keys and the proof of possession for a person of a vault. */
  public Credential enrol(String vault, Person person, TokenIdentity identity, char[] pin)
      throws TokenFailure {
    // A founding that was given up, or a name that was put right, leaves keys on the token. They
    // must
    // not keep it from being enrolled again, so no two enrolments use one label.
    String mark = UUID.randomUUID().toString().substring(0, MARK);
    try (PersonalToken token = tokens.openPersonal(identity, pin)) {
      GeneratedKey signing = token.generateSigningKey(KeyAlgorithm.EC_P384, SIGNING_LABEL + mark);
      GeneratedKey share = token.generateShareKey(KeyAlgorithm.EC_P384, SHARE_LABEL + mark);
      byte[] signingDer = signing.publicKey().getEncoded();
      byte[] shareDer = share.publicKey().getEncoded();
      byte[] message = Credential.proofBytes(vault, person.id(), signingDer, shareDer);
      byte[] proof = token.sign(signing.spki(), message);
      return new Credential(signingDer, shareDer, token.identity(), proof);
    }
  }
}
