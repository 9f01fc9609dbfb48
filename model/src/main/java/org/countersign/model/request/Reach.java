package org.countersign.model.request;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.vault.VaultState;

/**
 * What an operation may touch in the HSM, and no more.
 *
 * @param tokens signing tokens it opens
 * @param keys keys it uses or destroys
 */
public record Reach(Set<TokenIdentity> tokens, Set<Spki> keys) {

  /**
   * The reach of an operation in the present state; a drill's is the same, so that it rehearses the
   * same quorum.
   */
  public static Reach of(VaultState state, Operation operation) {
    return switch (operation) {
      case Operation.MakesKey make -> new Reach(Set.of(make.token()), Set.of());
      case Operation.ReshareToken again -> new Reach(Set.of(again.token()), Set.of());
      case Operation.ReconcileToken look -> new Reach(Set.of(look.token()), Set.of());
      case Operation.AdoptKey adopt -> new Reach(Set.of(adopt.token()), Set.of(adopt.spki()));
      case Operation.DestroyFound found -> new Reach(Set.of(found.token()), Set.of(found.spki()));
      case Operation.Certify certify -> ofKeys(state, Set.of(certify.issuer()));
      case Operation.DestroyKey destroy -> ofKeys(state, Set.of(destroy.spki()));
      case Operation.IssuePublication issue -> ofKeys(state, Set.copyOf(issue.signers()));
      default -> ofKeys(state, crlSigners(state, operation));
    };
  }

  /** Whether the operation changes nothing but the register. */
  public static boolean isOutsideHsm(Operation operation) {
    return switch (operation) {
      case Operation.MakesKey make -> false;
      case Operation.CommissionToken commission -> false;
      case Operation.ReshareToken again -> false;
      case Operation.ReconcileToken look -> false;
      case Operation.AdoptKey adopt -> false;
      case Operation.DestroyFound found -> false;
      case Operation.ActivateKey activate -> true;
      case Operation.RetireKey retire -> true;
      case Operation.KeepKey keep -> true;
      case Operation.ImportCertificate outside -> true;
      case Operation.OnKey onKey -> false;
      case Operation.OnWatched watched -> true;
      case Operation.AddTrustPath add -> true;
      case Operation.ChangeTrustPath change -> true;
      case Operation.RemoveTrustPath remove -> true;
      case Operation.ImportInventory bring -> true;
      case Operation.CloseFindings close -> true;
      case Operation.IssuePublication issue -> false;
      case Operation.MendsGovernance mend -> true;
    };
  }

  /** Keys whose next CRL number an operation may take: those that sign a CRL for it. */
  public static Set<Spki> crlSigners(VaultState state, Operation operation) {
    return switch (operation) {
      case Operation.IssueCrl crl -> Set.of(crl.spki());
      case Operation.SuspendKey suspend -> crlIssuers(state, suspend.spki());
      case Operation.ReinstateKey reinstate -> crlIssuers(state, reinstate.spki());
      case Operation.RevokeKey revoke -> crlIssuers(state, revoke.spki());
      case Operation.EmergencyRevoke emergency -> crlIssuers(state, emergency.spki());
      default -> Set.of();
    };
  }

  /**
   * Vault keys, other than the key itself, that issued its certificates and can still sign a CRL.
   */
  public static Set<Spki> crlIssuers(VaultState state, Spki key) {
    Set<Spki> issuers = new LinkedHashSet<>();
    for (IssuedCertificate certificate : state.keys().certificatesOf(key)) {
      certificate
          .issuerKey()
          .filter(issuer -> !issuer.equals(key))
          .filter(issuer -> state.keys().key(issuer).filter(k -> signsCrls(k)).isPresent())
          .ifPresent(issuers::add);
    }
    return issuers;
  }

  private static boolean signsCrls(SigningKey issuer) {
    return !(issuer.state() instanceof KeyState.Destroyed)
        && !(issuer.state() instanceof KeyState.Compromised);
  }

  private static Reach ofKeys(VaultState state, Set<Spki> keys) {
    Set<TokenIdentity> tokens =
        keys.stream()
            .flatMap(key -> state.keys().key(key).stream())
            .map(SigningKey::token)
            .collect(Collectors.toSet());
    return new Reach(tokens, keys);
  }
}
