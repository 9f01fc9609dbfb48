package org.countersign.model.pki;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;

/**
 * Everything that a certificate will say, in a form that goes into a signed request: the same plan
 * always gives the same bytes to be signed. Each value has exactly one spelling, so that nobody can
 * approve one and see another; nothing is checked before {@link CertificateIssuer} is given it.
 *
 * @param subject RFC 4514, most specific part first: {@code CN=Release 2026,O=Northgate,C=SE}
 * @param issuer base64 of the issuer's certificate in DER, or empty for a self-signed one
 * @param publicKey base64 of the subject's SubjectPublicKeyInfo in DER
 * @param serial lower-case hex, 9 to 20 octets, positive
 * @param notBefore UTC, whole seconds: {@code 2026-11-21T18:03:11Z}
 * @param notAfter UTC, whole seconds; the last second of validity
 * @param crlUrl where the issuer's CRL is found, or empty
 * @param altNames {@code dns:…}, {@code email:…}, {@code uri:…} or {@code ip:…}
 */
public record CertificatePlan(
    CertificateProfile profile,
    String subject,
    String issuer,
    String publicKey,
    String serial,
    String notBefore,
    String notAfter,
    String crlUrl,
    List<String> altNames) {

  public CertificatePlan {
    altNames = List.copyOf(altNames);
  }

  /** A plan without CRL address and alternative names; times are cut to whole seconds. */
  public static CertificatePlan of(
      CertificateProfile profile,
      String subject,
      Optional<X509Certificate> issuer,
      PublicKey publicKey,
      BigInteger serial,
      Instant notBefore,
      Instant notAfter)
      throws Refused {
    return new CertificatePlan(
        profile,
        subject,
        issuer.isEmpty() ? "" : base64(issuer.get()),
        Base64.getEncoder().encodeToString(publicKey.getEncoded()),
        serial.toString(16),
        notBefore.truncatedTo(ChronoUnit.SECONDS).toString(),
        notAfter.truncatedTo(ChronoUnit.SECONDS).toString(),
        "",
        List.of());
  }

  /** The same plan with a CRL address. */
  public CertificatePlan withCrlUrl(String url) {
    return new CertificatePlan(
        profile, subject, issuer, publicKey, serial, notBefore, notAfter, url, altNames);
  }

  /** The same plan with alternative names. */
  public CertificatePlan withAltNames(List<String> names) {
    return new CertificatePlan(
        profile, subject, issuer, publicKey, serial, notBefore, notAfter, crlUrl, names);
  }

  /**
   * A serial of 16 octets: 126 random bits behind a one, so that it is positive and always as long
   * (RFC 5280 §4.1.2.2 allows up to 20 octets).
   */
  public static BigInteger newSerial(SecureRandom random) {
    return new BigInteger(126, random).setBit(126);
  }

  private static String base64(X509Certificate certificate) throws Refused {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new Refused("certificate.issuer-form");
    }
  }
}
