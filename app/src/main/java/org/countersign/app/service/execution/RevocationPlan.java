package org.countersign.app.service.execution;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.pki.Revoked;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.Certificates;
import org.countersign.model.vault.VaultState;

/**
 * What an issuer's next CRL will list: its own certificates only, those on it already and those of
 * the key now.
 */
final class RevocationPlan {
  private RevocationPlan() {}

  /** The lines, as the operation leaves them at {@code at}. */
  static List<Revoked> lines(VaultState state, Spki issuer, Operation.OnKey operation, Instant at)
      throws Refused {
    List<Revoked> lines = new ArrayList<>();
    for (IssuedCertificate certificate : state.keys().issuedBy(issuer)) {
      boolean now =
          certificate.subjectKey().equals(operation.spki())
              && !(operation instanceof Operation.IssueCrl);
      Optional<Revoked> line = now ? changed(certificate, operation, at) : kept(certificate);
      line.ifPresent(lines::add);
    }
    return lines;
  }

  /** The issuer's certificate whose name its CRLs carry: the newest one. */
  static X509Certificate issuerCertificate(VaultState state, SigningKey issuer) throws Refused {
    IssuedCertificate newest =
        state.keys().certificatesOf(issuer.spki()).stream()
            .max((a, b) -> a.notBefore().compareTo(b.notBefore()))
            .orElseThrow(() -> new Refused("crl.issuer-has-no-certificate", issuer.label()));
    return Certificates.parse(newest.der());
  }

  private static Optional<Revoked> kept(IssuedCertificate certificate) throws Refused {
    if (certificate.revoked().isEmpty()) {
      return Optional.empty();
    }
    IssuedCertificate.RevocationMark mark = certificate.revoked().get();
    return Optional.of(
        new Revoked(certificate.serial(), mark.at(), reason(mark.reason()), mark.invalidity()));
  }

  private static Optional<Revoked> changed(
      IssuedCertificate certificate, Operation.OnKey operation, Instant at) throws Refused {
    return switch (operation) {
      case Operation.SuspendKey suspend ->
          Optional.of(new Revoked(certificate.serial(), at, RevocationReason.CERTIFICATE_HOLD));
      case Operation.RevokeKey revoke ->
          Optional.of(new Revoked(certificate.serial(), at, reason(revoke.reason())));
      case Operation.EmergencyRevoke emergency ->
          Optional.of(
              new Revoked(
                  certificate.serial(), at, reason(emergency.reason()), emergency.invalidity()));
      default -> Optional.empty();
    };
  }

  private static RevocationReason reason(String name) throws Refused {
    return RevocationReason.named(name).orElseThrow(() -> new Refused("crl.reason", name));
  }
}
