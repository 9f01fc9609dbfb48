package org.countersign.model.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.intake.CertificateFacts;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;

/**
 * Ids of certificates by what they are looked up by: with a hundred thousand of them nothing may
 * look through all. Each list is in the order the certificates came.
 */
final class CertificateIndex {
  private final Map<Spki, Set<String>> bySubject = new HashMap<>();
  private final Map<Spki, Set<String>> byIssuer = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();
  private final Map<String, Set<String>> unlinked = new HashMap<>();

  Collection<String> ofSubject(Spki key) {
    return bySubject.getOrDefault(key, Set.of());
  }

  Collection<String> ofIssuer(Spki key) {
    return byIssuer.getOrDefault(key, Set.of());
  }

  Collection<String> named(String subject) {
    return byName.getOrDefault(subject, Set.of());
  }

  Collection<String> unlinked(String issuer) {
    return unlinked.getOrDefault(issuer, Set.of());
  }

  /**
   * Names as {@link CertificateFacts} spells them: one name has one spelling here, whoever wrote
   * the record.
   */
  private record Names(String subject, String issuer) {
    static Names of(IssuedCertificate certificate) {
      return CertificateFacts.read(certificate.der())
          .map(facts -> new Names(facts.subject(), facts.issuer()))
          .orElseGet(() -> new Names(certificate.subject(), certificate.issuer()));
    }
  }

  /** A certificate's DER never changes, but its issuer's key may come to be known later. */
  void take(Optional<IssuedCertificate> before, IssuedCertificate now) {
    Names names = Names.of(now);
    if (before.isEmpty()) {
      add(bySubject, now.subjectKey(), now.id());
      add(byName, names.subject(), now.id());
    } else if (before.get().issuerKey().equals(now.issuerKey())) {
      return;
    } else {
      before.get().issuerKey().ifPresent(key -> remove(byIssuer, key, now.id()));
      remove(unlinked, names.issuer(), now.id());
    }
    if (now.issuerKey().isPresent()) {
      add(byIssuer, now.issuerKey().get(), now.id());
    } else {
      add(unlinked, names.issuer(), now.id());
    }
  }

  private static <K> void add(Map<K, Set<String>> map, K key, String id) {
    Set<String> before = map.get(key);
    if (before == null) {
      // Nearly every key and name has one: a set of one is a tenth of the size.
      map.put(key, Set.of(id));
    } else {
      Set<String> now = before instanceof LinkedHashSet ? before : new LinkedHashSet<>(before);
      now.add(id);
      map.put(key, now);
    }
  }

  private static <K> void remove(Map<K, Set<String>> map, K key, String id) {
    Set<String> before = map.getOrDefault(key, Set.of());
    if (before.equals(Set.of(id))) {
      map.remove(key);
    } else if (before instanceof LinkedHashSet) {
      before.remove(id);
    }
  }
}
