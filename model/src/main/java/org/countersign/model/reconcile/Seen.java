package org.countersign.model.reconcile;

import java.util.List;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;

/**
 * What one look at a token saw; kept as an attachment, so that whoever reads the journal can hold
 * it against the register again.
 *
 * @param v which rules it is held against: 1 or 2, where only 2 tells of keys on a custodian's own
 *     token that are no part of the credential; the members are the same
 * @param token whose look it was
 * @param depth how far it went
 * @param present whether the token of this label and serial was in a slot
 * @param pinSet whether it says that a user PIN is set (CKF_USER_PIN_INITIALIZED)
 * @param sameLabel other initialised tokens of the same label that were there
 * @param objects in the token's order; none where it was not present
 */
public record Seen(
    int v,
    TokenIdentity token,
    Depth depth,
    boolean present,
    boolean pinSet,
    List<TokenIdentity> sameLabel,
    List<TokenObject> objects) {
  /** The version that is written; those from 1 on are read. */
  public static final int VERSION = 2;

  /** What an attachment of it is said to be. */
  public static final String TYPE = "application/vnd.countersign.token-look+json";

  /** Refuses an unknown version, and objects of a token that was not there. */
  public Seen {
    if (v < 1 || v > VERSION) {
      throw new IllegalArgumentException("look version " + v + " is not known here");
    }
    sameLabel = List.copyOf(sameLabel);
    objects = List.copyOf(objects);
    if (!present && (!objects.isEmpty() || sameLabel.isEmpty())) {
      throw new IllegalArgumentException("a token that is not there has no objects");
    }
  }

  /** A look at a token that was there. */
  public static Seen at(
      TokenIdentity token, Depth depth, boolean pinSet, List<TokenObject> objects) {
    return new Seen(VERSION, token, depth, true, pinSet, List.of(), objects);
  }

  /** The same look, held against the rules of another version. */
  public Seen by(int version) {
    return new Seen(version, token, depth, present, pinSet, sameLabel, objects);
  }

  /** A look that found others of the token's label in its place. */
  public static Seen instead(TokenIdentity token, Depth depth, List<TokenIdentity> others) {
    return new Seen(VERSION, token, depth, false, false, others, List.of());
  }
}
