package org.countersign.app.service.inventory;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.vault.Preconditions;
import org.countersign.model.vault.Proposal;
import org.countersign.model.vault.Rotations;
import org.countersign.model.vault.Transitions;
import org.countersign.model.vault.VaultState;

/**
 * Which actions a key's state allows now, by asking the rules themselves: what they would refuse is
 * greyed, with what they would say.
 */
final class KeyActions {
  /** Of a request that nobody sees. */
  private static final String PROBE = "probe";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Set<KeyAction> UNPROBED =
      EnumSet.of(KeyAction.CSR, KeyAction.IMPORT, KeyAction.ADD_TRUST_PATH);
  private static final List<String> CA_PROFILES =
      List.of(CertificateProfile.ROOT.name(), CertificateProfile.SUBORDINATE_CA.name());

  private final VaultState state;
  private final Instant now;

  KeyActions(VaultState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** Each action, with the refusal it would meet. */
  Map<KeyAction, Optional<Refused>> of(SigningKey key) {
    Map<KeyAction, Optional<Refused>> actions = new EnumMap<>(KeyAction.class);
    for (KeyAction action : KeyAction.values()) {
      actions.put(action, refusal(action, key));
    }
    return actions;
  }

  private Optional<Refused> refusal(KeyAction action, SigningKey key) {
    try {
      Operation probe = probe(action, key);
      String domain = domain(probe, key);
      Preconditions.governance(state, domain, probe, now);
      if (UNPROBED.contains(action)) {
        return Optional.empty();
      }
      Request request = new Proposal(probe, domain, PROBE, PROBE, false).pinned(state, now);
      Transitions.check(state, request, probe);
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(e);
    }
  }

  /** A certificate is asked for in its issuer's domain. */
  private String domain(Operation probe, SigningKey key) {
    return probe instanceof Operation.Certify certify
        ? state.keys().key(certify.issuer()).map(SigningKey::domain).orElse(key.domain())
        : key.domain();
  }

  private Operation probe(KeyAction action, SigningKey key) throws Refused {
    Spki spki = key.spki();
    return switch (action) {
      case ROOT -> new Operation.IssueRoot(spki, plan(""));
      case ISSUE -> issue(spki);
      case CSR -> activeCa(key);
      case IMPORT -> unlessDestroyed(key, new Operation.ImportCertificate(spki, new byte[0]));
      case CRL -> onlyCa(key, new Operation.IssueCrl(spki));
      case ADD_TRUST_PATH -> ifUsable(key, new Operation.RemoveTrustPath(""));
      case ACTIVATE -> new Operation.ActivateKey(spki);
      case SUSPEND -> new Operation.SuspendKey(spki);
      case REINSTATE -> new Operation.ReinstateKey(spki);
      case REVOKE -> new Operation.RevokeKey(spki, RevocationReason.SUPERSEDED.display());
      case RETIRE -> new Operation.RetireKey(spki);
      case ROTATE -> rotation(key);
      case DESTROY -> new Operation.DestroyKey(spki);
      case KEEP -> new Operation.KeepKey(spki, PROBE, later());
    };
  }

  /** Whatever the new key is called, and wherever it is made. */
  private Operation rotation(SigningKey key) {
    return new Operation.RotateKey(
        key.spki(),
        PROBE + RANDOM.nextLong(),
        key.algorithm(),
        key.token(),
        PROBE,
        later(),
        later());
  }

  private Instant later() {
    return now.plus(Duration.ofDays(1));
  }

  private static Operation unlessDestroyed(SigningKey key, Operation operation) throws Refused {
    if (key.state() instanceof KeyState.Destroyed) {
      throw new Refused("key.transition", key.label(), key.state().id(), "");
    }
    return operation;
  }

  private static Operation ifUsable(SigningKey key, Operation operation) throws Refused {
    if (!Rotations.usable(key.state())) {
      throw new Refused("key.transition", key.label(), key.state().id(), "");
    }
    return operation;
  }

  private Operation onlyCa(SigningKey key, Operation operation) throws Refused {
    if (caCertificate(state, key.spki()).isEmpty()) {
      throw new Refused("key.not-ca", key.label());
    }
    return operation;
  }

  private Operation activeCa(SigningKey key) throws Refused {
    onlyCa(key, new Operation.IssueCrl(key.spki()));
    if (!(key.state() instanceof KeyState.Active)) {
      throw new Refused("key.issuer-not-active", key.label(), key.state().id());
    }
    return new Operation.IssueCrl(key.spki());
  }

  private Operation issue(Spki spki) throws Refused {
    SigningKey issuer =
        issuers(state).stream()
            .filter(key -> !key.spki().equals(spki))
            .findFirst()
            .orElseThrow(() -> new Refused("key.no-issuer"));
    byte[] certificate = caCertificate(state, issuer.spki()).orElseThrow().der();
    return new Operation.IssueCertificate(
        issuer.spki(), spki, plan(Base64.getEncoder().encodeToString(certificate)));
  }

  /** Enough of a plan for the rules to look at; it is never drafted. */
  private static CertificatePlan plan(String issuer) {
    String serial = CertificatePlan.newSerial(RANDOM).toString(16);
    return new CertificatePlan(
        CertificateProfile.ROOT, "CN=probe", issuer, "", serial, "", "", "", List.of());
  }

  /** Active keys with a CA certificate that was not revoked. */
  static List<SigningKey> issuers(VaultState state) {
    return state.keys().keys().stream()
        .filter(key -> key.state() instanceof KeyState.Active)
        .filter(key -> caCertificate(state, key.spki()).isPresent())
        .toList();
  }

  /** The newest CA certificate of a key that was not revoked. */
  static Optional<IssuedCertificate> caCertificate(VaultState state, Spki key) {
    return state.keys().certificatesOf(key).stream()
        .filter(certificate -> certificate.revoked().isEmpty())
        .filter(certificate -> CA_PROFILES.contains(certificate.profile()))
        .reduce((older, newer) -> newer);
  }
}
