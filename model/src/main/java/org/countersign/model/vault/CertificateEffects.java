package org.countersign.model.vault;

import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/**
 * A certificate is recorded only if the issuer's key has signed it, for the key and with the
 * subject, serial number and validity that were approved. Its extensions are checked before the key
 * signs; here no more is asked than every later version of the program will ask too.
 */
final class CertificateEffects {
  private final VaultState state;

  CertificateEffects(VaultState state) {
    this.state = state;
  }

  List<Change> made(Operation.Certify certify, RequestFile file, Results.CertificateMade made)
      throws Refused {
    IssuedCertificate certificate = ResultRules.certified(certify, made, file.request().domain());
    SigningKey issuer = Belonging.key(state, certify.issuer());
    if (state.keys().certificate(certificate.id()).isPresent()) {
      throw new Refused("certificate.known", certificate.id());
    }
    if (!ResultRules.signedBy(certificate, issuer.publicKey())) {
      throw new Refused("certificate.other-issuer", certificate.subject(), issuer.label());
    }
    return List.of(new Change.CertificateIs(certificate));
  }

  List<Change> imported(Operation.ImportCertificate outside, RequestFile file) throws Refused {
    return List.of(new Change.CertificateIs(ResultRules.brought(outside, file.request().domain())));
  }
}
