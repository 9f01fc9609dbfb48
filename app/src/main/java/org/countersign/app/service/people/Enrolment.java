package org.countersign.app.service.people;

import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.LabelTaken;
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
  private static final String SIGNING_LABEL = "countersign approvals";
  private static final int MOST_ENROLMENTS = 20;
  private static final String SHARE_LABEL = "countersign shares";

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
    try (PersonalToken token = tokens.openPersonal(identity, pin)) {
      GeneratedKey signing =
          made(SIGNING_LABEL, label -> token.generateSigningKey(KeyAlgorithm.EC_P384, label));
      GeneratedKey share =
          made(SHARE_LABEL, label -> token.generateShareKey(KeyAlgorithm.EC_P384, label));
      byte[] signingDer = signing.publicKey().getEncoded();
      byte[] shareDer = share.publicKey().getEncoded();
      byte[] message = Credential.proofBytes(vault, person.id(), signingDer, shareDer);
      byte[] proof = token.sign(signing.spki(), message);
      return new Credential(signingDer, shareDer, token.identity(), proof);
    }
  }

  private interface Making {
    GeneratedKey labelled(String label) throws TokenFailure;
  }

  /**
   * A token may hold keys of an enrolment that was given up, or of another vault: they are left as
   * they are, and the new ones are numbered.
   */
  private static GeneratedKey made(String label, Making making) throws TokenFailure {
    for (int number = 1; number < MOST_ENROLMENTS; number++) {
      try {
        return making.labelled(number == 1 ? label : label + " " + number);
      } catch (LabelTaken e) {
        // the next number
      }
    }
    return making.labelled(label + " " + MOST_ENROLMENTS);
  }
}
