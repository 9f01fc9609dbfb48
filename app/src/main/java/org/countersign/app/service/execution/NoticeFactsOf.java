package org.countersign.app.service.execution;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.pki.notice.CertificateName;
import org.countersign.model.pki.notice.NoticeFacts;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.Certificates;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** Collects what a notice about a key says. */
final class NoticeFactsOf {
  private NoticeFactsOf() {}

  static NoticeFacts of(
      VaultState state,
      RequestFile file,
      SigningKey key,
      Collection<IssuedCertificate> certificates,
      Instant at)
      throws Refused {
    List<CertificateName> names = new ArrayList<>();
    for (IssuedCertificate certificate : certificates) {
      X509Certificate parsed = Certificates.parse(certificate.der());
      names.add(CertificateName.of(parsed));
    }
    return new NoticeFacts(
        state.id(),
        key.spki(),
        key.label(),
        names,
        reason(file.operation()),
        invalidity(file.operation()),
        file.operation() instanceof Operation.EmergencyRevoke e ? e.incident() : "",
        file.hash(),
        signatories(state, file),
        at,
        file.request().drill());
  }

  private static RevocationReason reason(Operation operation) throws Refused {
    String name =
        switch (operation) {
          case Operation.RevokeKey revoke -> revoke.reason();
          case Operation.EmergencyRevoke emergency -> emergency.reason();
          default -> "unspecified";
        };
    return RevocationReason.named(name).orElseThrow(() -> new Refused("crl.reason", name));
  }

  private static Optional<Instant> invalidity(Operation operation) {
    return operation instanceof Operation.EmergencyRevoke e ? e.invalidity() : Optional.empty();
  }

  private static List<NoticeFacts.Signatory> signatories(VaultState state, RequestFile file) {
    List<NoticeFacts.Signatory> all = new ArrayList<>();
    all.add(
        new NoticeFacts.Signatory(
            state.people().nameOf(file.request().raisedBy()), file.request().raisedAt()));
    file.approvals().stream()
        .map(signed -> signed.approval())
        .map(a -> new NoticeFacts.Signatory(state.people().nameOf(a.person()), a.at()))
        .forEach(all::add);
    return all;
  }
}
