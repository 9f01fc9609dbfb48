package org.countersign.model.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Results;

/** What the entries that are here say of the vault's keys, certificates and lists. */
final class SaidPki {
  private final Map<String, SaidList> lists = new HashMap<>();
  private final Map<Spki, SaidKey> keys = new HashMap<>();
  private final Set<String> certificates = new HashSet<>();

  /**
   * A list as an entry records it.
   *
   * @param at the entry's time
   */
  record SaidList(Results.CrlMade crl, Instant at) {}

  /** A key of the vault; DER SubjectPublicKeyInfo. */
  record SaidKey(String domain, byte[] publicKey) {}

  void list(Results.CrlMade crl, Instant at) {
    lists.put(crl.crl().attachment(), new SaidList(crl, at));
  }

  void key(Spki spki, String domain, byte[] publicKey) {
    keys.put(spki, new SaidKey(domain, publicKey));
  }

  /** A certificate, by the SHA-256 of its DER. */
  void certificate(String sha256) {
    certificates.add(sha256);
  }

  Set<String> certificates() {
    return certificates;
  }

  /** By the SHA-256 of the list's DER. */
  Optional<SaidList> list(String sha256) {
    return Optional.ofNullable(lists.get(sha256));
  }

  Optional<SaidKey> key(Spki spki) {
    return Optional.ofNullable(keys.get(spki));
  }

  Map<String, SaidList> lists() {
    return lists;
  }

  Map<Spki, SaidKey> keys() {
    return keys;
  }
}
