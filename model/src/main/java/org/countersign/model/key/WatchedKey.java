package org.countersign.model.key;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Where;
import org.countersign.model.people.Shown;

/**
 * A public key that a domain knows of and the vault does not hold: of an imported certificate, a
 * JWKS, an SSH or OpenPGP file, a list. It has no authority and no state. Two domains may each
 * watch one key.
 *
 * @param publicKey DER SubjectPublicKeyInfo
 * @param name what its file calls it, or the certificate's subject
 * @param facts what else its file says, in the words of its format
 * @param found where it was first found
 * @param firstSeen when the import that brought it was asked for
 * @param distrust that two people of the domain have said it is not to be trusted any more
 */
public record WatchedKey(
    Spki spki,
    byte[] publicKey,
    Kind kind,
    String name,
    String domain,
    Map<String, String> facts,
    Where found,
    Instant firstSeen,
    Optional<Distrust> distrust) {
  private static final int LONGEST_FACT = 1000;

  /**
   * That nobody is to trust the key any more.
   *
   * @param why what is known, and from whom
   * @param since since when it may have been in other hands, where that is known
   * @param request hash of the request that says so
   */
  public record Distrust(Instant at, String why, Optional<Instant> since, String request) {}

  /** Where a key stood; as {@link Item.Kind}, or in a certificate. */
  public enum Kind {
    CERTIFICATE,
    SPKI,
    JWK,
    SSH,
    SSH_CA,
    OPENPGP,
    LISTED;

    public static Kind of(Item.Kind kind) {
      return valueOf(kind.name());
    }
  }

  /** Files are hostile: what does not show is replaced, and what is too long is cut. */
  public WatchedKey {
    name = Shown.name(name);
    if (name.isEmpty()) {
      name = spki.brief();
    }
    Map<String, String> shown = new TreeMap<>();
    facts.forEach((what, value) -> shown.put(Shown.name(what), Shown.cut(value, LONGEST_FACT)));
    facts = Map.copyOf(shown);
    found = Shown.where(found);
  }

  /** A key that nobody distrusts. */
  public WatchedKey(
      Spki spki,
      byte[] publicKey,
      Kind kind,
      String name,
      String domain,
      Map<String, String> facts,
      Where found,
      Instant firstSeen) {
    this(spki, publicKey, kind, name, domain, facts, found, firstSeen, Optional.empty());
  }

  /** The same key after a file has called it something else; where it was first seen stays. */
  public WatchedKey saying(Kind nowKind, String nowName, Map<String, String> nowFacts) {
    return new WatchedKey(
        spki, publicKey, nowKind, nowName, domain, nowFacts, found, firstSeen, distrust);
  }

  /** The same key, of which only the hash was known. */
  public WatchedKey with(byte[] known) {
    return new WatchedKey(spki, known, kind, name, domain, facts, found, firstSeen, distrust);
  }

  /** The same key, distrusted or trusted again. */
  public WatchedKey marked(Optional<Distrust> mark) {
    return new WatchedKey(spki, publicKey, kind, name, domain, facts, found, firstSeen, mark);
  }
}
