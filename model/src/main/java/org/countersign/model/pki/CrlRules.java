package org.countersign.model.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.countersign.model.failure.Refused;

/** What a CRL plan may say, and whether a CRL that the JDK has parsed says exactly that. */
final class CrlRules {
  /** An offline root's CRL lasts a year, and a month is for the ceremony that makes the next. */
  private static final Duration MOST_VALIDITY = Duration.ofDays(397);

  /** Twenty octets, of which the first bit is the sign (RFC 5280 §4.1.2.2, §5.2.3). */
  private static final int MOST_BITS = 159;

  private CrlRules() {}

  static void checkPlan(CrlPlan plan) throws Refused {
    IssuerRules.checkSignsCrls(plan.issuer(), plan.thisUpdate());
    if (!plan.nextUpdate().isAfter(plan.thisUpdate())
        || Duration.between(plan.thisUpdate(), plan.nextUpdate()).compareTo(MOST_VALIDITY) > 0) {
      throw new Refused("crl.validity", plan.thisUpdate(), plan.nextUpdate());
    }
    if (outside(plan.crlNumber())) {
      throw new Refused("crl.number", plan.crlNumber());
    }
    // In order of serial, so that one that is there twice stands beside itself.
    BigInteger last = BigInteger.ZERO;
    for (Revoked revoked : plan.revoked()) {
      checkEntry(plan, revoked);
      if (revoked.serial().equals(last)) {
        throw new Refused("crl.duplicate", last.toString(16));
      }
      last = revoked.serial();
    }
  }

  private static void checkEntry(CrlPlan plan, Revoked revoked) throws Refused {
    if (outside(revoked.serial())) {
      throw new Refused("crl.serial", hex(revoked));
    }
    if (revoked.reason() == RevocationReason.REMOVE_FROM_CRL) {
      throw new Refused("crl.remove-from-crl", hex(revoked));
    }
    if (revoked.when().isAfter(plan.thisUpdate())) {
      throw new Refused("crl.revoked-later", hex(revoked), revoked.when());
    }
    Optional<Instant> since = revoked.invalidSince();
    if (since.isPresent() && since.get().isAfter(revoked.when())) {
      throw new Refused("crl.invalid-later", hex(revoked), since.get());
    }
  }

  private static String hex(Revoked revoked) {
    return revoked.serial().toString(16);
  }

  private static boolean outside(BigInteger number) {
    return number.signum() <= 0 || number.bitLength() > MOST_BITS;
  }

  static void checkResult(CrlPlan plan, X509CRL crl) throws Refused {
    try {
      require(crl.getVersion() == 2, "version");
      byte[] issuer = plan.issuer().getSubjectX500Principal().getEncoded();
      require(Arrays.equals(crl.getIssuerX500Principal().getEncoded(), issuer), "issuer");
      require(crl.getThisUpdate().toInstant().equals(plan.thisUpdate()), "thisUpdate");
      require(crl.getNextUpdate().toInstant().equals(plan.nextUpdate()), "nextUpdate");
      checkExtensions(plan, crl);
      checkEntries(plan, crl);
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new Refused("crl.not-as-planned", "encoding");
    }
  }

  private static void checkExtensions(CrlPlan plan, X509CRL crl) throws Refused, IOException {
    Set<String> critical = Optional.ofNullable(crl.getCriticalExtensionOIDs()).orElse(Set.of());
    require(critical.isEmpty(), "critical extensions");
    require(
        crl.getNonCriticalExtensionOIDs()
            .equals(Set.of(Extension.authorityKeyIdentifier.getId(), Extension.cRLNumber.getId())),
        "extensions");
    ASN1Encodable number = value(crl.getExtensionValue(Extension.cRLNumber.getId()));
    require(CRLNumber.getInstance(number).getCRLNumber().equals(plan.crlNumber()), "cRLNumber");
    ASN1Encodable key = value(crl.getExtensionValue(Extension.authorityKeyIdentifier.getId()));
    require(
        Arrays.equals(
            AuthorityKeyIdentifier.getInstance(key).getKeyIdentifierOctets(),
            Certificates.keyIdentifier(plan.issuer())),
        "authorityKeyIdentifier");
  }

  private static void checkEntries(CrlPlan plan, X509CRL crl)
      throws Refused, IOException, ParseException {
    // The JDK gives null rather than an empty set, and looks single entries up by a new issuer
    // name.
    Collection<? extends X509CRLEntry> found =
        Optional.<Collection<? extends X509CRLEntry>>ofNullable(crl.getRevokedCertificates())
            .orElse(Set.of());
    Map<BigInteger, X509CRLEntry> entries = HashMap.newHashMap(found.size());
    for (X509CRLEntry entry : found) {
      entries.put(entry.getSerialNumber(), entry);
    }
    require(entries.size() == plan.revoked().size() && found.size() == entries.size(), "entries");
    for (Revoked revoked : plan.revoked()) {
      X509CRLEntry entry = entries.get(revoked.serial());
      if (entry == null || !read(entry).equals(revoked)) {
        throw new Refused("crl.not-as-planned", hex(revoked));
      }
    }
  }

  /** An entry as a plan would have it. */
  static Revoked read(X509CRLEntry entry) throws IOException, ParseException {
    byte[] since = entry.getExtensionValue(Extension.invalidityDate.getId());
    Optional<Instant> invalidSince =
        since == null
            ? Optional.empty()
            : Optional.of(ASN1GeneralizedTime.getInstance(value(since)).getDate().toInstant());
    return new Revoked(
        entry.getSerialNumber(),
        entry.getRevocationDate().toInstant(),
        RevocationReason.of(entry.getRevocationReason()),
        invalidSince);
  }

  private static ASN1Encodable value(byte[] extension) throws IOException {
    return JcaX509ExtensionUtils.parseExtensionValue(extension);
  }

  private static void require(boolean holds, String what) throws Refused {
    if (!holds) {
      throw new Refused("crl.not-as-planned", what);
    }
  }
}
