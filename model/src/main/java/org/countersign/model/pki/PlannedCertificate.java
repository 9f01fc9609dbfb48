package org.countersign.model.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;

/**
 * A plan whose every value has been read and found to be well formed. Whether the issuer may issue
 * it is {@link IssuerRules}' business.
 */
record PlannedCertificate(
    CertificateProfile profile,
    X500Name subject,
    Optional<X509Certificate> issuer,
    SubjectPublicKeyInfo info,
    PublicKey key,
    BigInteger serial,
    Instant notBefore,
    Instant notAfter,
    Optional<GeneralName> crlUrl,
    List<GeneralName> altNames) {
  private static final Pattern SERIAL = Pattern.compile("[1-9a-f][0-9a-f]{16,39}");
  private static final int MOST_SERIAL_BITS = 159;
  private static final int MOST_ALT_NAMES = 100;
  private static final int MOST_ISSUER_BYTES = 64 * 1024;

  static PlannedCertificate of(CertificatePlan plan) throws Refused {
    SubjectPublicKeyInfo info = info(plan.publicKey());
    PlannedCertificate planned =
        new PlannedCertificate(
            plan.profile(),
            SubjectName.parse(plan.subject()),
            issuer(plan.issuer()),
            info,
            PublicKeys.read("certificate", info),
            serial(plan.serial()),
            instant(plan.notBefore()),
            instant(plan.notAfter()),
            plan.crlUrl().isEmpty() ? Optional.empty() : Optional.of(AltName.crlUrl(plan.crlUrl())),
            altNames(plan.altNames()));
    planned.checkProfile();
    return planned;
  }

  /** The key that will sign. */
  PublicKey issuerKey() {
    return issuer.isPresent() ? issuer.get().getPublicKey() : key;
  }

  KeyAlgorithm issuerAlgorithm() throws Refused {
    return PublicKeys.algorithm("certificate", issuerKey());
  }

  X500Name issuerName() {
    return issuer.isPresent() ? Certificates.name(issuer.get().getSubjectX500Principal()) : subject;
  }

  private void checkProfile() throws Refused {
    if (issuer.isEmpty() ? !profile.maySignItself() : !profile.mayHaveIssuer()) {
      throw new Refused(
          issuer.isEmpty() ? "certificate.needs-issuer" : "certificate.no-issuer", profile);
    }
    if (profile.isCa() && !altNames.isEmpty()) {
      throw new Refused("certificate.alt-names-of-ca", profile);
    }
    if (profile.needsAltName() && altNames.isEmpty()) {
      throw new Refused("certificate.no-alt-name", profile);
    }
    if (issuer.isEmpty() && crlUrl.isPresent()) {
      throw new Refused("certificate.crl-url-self-signed");
    }
    if (!notAfter.isAfter(notBefore)) {
      throw new Refused("certificate.validity-order", notBefore, notAfter);
    }
    // notAfter is the last second that counts (RFC 5280 §4.1.2.5).
    if (Duration.between(notBefore, notAfter).compareTo(Duration.ofDays(profile.maxDays())) > 0) {
      throw new Refused("certificate.validity-too-long", profile, profile.maxDays());
    }
  }

  private static SubjectPublicKeyInfo info(String base64) throws Refused {
    try {
      byte[] der = decode(base64);
      SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(der);
      if (!Base64.getEncoder().encodeToString(info.getEncoded("DER")).equals(base64)) {
        throw new Refused("certificate.key-form");
      }
      return info;
    } catch (IOException | RuntimeException e) {
      throw new Refused("certificate.key-form");
    }
  }

  private static Optional<X509Certificate> issuer(String base64) throws Refused {
    if (base64.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] der = decode(base64);
      if (der.length > MOST_ISSUER_BYTES) {
        throw new Refused("certificate.issuer-form");
      }
      return Optional.of(Certificates.parse(der));
    } catch (IllegalArgumentException e) {
      throw new Refused("certificate.issuer-form");
    }
  }

  /** Base64 in its one canonical spelling. */
  private static byte[] decode(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      throw new IllegalArgumentException("not canonical base64");
    }
    return bytes;
  }

  private static BigInteger serial(String hex) throws Refused {
    if (!SERIAL.matcher(hex).matches()) {
      throw new Refused("certificate.serial", hex);
    }
    BigInteger serial = new BigInteger(hex, 16);
    if (serial.bitLength() > MOST_SERIAL_BITS) {
      throw new Refused("certificate.serial", hex);
    }
    return serial;
  }

  private static Instant instant(String text) throws Refused {
    try {
      Instant instant = Instant.parse(text);
      if (!instant.truncatedTo(ChronoUnit.SECONDS).equals(instant)
          || !instant.toString().equals(text)) {
        throw new Refused("certificate.time", text);
      }
      return instant;
    } catch (DateTimeException e) {
      throw new Refused("certificate.time", text);
    }
  }

  private static List<GeneralName> altNames(List<String> texts) throws Refused {
    if (texts.size() > MOST_ALT_NAMES) {
      throw new Refused("certificate.alt-names-too-many", texts.size(), MOST_ALT_NAMES);
    }
    List<GeneralName> names = new ArrayList<>();
    for (String text : texts) {
      GeneralName name = AltName.parse(text);
      if (names.contains(name)) {
        throw new Refused("certificate.alt-name", text);
      }
      names.add(name);
    }
    return List.copyOf(names);
  }
}
