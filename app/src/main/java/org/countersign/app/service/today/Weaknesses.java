package org.countersign.app.service.today;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.pki.Strength;
import org.countersign.model.pki.Strength.Weakness;

/** Which certificates and keys are weak. Each is looked at once: they never change. */
final class Weaknesses {
  private final Map<String, List<Weakness>> known = new ConcurrentHashMap<>();
  private final Map<Spki, Optional<Weakness>> keys = new ConcurrentHashMap<>();

  List<Weakness> of(IssuedCertificate certificate) {
    return known.computeIfAbsent(certificate.id(), id -> Strength.ofCertificate(certificate.der()));
  }

  /** Of a key that is watched; nothing is known of one of which there is only the hash. */
  Optional<Weakness> of(WatchedKey key) {
    byte[] publicKey = key.publicKey();
    return publicKey.length == 0
        ? Optional.empty()
        : keys.computeIfAbsent(key.spki(), spki -> Strength.ofKey(publicKey));
  }
}
