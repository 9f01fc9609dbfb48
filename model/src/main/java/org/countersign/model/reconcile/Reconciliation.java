package org.countersign.model.reconcile;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenObject;

/**
 * Holds what a look at a token saw against what the register expects of it. Pure: the same look and
 * the same register give the same differences, in the same order.
 */
public final class Reconciliation {
  /** How many differences an entry tells one by one; the rest follows from the look itself. */
  public static final int TOLD = 200;

  private static final int LONGEST = 120;

  private static final Comparator<Difference> ORDER =
      Comparator.comparing(Difference::kind)
          .thenComparing(one -> one.fact(Difference.LABEL))
          .thenComparing(Difference::object);

  private Reconciliation() {}

  /**
   * What differs, the worst first; empty when token and register agree as far as it looked. A look
   * of an older version is held against the rules that it was made under, and no others.
   */
  public static List<Difference> of(Expected expected, Seen seen) {
    if (!seen.present()) {
      return TokenChecks.swapped(expected, seen);
    }
    List<TokenObject> objects = visible(seen);
    Keys keys = new Keys(expected, objects, seen.depth());
    Map<String, Difference> all = new LinkedHashMap<>();
    put(all, TokenChecks.initialisedAnew(expected, seen, objects));
    put(all, new KeyChecks(keys).differences());
    put(all, new OtherObjects(keys).differences());
    put(all, TokenChecks.restored(keys));
    return all.values().stream()
        .filter(one -> one.kind().since() <= seen.v())
        .sorted(ORDER)
        .toList();
  }

  /** The part of a look at all objects that a look without a PIN would have seen. */
  public static Seen publicPart(Seen seen) {
    return new Seen(
        seen.v(),
        seen.token(),
        Depth.PUBLIC,
        seen.present(),
        seen.pinSet(),
        seen.sameLabel(),
        seen.objects().stream().filter(Reconciliation::isPublic).toList());
  }

  /** The drift of a key that has just been read back; empty when it is as it should be. */
  public static List<Difference> drift(
      Expected expected, Expected.Key key, Map<String, String> found) {
    return KeyChecks.drift(expected.token(), key, found);
  }

  private static void put(Map<String, Difference> all, Collection<Difference> more) {
    // Two objects that differ in the same way are one difference.
    more.forEach(one -> all.putIfAbsent(one.id(), one));
  }

  /** While somebody is logged in, a look without a PIN is shown private objects too. */
  private static List<TokenObject> visible(Seen seen) {
    return seen.depth() == Depth.FULL
        ? seen.objects()
        : seen.objects().stream().filter(Reconciliation::isPublic).toList();
  }

  private static boolean isPublic(TokenObject object) {
    return !object.kind().equals(Holding.PRIVATE_KEY)
        && !object.kind().equals(Holding.SECRET_KEY)
        && !"true".equals(object.attributes().get("CKA_PRIVATE"));
  }

  /** One short name for a set of keys. */
  static String hash(Collection<Spki> keys) {
    return keys.isEmpty() ? "" : Canonical.hashOf(keys.stream().sorted().toList());
  }

  /** As long as people still read it, and no longer. */
  static String shown(String label) {
    if (label.length() <= LONGEST) {
      return label;
    }
    boolean pair = Character.isHighSurrogate(label.charAt(LONGEST - 1));
    return label.substring(0, pair ? LONGEST - 1 : LONGEST);
  }
}
