package org.countersign.app.service.execution;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.port.PublicationStore;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.Certificates;
import org.countersign.model.vault.RequestFile;

/**
 * What a cut-off execution has written for others. What the HSM signed and was not written was in
 * the console's memory alone, and is gone with it.
 */
final class CutOffOnDisk {
  private final Vault vault;
  private final PublicationStore publication;

  CutOffOnDisk(Vault vault, PublicationStore publication) {
    this.vault = vault;
    this.publication = publication;
  }

  /** Whether the certificate of the plan is in the publication folder. */
  boolean certificateWritten(Operation.Certify certify, List<CutOff.Evidence> seen) throws Failure {
    for (String name : publication.names("certificates")) {
      Optional<byte[]> file = publication.read(name);
      if (name.endsWith(".cer") && file.isPresent() && isPlanned(certify, file.get())) {
        seen.add(
            new CutOff.Evidence(
                "certificate-found", name, certify.plan().subject(), Sha256.hex(file.get())));
        return true;
      }
    }
    seen.add(new CutOff.Evidence("certificate-not-found", certify.plan().subject()));
    return false;
  }

  private static boolean isPlanned(Operation.Certify certify, byte[] der) {
    try {
      X509Certificate certificate = Certificates.parse(der);
      return certificate.getSerialNumber().toString(16).equals(certify.plan().serial())
          && Spki.of(certificate.getPublicKey()).equals(certify.spki());
    } catch (Refused e) {
      return false;
    }
  }

  /** Whether a CRL with a number the intent took, or a notice that names the request, is there. */
  boolean revocationWritten(
      RequestFile file,
      Operation.OnKey operation,
      RequestFile.Started started,
      List<CutOff.Evidence> seen)
      throws Failure {
    boolean found = false;
    for (Map.Entry<String, Long> taken : started.intent().crlNumbers().entrySet()) {
      found |= crlWritten(key(new Spki(taken.getKey())), taken.getValue(), seen);
    }
    for (String name : publication.names(drillOrNot(file, "notices"))) {
      Optional<byte[]> notice = publication.read(name);
      if (notice.isPresent()
          && new String(notice.get(), StandardCharsets.UTF_8).contains(file.hash())) {
        seen.add(new CutOff.Evidence("notice-found", name));
        found = true;
      }
    }
    if (!found) {
      seen.add(new CutOff.Evidence("revocation-not-found", key(operation.spki()).label()));
    }
    return found;
  }

  private boolean crlWritten(SigningKey issuer, long number, List<CutOff.Evidence> seen)
      throws StoreFailed {
    String name = Revocation.crlName(issuer, number) + ".crl";
    Optional<byte[]> crl = publication.read(name);
    crl.ifPresent(der ->
        seen.add(new CutOff.Evidence("crl-found", name, issuer.label(), number, Sha256.hex(der))));
    if (crl.isEmpty()) {
      seen.add(new CutOff.Evidence("crl-not-found", issuer.label(), number));
    }
    return crl.isPresent();
  }

  private static String drillOrNot(RequestFile file, String folder) {
    return file.request().drill() ? "drill/" + folder : folder;
  }

  /** New shares are written before the PINs are changed: without them, nothing was changed. */
  boolean sharesWritten(Operation.ReshareToken again, List<CutOff.Evidence> seen) throws Failure {
    Results.TokenReady recorded =
        vault
            .read(state -> state.tokens().find(again.token().serial()))
            .orElseThrow(() -> new Refused("token.not-commissioned", again.token().label()))
            .ready();
    boolean written = !new ShareSets(vault).unfinished(recorded).isEmpty();
    seen.add(
        new CutOff.Evidence(
            written ? "shares-found" : "shares-not-found",
            again.token().label(),
            again.token().serial()));
    return written;
  }

  private SigningKey key(Spki spki) throws Refused {
    return vault
        .read(state -> state.keys().key(spki))
        .orElseThrow(() -> new Refused("key.unknown", spki.hex()));
  }
}
