package org.countersign.model.vault;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/**
 * Whether a result is of what was approved, as far as request and result say so by themselves. The
 * journal's rules ask this and more; a verifier that does not have all of a journal asks this.
 */
public final class ResultRules {
  private ResultRules() {}

  /** The key that was asked for, under its own hash. */
  public static void made(Operation.MakesKey make, Results.KeyMade made) throws Refused {
    if (!Spki.of(made.publicKey()).equals(made.spki())
        || made.algorithm() != make.algorithm()
        || !Certificates.isOf(made.publicKey(), made.algorithm())
        || !made.token().equals(make.token())) {
      throw new Refused("result.other-key", make.label());
    }
  }

  /** The key that was found. */
  public static void adopted(Operation.AdoptKey adopt, Results.KeyMade made) throws Refused {
    if (!Spki.of(made.publicKey()).equals(made.spki())
        || !made.spki().equals(adopt.spki())
        || !made.ckaId().equals(adopt.ckaId())
        || !made.token().equals(adopt.token())
        || !Certificates.isOf(made.publicKey(), made.algorithm())) {
      throw new Refused("result.other-key", adopt.label());
    }
  }

  /** A certificate for the key, with the subject, serial number and validity of the plan. */
  public static IssuedCertificate certified(
      Operation.Certify certify, Results.CertificateMade made, String domain) throws Refused {
    CertificatePlan plan = certify.plan();
    IssuedCertificate certificate =
        Certificates.read(
            made.der(),
            certify.spki(),
            Optional.of(certify.issuer()),
            plan.profile().name(),
            domain);
    if (!asPlanned(plan, Certificates.parse(made.der()))) {
      throw new Refused("certificate.not-as-approved", certificate.subject());
    }
    return certificate;
  }

  /** The certificate of an outside CA, for the key that it was brought for. */
  public static IssuedCertificate brought(Operation.ImportCertificate outside, String domain)
      throws Refused {
    return Certificates.read(
        outside.certificate(), outside.spki(), Optional.empty(), "OUTSIDE", domain);
  }

  /** Whether the certificate's signature is by this key (DER SubjectPublicKeyInfo). */
  public static boolean signedBy(IssuedCertificate certificate, byte[] issuer) throws Refused {
    return Certificates.signedBy(certificate.der(), issuer);
  }

  /** Nothing is left of the key. */
  public static void gone(String label, Results.KeyErased gone) throws Refused {
    FoundKeys.mustBeGone(label, gone);
  }

  /** The PINs are split among exactly those who were approved. */
  public static void shared(String label, int k, List<String> holders, Results.TokenReady ready)
      throws Refused {
    List<String> persons = ready.shares().stream().map(Results.Share::person).sorted().toList();
    if (ready.k() != k || !persons.equals(holders.stream().sorted().toList())) {
      throw new Refused("result.shares", label);
    }
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
