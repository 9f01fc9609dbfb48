package org.countersign.model.vault;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.pki.CertificatePlan;
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
    CertificatePlan plan = certify.plan();
    IssuedCertificate certificate =
        Certificates.read(
            made.der(),
            certify.spki(),
            Optional.of(certify.issuer()),
            plan.profile().name(),
            file.request().domain());
    SigningKey issuer = Belonging.key(state, certify.issuer());
    if (state.keys().certificate(certificate.id()).isPresent()) {
      throw new Refused("certificate.known", certificate.id());
    }
    if (!Certificates.signedBy(made.der(), issuer.publicKey())) {
      throw new Refused("certificate.other-issuer", certificate.subject(), issuer.label());
    }
    if (!asPlanned(plan, Certificates.parse(made.der()))) {
      throw new Refused("certificate.not-as-approved", certificate.subject());
    }
    return List.of(new Change.CertificateIs(certificate));
  }

  List<Change> imported(Operation.ImportCertificate outside, RequestFile file) throws Refused {
    return List.of(
        new Change.CertificateIs(
            Certificates.read(
                outside.certificate(),
                outside.spki(),
                Optional.empty(),
                "OUTSIDE",
                file.request().domain())));
  }

  /** Distinguished names have several encodings, so they are compared as names. */
  private static boolean asPlanned(CertificatePlan plan, X509Certificate made) {
    return made.getSerialNumber().toString(16).equals(plan.serial())
        && made.getNotBefore().toInstant().toString().equals(plan.notBefore())
        && made.getNotAfter().toInstant().toString().equals(plan.notAfter())
        && name(plan)
            .filter(X500Name.getInstance(made.getSubjectX500Principal().getEncoded())::equals)
            .isPresent();
  }

  private static Optional<X500Name> name(CertificatePlan plan) {
    try {
      return Optional.of(new X500Name(RFC4519Style.INSTANCE, plan.subject()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
