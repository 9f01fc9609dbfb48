package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.IssuedCertificate.RevocationMark;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** A CRL is recorded under the number that was taken for it, and only if it forgets nobody. */
final class CrlEffects {
  private static final String HOLD = "certificateHold";

  private final VaultState state;

  CrlEffects(VaultState state) {
    this.state = state;
  }

  List<Change> signed(
      Results.CrlMade crl, Operation.OnKey operation, RequestFile file, Header header)
      throws Refused {
    boolean taken =
        file.execution() instanceof RequestFile.Started started
            && Long.valueOf(crl.number())
                .equals(started.intent().crlNumbers().get(crl.issuer().hex()));
    if (!taken) {
      throw new Refused(
          "crl.number-not-next", crl.number(), state.keys().nextCrlNumber(crl.issuer()));
    }
    if (!crl.nextUpdate().isAfter(crl.thisUpdate())) {
      throw new Refused("crl.time", crl.thisUpdate(), crl.nextUpdate());
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.CrlIs(new CrlRecord(crl, file.hash(), header.at())));
    for (IssuedCertificate certificate : state.keys().issuedBy(crl.issuer())) {
      Optional<RevocationMark> mark = mark(certificate, crl, operation, header);
      boolean listed = crl.serials().contains(certificate.serial().toString(16));
      boolean expired = certificate.notAfter().isBefore(crl.thisUpdate());
      if (listed != mark.isPresent() && !expired) {
        throw new Refused("crl.serials", crl.number(), certificate.serial().toString(16));
      }
      if (!mark.equals(certificate.revoked())) {
        changes.add(new Change.CertificateIs(certificate.marked(mark)));
      }
    }
    notPassed(crl);
    return changes;
  }

  /** Nobody takes a list any more when one of a higher number is out. */
  private void notPassed(Results.CrlMade crl) throws Refused {
    boolean passed =
        state.keys().crlsOf(crl.issuer()).stream()
            .anyMatch(one -> one.crl().number() >= crl.number());
    if (passed) {
      throw new Refused("crl.number-passed", crl.number());
    }
  }

  /** What the list has to say of a certificate: what it said before, but for the key's own. */
  private static Optional<RevocationMark> mark(
      IssuedCertificate certificate,
      Results.CrlMade crl,
      Operation.OnKey operation,
      Header header) {
    if (!certificate.subjectKey().equals(operation.spki())) {
      return certificate.revoked();
    }
    return switch (operation) {
      case Operation.SuspendKey suspend ->
          certificate.revoked().or(() -> marked(crl, HOLD, header));
      case Operation.ReinstateKey reinstate ->
          certificate.revoked().filter(mark -> !mark.reason().equals(HOLD));
      case Operation.RevokeKey revoke -> marked(crl, revoke.reason(), header);
      case Operation.EmergencyRevoke emergency ->
          Optional.of(
              new RevocationMark(
                  header.at(), emergency.reason(), emergency.invalidity(), crl.number()));
      default -> certificate.revoked();
    };
  }

  private static Optional<RevocationMark> marked(
      Results.CrlMade crl, String reason, Header header) {
    return Optional.of(new RevocationMark(header.at(), reason, Optional.empty(), crl.number()));
  }
}
