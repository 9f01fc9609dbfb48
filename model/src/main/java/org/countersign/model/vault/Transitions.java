package org.countersign.model.vault;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;

/**
 * Which operations the present state allows: the lifecycle, and names that must be free or known.
 */
public final class Transitions {
  private Transitions() {}

  /** Refuses what the subject's state does not allow. */
  public static void check(VaultState state, Request request, Operation operation) throws Refused {
    String domain = request.domain();
    switch (operation) {
      case Operation.RotateKey rotate -> {
        Lifecycle.next(Belonging.key(state, rotate.spki()), rotate, Instant.EPOCH);
        RotationRules.begun(state, request, rotate);
        made(state, rotate);
      }
      case Operation.MakesKey make -> made(state, make);
      case Operation.ReshareToken again -> {
        commissioned(state, again.token());
        holders(state, again.holders());
      }
      case Operation.ReconcileToken look -> commissioned(state, look.token());
      case Operation.AdoptKey adopt -> {
        mustBeFree(state, adopt.label());
        commissioned(state, adopt.token());
        FoundKeys.adoptable(state, adopt);
      }
      case Operation.DestroyFound found -> {
        commissioned(state, found.token());
        FoundKeys.destroyable(state, found);
      }
      case Operation.CommissionToken commission -> holders(state, commission.holders());
      case Operation.OnKey onKey -> checkKey(state, request, onKey);
      case Operation.DistrustKey distrust -> WatchedRules.distrusted(state, domain, distrust);
      case Operation.TrustKeyAgain again -> WatchedRules.trustedAgain(state, domain, again);
      case Operation.AddTrustPath add -> TrustPathRules.added(state, domain, add.path());
      case Operation.ChangeTrustPath change -> TrustPathRules.changed(state, domain, change.path());
      case Operation.RemoveTrustPath remove -> TrustPathRules.removed(state, domain, remove.path());
      // What it brings is asked where its lines are read: they may be a million.
      case Operation.ImportInventory bring -> state.domain(domain);
      case Operation.IssuePublication issue -> SetRules.check(state, request, issue);
      case Operation.CloseFindings close -> FindingRules.closed(state, domain, close);
      case Operation.CreateDomain create -> checkDomain(state, create.created());
      case Operation.ChangeDomain change -> state.domain(domain);
      case Operation.ReviewDomain review -> state.domain(domain);
      case Operation.ChangePolicy change -> checkPolicy(state, domain, change);
      case Operation.EnrolPerson enrol -> EnrolmentRules.checkEnrolment(state, enrol);
      case Operation.RemovePerson remove -> EnrolmentRules.checkRemoval(state, remove.person());
      case Operation.ResolveExecution resolve -> checkResolution(state, resolve);
      case Operation.StateTime time -> {}
    }
  }

  private static void checkKey(VaultState state, Request request, Operation.OnKey operation)
      throws Refused {
    if (operation instanceof Operation.IssueForCsr csr) {
      // A vault key has its own operation, which asks for its state too.
      if (state.keys().key(csr.spki()).isPresent()) {
        throw new Refused("key.known", csr.spki().hex());
      }
      WatchedRules.mayBeTrusted(state, csr.spki());
      issuer(state, csr);
      return;
    }
    SigningKey key = Belonging.key(state, operation.spki());
    Lifecycle.next(key, operation, Instant.EPOCH);
    switch (operation) {
      case Operation.IssueRoot root -> freeSerial(state, root);
      case Operation.IssueCertificate issue -> issuer(state, issue);
      case Operation.ImportCertificate outside -> outsideCertificate(state, outside);
      case Operation.RevokeKey revoke -> Rotations.nobodyTrusts(state, key);
      case Operation.KeepKey keep -> RotationRules.kept(request, keep);
      case Operation.RetireKey retire -> Rotations.nobodyTrusts(state, key);
      default -> {}
    }
  }

  private static void issuer(VaultState state, Operation.Certify certify) throws Refused {
    SigningKey key = Belonging.key(state, certify.issuer());
    if (!(key.state() instanceof KeyState.Active)) {
      throw new Refused("key.issuer-not-active", key.label(), key.state().id());
    }
    boolean own =
        state.keys().certificatesOf(certify.issuer()).stream()
            .map(certificate -> Base64.getEncoder().encodeToString(certificate.der()))
            .anyMatch(certify.plan().issuer()::equals);
    if (!own) {
      throw new Refused("certificate.unknown", key.label());
    }
    freeSerial(state, certify);
  }

  /** RFC 5280 §4.1.2.2: an issuer gives each serial number once. */
  private static void freeSerial(VaultState state, Operation.Certify certify) throws Refused {
    String wanted = certify.plan().serial();
    boolean taken =
        state.keys().issuedBy(certify.issuer()).stream()
            .anyMatch(c -> c.serial().toString(16).equals(wanted));
    if (taken) {
      throw new Refused("certificate.serial-taken", wanted);
    }
  }

  private static void outsideCertificate(VaultState state, Operation.ImportCertificate outside)
      throws Refused {
    Certificates.read(outside.certificate(), outside.spki(), Optional.empty(), "", "");
    if (state.keys().certificate(Certificates.id(outside.certificate())).isPresent()) {
      throw new Refused("certificate.known", Certificates.id(outside.certificate()));
    }
  }

  private static void made(VaultState state, Operation.MakesKey make) throws Refused {
    mustBeFree(state, make.label());
    commissioned(state, make.token());
  }

  private static void mustBeFree(VaultState state, String label) throws Refused {
    if (state.keys().keys().stream().anyMatch(k -> k.label().equals(label))) {
      throw new Refused("key.label-taken", label);
    }
  }

  private static void commissioned(VaultState state, TokenIdentity token) throws Refused {
    if (state
        .tokens()
        .find(token.serial())
        .filter(t -> t.ready().token().equals(token))
        .isEmpty()) {
      throw new Refused("token.not-commissioned", token.label());
    }
  }

  private static void holders(VaultState state, List<String> holders) throws Refused {
    for (String holder : holders) {
      if (!state.people().isPresent(holder) || state.people().credentialOf(holder).isEmpty()) {
        throw new Refused("token.holder", state.people().nameOf(holder));
      }
    }
  }

  private static void checkDomain(VaultState state, SigningDomain created) throws Refused {
    if (state.domains().find(created.id()).isPresent()) {
      throw new Refused("domain.taken", created.id());
    }
    if (created.policy().version() != 1) {
      throw new Refused("policy.version", created.policy().version(), 1);
    }
    EnrolmentRules.canBeMet(created.policy(), state.people().custodians());
  }

  private static void checkPolicy(VaultState state, String domain, Operation.ChangePolicy change)
      throws Refused {
    int now = state.domain(domain).policy().version();
    if (change.policy().version() != now + 1) {
      throw new Refused("policy.version", change.policy().version(), now + 1);
    }
    EnrolmentRules.canBeMet(change.policy(), state.people().custodians());
  }

  private static void checkResolution(VaultState state, Operation.ResolveExecution resolve)
      throws Refused {
    RequestFile file = Belonging.file(state, resolve.request());
    if (!(file.execution() instanceof RequestFile.Started)) {
      throw new Refused("execution.not-started", file.request().id());
    }
  }
}
