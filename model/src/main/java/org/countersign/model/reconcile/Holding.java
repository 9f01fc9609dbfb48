package org.countersign.model.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenObject;

/** One key under one CKA_ID on a token: its objects. A key may be there under two. */
final class Holding {
  static final String PRIVATE_KEY = "CKO_PRIVATE_KEY";
  static final String PUBLIC_KEY = "CKO_PUBLIC_KEY";
  static final String SECRET_KEY = "CKO_SECRET_KEY";

  private final Spki spki;
  private final String id;
  private final List<TokenObject> privates = new ArrayList<>();
  private final List<TokenObject> publics = new ArrayList<>();

  private Holding(Spki spki, String id) {
    this.spki = spki;
    this.id = id;
  }

  /** A name for a key under an id. */
  private record Name(Spki spki, String id) {}

  /** All keys whose public half is known, in the token's order. */
  static List<Holding> of(List<TokenObject> objects) {
    Map<Name, Holding> all = new LinkedHashMap<>();
    for (TokenObject object : objects) {
      boolean secret = object.kind().equals(PRIVATE_KEY);
      if (object.spki().isPresent() && (secret || object.kind().equals(PUBLIC_KEY))) {
        Spki spki = object.spki().get();
        Holding one =
            all.computeIfAbsent(
                new Name(spki, object.id()), name -> new Holding(spki, object.id()));
        (secret ? one.privates : one.publics).add(object);
      }
    }
    return List.copyOf(all.values());
  }

  Spki spki() {
    return spki;
  }

  String id() {
    return id;
  }

  List<TokenObject> privates() {
    return privates;
  }

  List<TokenObject> publics() {
    return publics;
  }

  TokenObject any() {
    return privates.isEmpty() ? publics.getFirst() : privates.getFirst();
  }

  /** How often one of its halves is there. */
  int copies() {
    return Math.max(privates.size(), publics.size());
  }

  /** {@code both}, {@code private} or {@code public}. */
  String half() {
    if (privates.isEmpty()) {
      return "public";
    }
    return publics.isEmpty() ? "private" : "both";
  }
}
