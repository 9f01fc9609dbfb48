package org.countersign.model.publication;

import java.time.Instant;
import java.util.Optional;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.vault.VaultState;

/**
 * What a set says of a certificate. It is stricter than the issuer's CRL, which cannot list a
 * certificate whose key was compromised while no list could be made: nothing known to be bad is
 * ever called good.
 */
public sealed interface Answer {
  /** Not revoked, as far as the register knows. */
  record Good() implements Answer {}

  /** Not to be trusted. {@code reason} is a CRLReason name (RFC 5280 §5.3.1). */
  record Revoked(Instant since, String reason) implements Answer {}

  /**
   * Nothing: the key is destroyed and no list names its certificate, so it can no longer be told
   * whether it had been compromised before.
   */
  record Unsaid() implements Answer {}

  /** The answer for a certificate, as the register is now. */
  static Answer of(VaultState state, IssuedCertificate certificate) {
    if (certificate.revoked().isPresent()) {
      IssuedCertificate.RevocationMark mark = certificate.revoked().get();
      return new Revoked(mark.at(), mark.reason());
    }
    Answer own = ofKey(state.keys().key(certificate.subjectKey()));
    if (own instanceof Good && compromised(state, certificate.issuerKey()) instanceof Revoked ca) {
      return ca;
    }
    return own;
  }

  private static Answer ofKey(Optional<SigningKey> key) {
    if (key.isEmpty()) {
      // An outside key: only its issuer's lists can say something of it.
      return new Good();
    }
    return switch (key.get().state()) {
      case KeyState.PreActivation s -> new Good();
      case KeyState.Active s -> new Good();
      case KeyState.Suspended s ->
          new Revoked(s.since(), RevocationReason.CERTIFICATE_HOLD.display());
      case KeyState.Deactivated s ->
          s.reason().isEmpty() ? new Good() : new Revoked(s.since(), s.reason());
      case KeyState.Compromised s -> new Revoked(s.since(), s.reason());
      case KeyState.Destroyed s -> new Unsaid();
    };
  }

  /** Whoever has a CA's key could have made any certificate in its name. */
  private static Answer compromised(VaultState state, Optional<Spki> issuer) {
    return issuer
        .flatMap(state.keys()::key)
        .map(SigningKey::state)
        .filter(KeyState.Compromised.class::isInstance)
        .<Answer>map(s -> new Revoked(s.since(), RevocationReason.CA_COMPROMISE.display()))
        .orElseGet(Good::new);
  }
}
