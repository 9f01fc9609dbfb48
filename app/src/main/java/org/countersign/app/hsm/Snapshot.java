package org.countersign.app.hsm;

import java.math.BigInteger;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenObject;

/**
 * All that was on a token at one moment, found in one pass, with private keys matched to their
 * public halves.
 */
final class Snapshot {
  private final List<Found> objects;
  private final Map<String, List<Found>> publicById = new HashMap<>();

  private Snapshot(List<Found> objects) {
    this.objects = objects;
    for (Found object : objects) {
      if (!object.isPrivateKey() && object.publicKey().isPresent()) {
        publicById.computeIfAbsent(object.id(), id -> new ArrayList<>()).add(object);
      }
    }
  }

  static Snapshot of(Session session) throws CkrException {
    List<Found> objects = new ArrayList<>();
    for (long handle : session.find(new Template())) {
      objects.add(Found.read(session, handle));
    }
    return new Snapshot(objects);
  }

  List<Found> objects() {
    return objects;
  }

  /** Objects as the port shows them. */
  List<TokenObject> shown() {
    return objects.stream().map(this::shown).toList();
  }

  private TokenObject shown(Found object) {
    return new TokenObject(
        object.kind(),
        object.label(),
        object.id(),
        object.isKey() ? certain(object).map(Spki::of) : Optional.empty(),
        object.objectClass() == Ck.CKO_CERTIFICATE
            ? object.publicKey().map(Spki::of)
            : Optional.empty(),
        keyType(object),
        Attributes.shown(object.objectClass(), object.values()));
  }

  /** The private keys whose public half is known, by SPKI. */
  Map<Spki, TokenKey> keys() {
    Map<Spki, TokenKey> keys = new HashMap<>();
    for (Found object : objects) {
      if (object.isPrivateKey()) {
        publicKeyOf(object)
            .ifPresent(key -> keys.putIfAbsent(Spki.of(key), TokenKey.of(object, key)));
      }
    }
    return keys;
  }

  /**
   * The public half of a key. An RSA private key tells its own; any other is looked up among the
   * public keys, then the certificates, of the same CKA_ID. That is only the module's word: what is
   * signed is verified.
   */
  Optional<PublicKey> publicKeyOf(Found key) {
    Optional<PublicKey> own = key.publicKey();
    if (own.isPresent() || !key.isPrivateKey()) {
      return own;
    }
    return publicById.getOrDefault(key.id(), List.of()).stream()
        .filter(object -> sameType(key, object))
        .sorted((a, b) -> Long.compare(b.objectClass(), a.objectClass()))
        .findFirst()
        .flatMap(Found::publicKey);
  }

  /**
   * The public half of a key where there is no doubt: of a private key that does not tell its own,
   * only if all public keys of its CKA_ID, or else all certificates, are of one key.
   */
  Optional<PublicKey> certain(Found key) {
    Optional<PublicKey> own = key.publicKey();
    if (own.isPresent() || !key.isPrivateKey()) {
      return own;
    }
    Optional<PublicKey> known = one(key, Ck.CKO_PUBLIC_KEY);
    boolean published =
        publicById.getOrDefault(key.id(), List.of()).stream()
            .anyMatch(object -> object.objectClass() == Ck.CKO_PUBLIC_KEY);
    return published ? known : one(key, Ck.CKO_CERTIFICATE);
  }

  private Optional<PublicKey> one(Found key, long objectClass) {
    List<PublicKey> all =
        publicById.getOrDefault(key.id(), List.of()).stream()
            .filter(object -> object.objectClass() == objectClass && sameType(key, object))
            .flatMap(object -> object.publicKey().stream())
            .distinct()
            .toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /** The private keys that are this key's or, by their CKA_ID, may be. */
  List<Found> privatesOf(Spki spki) {
    return objects.stream()
        .filter(Found::isPrivateKey)
        .filter(key ->
            key.publicKey().isPresent()
                ? key.publicKey().map(Spki::of).filter(spki::equals).isPresent()
                : publicById.getOrDefault(key.id(), List.of()).stream()
                    .filter(object -> sameType(key, object))
                    .anyMatch(object ->
                        object.publicKey().map(Spki::of).filter(spki::equals).isPresent()))
        .toList();
  }

  /** The public keys that are this key's. */
  List<Found> publicsOf(Spki spki) {
    return objects.stream()
        .filter(object -> object.objectClass() == Ck.CKO_PUBLIC_KEY)
        .filter(object -> object.publicKey().map(Spki::of).filter(spki::equals).isPresent())
        .toList();
  }

  /** A certificate has no key type of its own. */
  private static boolean sameType(Found key, Found candidate) {
    return candidate.objectClass() == Ck.CKO_CERTIFICATE || candidate.keyType() == key.keyType();
  }

  private String keyType(Found object) {
    if (!object.isKey()) {
      return "";
    }
    return publicKeyOf(object)
        .flatMap(KeyAlgorithm::of)
        .map(KeyAlgorithm::display)
        .orElseGet(() -> typeName(object));
  }

  private static String typeName(Found object) {
    byte[] modulus = object.values().get(Ck.CKA_MODULUS);
    if (object.keyType() == Ck.CKK_RSA && modulus != null) {
      return "RSA-" + new BigInteger(1, modulus).bitLength();
    }
    return PublicKeys.curveName(object.values().get(Ck.CKA_EC_PARAMS))
        .orElseGet(() -> "CKK_0x%X".formatted(object.keyType()));
  }
}
