package org.countersign.model.trust;

import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;

/**
 * A place where a key, a certificate or an issuer is trusted.
 *
 * @param id UUID
 * @param trusts the key it trusts, or none when it depends on another path only
 * @param pins what exactly it holds on to
 * @param kind verifier, trust store, build agent, JWKS consumer, firmware, partner, cache, …
 * @param contact whom to call
 * @param environment production, staging, …
 * @param updateMethod how it is changed, in words
 * @param dependsOn id of the trust path it takes its trust from
 */
public record TrustPath(
    String id,
    String name,
    String domain,
    Optional<Spki> trusts,
    Pin pins,
    String kind,
    String contact,
    String environment,
    Criticality criticality,
    String updateMethod,
    Optional<String> dependsOn) {

  /** What a path pins. */
  public enum Pin {
    KEY,
    CERTIFICATE,
    ISSUER
  }

  /** What breaks with it, worst first. */
  public enum Criticality {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
  }

  /** Checks names; a path trusts a key or depends on another. */
  public TrustPath {
    name = Name.check("name of the trust path", name);
    kind = Name.check("kind of the trust path", kind);
    contact = Name.check("contact of the trust path", contact);
    environment = Name.check("environment", environment);
    updateMethod = Name.checkText("update method", updateMethod);
    if (trusts.isEmpty() && dependsOn.isEmpty()) {
      throw new IllegalArgumentException(
          "a trust path trusts a key or depends on another trust path");
    }
  }

  /** The same, trusting another key. */
  public TrustPath trusting(Spki key) {
    return new TrustPath(
        id,
        name,
        domain,
        Optional.of(key),
        pins,
        kind,
        contact,
        environment,
        criticality,
        updateMethod,
        dependsOn);
  }
}
