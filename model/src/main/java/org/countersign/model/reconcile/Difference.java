package org.countersign.model.reconcile;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;

/**
 * One thing in which a token and the register differ.
 *
 * @param object what it is about: the same in every look that finds the same, and another as soon
 *     as it gets worse, so that what was said of the one is not taken for the other
 * @param facts for the sentence that tells it: {@link #LABEL}, {@link #SPKI}, …
 */
public record Difference(Kind kind, TokenIdentity token, String object, Map<String, String> facts) {
  /** What the key is called. */
  public static final String LABEL = "label";

  /** The key's SPKI hash. */
  public static final String SPKI = "spki";

  /** CKA_ID on the token, lower-case hex. */
  public static final String ID = "id";

  /** {@code both}, {@code private} or {@code public}: which halves are meant. */
  public static final String HALF = "half";

  /** {@code RSA-3072}, {@code P-384}, … or the CKK name. */
  public static final String TYPE = "type";

  /** {@code CKA_EXTRACTABLE=true, …}: attributes as found, those that should not be so. */
  public static final String ATTRIBUTES = "attributes";

  /** Label of the other token, or serial of the one that was found in its place. */
  public static final String OTHER = "other";

  /** How many. */
  public static final String COUNT = "count";

  /** SPKI hashes, separated by commas. */
  public static final String KEYS = "keys";

  /** What is wrong. The order is that of how bad it is. */
  public enum Kind {
    /** Another token bears the label. */
    TOKEN_SWAPPED,
    /** The token holds nothing of the vault, or nobody has set its PIN: it was initialised anew. */
    TOKEN_REINITIALISED,
    /** It looks as it did earlier: destroyed keys are back, or the newest are missing. */
    TOKEN_RESTORED,
    /** A key that was destroyed is there. */
    DESTROYED_KEY_BACK,
    /** A key of the register, or a half of it, is not there. */
    KEY_MISSING,
    /** A key is in two places. */
    KEY_TWICE,
    /** Nobody knows this key. */
    KEY_UNKNOWN,
    /** A custodian's own token holds a key that is no part of the enrolled credential. */
    OWN_KEY_UNKNOWN(2),
    /** A key's attributes are not what they were, or not what they must be. */
    ATTRIBUTES_DRIFTED,
    /** A certificate is filed under a key that is not its own. */
    CERTIFICATE_OF_OTHER_KEY,
    /** Two keys have one label. */
    LABEL_SHARED,
    /** Two keys have one CKA_ID. */
    ID_SHARED;

    private final int since;

    Kind() {
      this(1);
    }

    Kind(int since) {
      this.since = since;
    }

    /** The first version of looks ({@link Seen#v}) that tell of it. */
    public int since() {
      return since;
    }
  }

  /** What the id is made of. */
  private record Named(Kind kind, TokenIdentity token, String object) {}

  public Difference {
    facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** Lower-case hex SHA-256 of kind, token and object. */
  public String id() {
    return Canonical.hashOf(new Named(kind, token, object));
  }

  /** A fact, empty if it has none of this name. */
  public String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  /** The key it is about, where it is about one whose public half is known. */
  public Optional<Spki> spki() {
    return Optional.ofNullable(facts.get(SPKI)).map(Spki::new);
  }

  /** Whether it is about the key under this CKA_ID. */
  public boolean isOf(Spki key, String ckaId) {
    return spki().filter(key::equals).isPresent() && fact(ID).equals(ckaId);
  }
}
