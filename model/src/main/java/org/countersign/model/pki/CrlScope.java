package org.countersign.model.pki;

import java.io.IOException;
import java.security.cert.X509CRL;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.countersign.model.pki.CrlFinding.Verdict;

/**
 * What a CRL is a list of: all that its issuer has revoked, or a part of it (RFC 5280 §5.2.4,
 * §5.2.5).
 */
final class CrlScope {
  private CrlScope() {}

  static CrlFinding of(X509CRL crl, boolean ours) {
    Set<String> critical =
        new TreeSet<>(Optional.ofNullable(crl.getCriticalExtensionOIDs()).orElse(Set.of()));
    if (crl.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
      return CrlFinding.of(Verdict.BAD, "scope-delta");
    }
    boolean part = critical.remove(Extension.issuingDistributionPoint.getId());
    if (!critical.isEmpty()) {
      return CrlFinding.of(Verdict.BAD, "scope-critical", String.join(", ", critical));
    }
    byte[] point = crl.getExtensionValue(Extension.issuingDistributionPoint.getId());
    if (point != null && indirect(point)) {
      return CrlFinding.of(Verdict.BAD, "scope-indirect");
    }
    if (part || point != null) {
      // The vault itself only makes lists of everything.
      return CrlFinding.of(ours ? Verdict.BAD : Verdict.NOTE, "scope-part");
    }
    return CrlFinding.of(Verdict.GOOD, "scope");
  }

  /** One that lists other issuers' certificates, or cannot be read. */
  private static boolean indirect(byte[] extension) {
    try {
      return IssuingDistributionPoint.getInstance(
              JcaX509ExtensionUtils.parseExtensionValue(extension))
          .isIndirectCRL();
    } catch (IOException | RuntimeException e) {
      return true;
    }
  }
}
