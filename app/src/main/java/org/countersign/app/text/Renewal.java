package org.countersign.app.text;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.VaultState;

/**
 * That a certificate is not the first of its key, so that nobody takes it for a rotation.
 *
 * @param number which certificate of the key it is or will be
 * @param age how old the key was, in words
 */
public record Renewal(int number, String age) {

  /** Empty for the first certificate of a key, and for a key that is not the vault's. */
  static Optional<Renewal> of(VaultState state, Operation.Certify certify, Instant at) {
    Optional<SigningKey> key = state.keys().key(certify.spki());
    int number = number(state.keys().certificatesOf(certify.spki()), certify.plan().serial());
    return number < 2 || key.isEmpty()
        ? Optional.empty()
        : Optional.of(new Renewal(number, age(key.get(), at)));
  }

  private static int number(List<IssuedCertificate> certificates, String serial) {
    for (int i = 0; i < certificates.size(); i++) {
      if (certificates.get(i).serial().toString(16).equals(serial)) {
        return i + 1;
      }
    }
    return certificates.size() + 1;
  }

  /** How long the key has been in use: "3 y 2 m"; before that, how long it has been there. */
  public static String age(SigningKey key, Instant at) {
    Instant from = key.activatedAt().filter(begun -> begun.isBefore(at)).orElse(key.createdAt());
    Period age =
        Period.between(
            from.atZone(ZoneOffset.UTC).toLocalDate(), at.atZone(ZoneOffset.UTC).toLocalDate());
    if (age.getYears() > 0) {
      return Messages.text("operation.age.years", age.getYears(), age.getMonths());
    }
    return age.getMonths() > 0
        ? Messages.text("operation.age.months", age.getMonths())
        : Messages.text("operation.age.days", Math.max(0, age.getDays()));
  }
}
