package org.countersign.model.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;

/**
 * What the register expects of a token.
 *
 * @param token its label and serial
 * @param signing whether it is a signing token of the vault, and not a custodian's own; a key that
 *     is not known is told of both, but only on a signing token can it be adopted or destroyed
 * @param keys the keys that should be on it
 * @param elsewhere keys that belong on another token, with its label
 * @param destroyed keys that were destroyed, with what they were called
 */
public record Expected(
    TokenIdentity token,
    boolean signing,
    List<Key> keys,
    Map<Spki, String> elsewhere,
    Map<Spki, String> destroyed) {

  /** What a key is for, and so what its attributes have to be. */
  public enum Use {
    SIGN,
    AGREE,
    DECRYPT
  }

  /**
   * A key that should be there.
   *
   * @param ckaId as recorded, lower-case hex; empty where it was not
   * @param recorded attributes read back when it was made or adopted; empty where they were not
   * @param since when the register has known it
   */
  public record Key(
      Spki spki,
      String label,
      String ckaId,
      Use use,
      Map<String, String> recorded,
      Instant since) {}

  public Expected {
    keys = List.copyOf(keys);
    elsewhere = Map.copyOf(elsewhere);
    destroyed = Map.copyOf(destroyed);
  }
}
