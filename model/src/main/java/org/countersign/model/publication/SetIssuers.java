package org.countersign.model.publication;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.vault.VaultState;

/** The keys of a domain that speak for it to relying parties: those with a CA certificate. */
public final class SetIssuers {
  private static final Set<String> CA =
      Set.of(CertificateProfile.ROOT.name(), CertificateProfile.SUBORDINATE_CA.name());

  private SetIssuers() {}

  /**
   * Issuers whose word is good at that time; roots first, then by their hash. A key that is on
   * hold, compromised or destroyed, or whose every CA certificate is revoked or has ended, is none.
   */
  public static List<SigningKey> of(VaultState state, String domain, Instant at) {
    return state.keys().keys().stream()
        .filter(key -> key.domain().equals(domain))
        .filter(SetIssuers::speaks)
        .filter(key -> !certificates(state, key, at).isEmpty())
        .sorted(
            Comparator.comparing((SigningKey key) -> !isRoot(state, key, at))
                .thenComparing(SigningKey::spki))
        .toList();
  }

  /** The CA certificates of a key that are good and in force, oldest first. */
  public static List<IssuedCertificate> certificates(VaultState state, SigningKey key, Instant at) {
    return state.keys().certificatesOf(key.spki()).stream()
        .filter(one -> CA.contains(one.profile()))
        .filter(one -> !one.notBefore().isAfter(at) && one.notAfter().isAfter(at))
        .filter(one -> Answer.of(state, one) instanceof Answer.Good)
        .toList();
  }

  /** What the key has issued to others and has not ended: what relying parties may ask about. */
  public static List<IssuedCertificate> issued(VaultState state, SigningKey issuer, Instant at) {
    return state.keys().issuedBy(issuer.spki()).stream()
        .filter(one -> !one.selfSigned())
        .filter(one -> one.notAfter().isAfter(at))
        .toList();
  }

  /** Whether the key's certificates say that it signs others. */
  static boolean isCa(VaultState state, SigningKey key) {
    return state.keys().certificatesOf(key.spki()).stream()
        .anyMatch(one -> CA.contains(one.profile()));
  }

  private static boolean isRoot(VaultState state, SigningKey key, Instant at) {
    return certificates(state, key, at).stream().anyMatch(IssuedCertificate::selfSigned);
  }

  private static boolean speaks(SigningKey key) {
    return key.state() instanceof KeyState.Active || key.state() instanceof KeyState.Deactivated;
  }
}
