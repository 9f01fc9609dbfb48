package org.countersign.app.service.today;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.pki.Strength;
import org.countersign.model.pki.Strength.Weakness;

/** Which certificates are weak. Each is looked at once: a certificate never changes. */
final class Weaknesses {
  private final Map<String, List<Weakness>> known = new ConcurrentHashMap<>();

  List<Weakness> of(IssuedCertificate certificate) {
    return known.computeIfAbsent(certificate.id(), id -> Strength.ofCertificate(certificate.der()));
  }
}
