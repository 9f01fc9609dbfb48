package org.countersign.app.service.request;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificateIssuer;
import org.countersign.model.pki.Csr;
import org.countersign.model.pki.CsrReader;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.VaultState;

/** What is wrong with a certificate that is asked for, before anybody signs for it. */
public final class CertifyCheck {
  private CertifyCheck() {}

  /**
   * Refuses a plan that names another key than the operation or the signing request does, and a bad
   * signing request.
   */
  public static void plan(Operation.Certify certify) throws Refused {
    Spki planned = planned(certify);
    boolean same = planned.equals(certify.spki());
    if (certify instanceof Operation.IssueForCsr csr) {
      same = same && CsrReader.read(csr.csr()).spki().equals(planned);
    }
    if (!same) {
      throw new Refused("certificate.other-key", certify.plan().subject());
    }
  }

  /**
   * Refuses a plan that its issuer, its times or the path to it would not bear, which is known
   * without the issuer's key.
   */
  public static void wouldBeIssued(Operation.Certify certify, Instant now) throws Refused {
    new CertificateIssuer(() -> now).check(certify.plan());
  }

  private static Spki planned(Operation.Certify certify) throws Refused {
    try {
      return Spki.of(Base64.getDecoder().decode(certify.plan().publicKey()));
    } catch (IllegalArgumentException e) {
      throw new Refused("certificate.other-key", certify.plan().subject());
    }
  }

  /**
   * Refuses, with {@code csr.key-known}, a signing request for a key that is somebody else's here:
   * a custodian's own, or one that has a certificate for another subject or a revoked one (BR
   * 6.1.1.3: a key that was compromised is not certified again).
   */
  static void keyIsNew(VaultState state, Operation.IssueForCsr certify) throws Refused {
    Csr csr = CsrReader.read(certify.csr());
    for (EnrolledCredential credential : state.people().credentials()) {
      if (credential.spki().equals(csr.spki())
          || Spki.of(credential.credential().shareKey()).equals(csr.spki())) {
        throw new Refused("csr.key-known", state.people().nameOf(credential.person()));
      }
    }
    List<IssuedCertificate> before = state.keys().certificatesOf(csr.spki());
    for (IssuedCertificate certificate : before) {
      if (certificate.revoked().isPresent()
          || !certificate.subject().equals(certify.plan().subject())) {
        throw new Refused("csr.key-known", certificate.subject());
      }
    }
  }
}
