package org.countersign.model.pki;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.countersign.model.failure.Refused;

/**
 * Compares a certificate that the JDK has parsed with its plan: every field and every extension,
 * and that there are no others. Refuses with {@code certificate.not-as-planned} and the name of
 * what is different.
 */
final class CertificateRules {
  private static final int[] USAGE_BITS = {
    KeyUsage.digitalSignature,
    KeyUsage.nonRepudiation,
    KeyUsage.keyEncipherment,
    KeyUsage.dataEncipherment,
    KeyUsage.keyAgreement,
    KeyUsage.keyCertSign,
    KeyUsage.cRLSign,
    KeyUsage.encipherOnly,
    KeyUsage.decipherOnly
  };

  private final PlannedCertificate planned;
  private final X509Certificate certificate;

  private CertificateRules(PlannedCertificate planned, X509Certificate certificate) {
    this.planned = planned;
    this.certificate = certificate;
  }

  static void check(PlannedCertificate planned, X509Certificate certificate) throws Refused {
    CertificateRules rules = new CertificateRules(planned, certificate);
    try {
      rules.checkFields();
      rules.checkExtensionSets();
      rules.checkIdentifiers();
      rules.checkUses();
      rules.checkNames();
    } catch (IOException | CertificateParsingException | IllegalArgumentException e) {
      throw new Refused("certificate.not-as-planned", "encoding");
    }
  }

  private void checkFields() throws Refused, IOException {
    require(certificate.getVersion() == 3, "version");
    require(certificate.getSerialNumber().equals(planned.serial()), "serial");
    require(certificate.getNotBefore().toInstant().equals(planned.notBefore()), "notBefore");
    require(certificate.getNotAfter().toInstant().equals(planned.notAfter()), "notAfter");
    // By their bytes: names that differ in capitals are equal to X500Name.
    byte[] subject = certificate.getSubjectX500Principal().getEncoded();
    require(Arrays.equals(subject, planned.subject().getEncoded("DER")), "subject");
    byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
    byte[] expected =
        planned.issuer().isPresent()
            ? planned.issuer().get().getSubjectX500Principal().getEncoded()
            : certificate.getSubjectX500Principal().getEncoded();
    require(Arrays.equals(issuer, expected), "issuer");
    require(
        Arrays.equals(certificate.getPublicKey().getEncoded(), planned.key().getEncoded()),
        "publicKey");
    String scheme = PinnedSigner.identifier(planned.issuerAlgorithm()).getAlgorithm().getId();
    require(certificate.getSigAlgOID().equals(scheme), "signature");
  }

  private void checkExtensionSets() throws Refused {
    Set<String> critical = ids(Extension.basicConstraints, Extension.keyUsage);
    Set<String> others = ids(Extension.subjectKeyIdentifier);
    if (planned.profile().purpose().isPresent()) {
      (planned.profile().purposeCritical() ? critical : others)
          .add(Extension.extendedKeyUsage.getId());
    }
    if (planned.issuer().isPresent()) {
      others.add(Extension.authorityKeyIdentifier.getId());
    }
    if (planned.crlUrl().isPresent()) {
      others.add(Extension.cRLDistributionPoints.getId());
    }
    if (!planned.altNames().isEmpty()) {
      others.add(Extension.subjectAlternativeName.getId());
    }
    require(certificate.getCriticalExtensionOIDs().equals(critical), "critical extensions");
    require(certificate.getNonCriticalExtensionOIDs().equals(others), "extensions");
  }

  private void checkIdentifiers() throws Refused, IOException {
    byte[] own =
        SubjectKeyIdentifier.getInstance(value(Extension.subjectKeyIdentifier)).getKeyIdentifier();
    byte[] expected = Certificates.keyIdentifier(planned.key().getEncoded());
    require(Arrays.equals(own, expected), "subjectKeyIdentifier");
    if (planned.issuer().isPresent()) {
      byte[] issuers =
          AuthorityKeyIdentifier.getInstance(value(Extension.authorityKeyIdentifier))
              .getKeyIdentifierOctets();
      require(
          Arrays.equals(issuers, Certificates.keyIdentifier(planned.issuer().get())),
          "authorityKeyIdentifier");
    }
  }

  private void checkUses() throws Refused, CertificateParsingException {
    CertificateProfile profile = planned.profile();
    int unlimited = profile.isCa() ? Integer.MAX_VALUE : -1;
    int pathLength = profile.pathLength() < 0 ? unlimited : profile.pathLength();
    require(certificate.getBasicConstraints() == pathLength, "basicConstraints");
    boolean[] usage = certificate.getKeyUsage();
    for (int i = 0; i < USAGE_BITS.length; i++) {
      boolean wanted = (profile.keyUsage() & USAGE_BITS[i]) != 0;
      require((i < usage.length && usage[i]) == wanted, "keyUsage");
    }
    List<String> purposes = profile.purpose().map(p -> p.getId()).stream().toList();
    List<String> found = Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of());
    require(found.equals(purposes), "extendedKeyUsage");
  }

  private void checkNames() throws Refused, IOException {
    if (!planned.altNames().isEmpty()) {
      GeneralName[] names =
          GeneralNames.getInstance(value(Extension.subjectAlternativeName)).getNames();
      require(Arrays.asList(names).equals(planned.altNames()), "subjectAltName");
    }
    if (planned.crlUrl().isPresent()) {
      CRLDistPoint points = CRLDistPoint.getInstance(value(Extension.cRLDistributionPoints));
      DistributionPointName name = points.getDistributionPoints()[0].getDistributionPoint();
      GeneralNames names = GeneralNames.getInstance(name.getName());
      require(
          points.getDistributionPoints().length == 1
              && List.of(names.getNames()).equals(List.of(planned.crlUrl().get())),
          "cRLDistributionPoints");
    }
  }

  private ASN1Encodable value(ASN1ObjectIdentifier extension) throws IOException {
    return JcaX509ExtensionUtils.parseExtensionValue(
        certificate.getExtensionValue(extension.getId()));
  }

  private static Set<String> ids(ASN1ObjectIdentifier... extensions) {
    Set<String> ids = new TreeSet<>();
    for (ASN1ObjectIdentifier extension : extensions) {
      ids.add(extension.getId());
    }
    return ids;
  }

  private static void require(boolean holds, String what) throws Refused {
    if (!holds) {
      throw new Refused("certificate.not-as-planned", what);
    }
  }
}
