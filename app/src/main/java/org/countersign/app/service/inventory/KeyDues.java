package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.vault.Cryptoperiod;
import org.countersign.model.vault.VaultState;

/** When something ends for a key. */
final class KeyDues {
  private KeyDues() {}

  /** The first end of a key that has not ended. */
  static Optional<KeyRow.Due> first(VaultState state, SigningKey key) {
    return switch (key.state()) {
      case KeyState.PreActivation s -> soonest(state, key);
      case KeyState.Active s -> soonest(state, key);
      case KeyState.Suspended s -> soonest(state, key);
      case KeyState.Deactivated s -> Optional.empty();
      case KeyState.Compromised s -> Optional.empty();
      case KeyState.Destroyed s -> Optional.empty();
    };
  }

  /** The end of its cryptoperiod, once it has been activated. */
  static Optional<Instant> cryptoperiodEnds(VaultState state, SigningKey key) {
    return Cryptoperiod.ends(state, key);
  }

  /** The end of its newest certificate that was not revoked. */
  static Optional<Instant> certificateEnds(VaultState state, Spki key) {
    return state.keys().certificatesOf(key).stream()
        .filter(certificate -> certificate.revoked().isEmpty())
        .map(IssuedCertificate::notAfter)
        .max(Comparator.naturalOrder());
  }

  private static Optional<KeyRow.Due> soonest(VaultState state, SigningKey key) {
    List<KeyRow.Due> dues = new ArrayList<>();
    dues.add(new KeyRow.Due("purpose", key.purposeEnds()));
    cryptoperiodEnds(state, key).ifPresent(at -> dues.add(new KeyRow.Due("cryptoperiod", at)));
    certificateEnds(state, key.spki()).ifPresent(at -> dues.add(new KeyRow.Due("certificate", at)));
    return dues.stream().min(Comparator.comparing(KeyRow.Due::at));
  }
}
