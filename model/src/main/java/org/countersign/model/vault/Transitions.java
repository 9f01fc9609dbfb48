package org.countersign.model.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.trust.TrustPath;

/**
 * Which operations the present state allows: the lifecycle table of SP 800-57, and names that must
 * be free or known.
 */
public final class Transitions {
  private Transitions() {}

  /** Refuses what the subject's state does not allow. */
  public static void check(VaultState state, Request request, Operation operation) throws Refused {
    switch (operation) {
      case Operation.GenerateKey make -> {
        mustBeFree(state, make.label());
        commissioned(state, make.token().serial(), make.token().label());
      }
      case Operation.ReshareToken again -> {
        commissioned(state, again.token().serial(), again.token().label());
        holders(state, again.holders());
      }
      case Operation.CommissionToken commission -> holders(state, commission.holders());
      case Operation.OnKey onKey -> checkKey(state, onKey);
      case Operation.AddTrustPath add -> checkPath(state, request, add.path(), false);
      case Operation.ChangeTrustPath change -> checkPath(state, request, change.path(), true);
      case Operation.RemoveTrustPath remove -> path(state, request, remove.path());
      case Operation.CreateDomain create -> {
        if (state.domains().find(create.created().id()).isPresent()) {
          throw new Refused("domain.taken", create.created().id());
        }
        FoundingRules.canBeMet(create.created().policy(), state.people().custodians());
      }
      case Operation.ChangeDomain change -> state.domain(request.domain());
      case Operation.ReviewDomain review -> state.domain(request.domain());
      case Operation.ChangePolicy change -> checkPolicy(state, request, change);
      case Operation.EnrolPerson enrol -> checkEnrolment(state, enrol);
      case Operation.RemovePerson remove -> checkRemoval(state, remove.person());
      case Operation.ResolveExecution resolve -> checkResolution(state, resolve);
      case Operation.StateTime time -> {}
    }
  }

  /** The state a key comes into by an operation, or {@code key.transition}. */
  static KeyState next(SigningKey key, Operation.OnKey operation, Instant at) throws Refused {
    KeyState state = key.state();
    Optional<KeyState> next =
        switch (operation) {
          case Operation.ActivateKey activate ->
              state instanceof KeyState.PreActivation s
                  ? Optional.of(s.activate(at))
                  : Optional.empty();
          case Operation.SuspendKey suspend ->
              state instanceof KeyState.Active s ? Optional.of(s.suspend(at)) : Optional.empty();
          case Operation.ReinstateKey reinstate ->
              state instanceof KeyState.Suspended s
                  ? Optional.of(s.reinstate(at))
                  : Optional.empty();
          case Operation.RevokeKey revoke -> deactivated(state, at, revoke.reason());
          case Operation.RetireKey retire -> deactivated(state, at, "");
          case Operation.EmergencyRevoke emergency ->
              compromised(state, at, emergency.reason(), emergency.invalidity());
          case Operation.DestroyKey destroy -> destroyed(state, at);
          case Operation.IssueRoot root -> unless(state, !(state instanceof KeyState.Destroyed));
          case Operation.IssueCertificate issue -> unless(state, usable(state));
          case Operation.IssueForCsr csr -> Optional.of(state);
          case Operation.ImportCertificate outside ->
              unless(state, !(state instanceof KeyState.Destroyed));
          case Operation.IssueCrl crl -> unless(state, !(state instanceof KeyState.Destroyed));
        };
    return next.orElseThrow(() ->
        new Refused(
            "key.transition", key.label(), state.id(), operation.getClass().getSimpleName()));
  }

  private static void checkKey(VaultState state, Operation.OnKey operation) throws Refused {
    if (operation instanceof Operation.IssueForCsr csr) {
      issuer(state, csr.issuer());
      return;
    }
    SigningKey key = key(state, operation.spki());
    next(key, operation, Instant.EPOCH);
    switch (operation) {
      case Operation.IssueRoot root -> unless(key, usable(key.state()));
      case Operation.IssueCertificate issue -> issuer(state, issue.issuer());
      case Operation.ImportCertificate outside -> outsideCertificate(state, outside);
      case Operation.RevokeKey revoke -> nobodyTrusts(state, key);
      case Operation.RetireKey retire -> nobodyTrusts(state, key);
      default -> {}
    }
  }

  private static void outsideCertificate(VaultState state, Operation.ImportCertificate outside)
      throws Refused {
    Certificates.read(outside.certificate(), outside.spki(), Optional.empty(), "", "");
    if (state.keys().certificate(Certificates.id(outside.certificate())).isPresent()) {
      throw new Refused("certificate.known", Certificates.id(outside.certificate()));
    }
  }

  private static void nobodyTrusts(VaultState state, SigningKey key) throws Refused {
    List<TrustPath> paths = state.graph().from(key.spki()).paths();
    if (!paths.isEmpty()) {
      throw new Refused("key.still-trusted", key.label(), paths.size(), paths.getFirst().name());
    }
  }

  private static void issuer(VaultState state, Spki issuer) throws Refused {
    SigningKey key = key(state, issuer);
    if (!(key.state() instanceof KeyState.Active)) {
      throw new Refused("key.issuer-not-active", key.label(), key.state().id());
    }
  }

  private static void unless(SigningKey key, boolean allowed) throws Refused {
    if (!allowed) {
      throw new Refused("key.transition", key.label(), key.state().id(), "IssueRoot");
    }
  }

  private static boolean usable(KeyState state) {
    return state instanceof KeyState.PreActivation || state instanceof KeyState.Active;
  }

  private static Optional<KeyState> unless(KeyState state, boolean allowed) {
    return allowed ? Optional.of(state) : Optional.empty();
  }

  private static Optional<KeyState> deactivated(KeyState state, Instant at, String reason) {
    return switch (state) {
      case KeyState.Active s -> Optional.of(s.deactivate(at, reason));
      case KeyState.Suspended s -> Optional.of(s.deactivate(at, reason));
      case KeyState.PreActivation s -> Optional.empty();
      case KeyState.Deactivated s -> Optional.empty();
      case KeyState.Compromised s -> Optional.empty();
      case KeyState.Destroyed s -> Optional.empty();
    };
  }

  private static Optional<KeyState> compromised(
      KeyState state, Instant at, String reason, Optional<Instant> invalidity) {
    return switch (state) {
      case KeyState.PreActivation s -> Optional.of(s.compromise(at, reason, invalidity));
      case KeyState.Active s -> Optional.of(s.compromise(at, reason, invalidity));
      case KeyState.Suspended s -> Optional.of(s.compromise(at, reason, invalidity));
      case KeyState.Deactivated s -> Optional.of(s.compromise(at, reason, invalidity));
      case KeyState.Compromised s -> Optional.of(s.compromise(at, reason, invalidity));
      case KeyState.Destroyed s -> Optional.empty();
    };
  }

  private static Optional<KeyState> destroyed(KeyState state, Instant at) {
    return switch (state) {
      case KeyState.PreActivation s -> Optional.of(s.destroy(at));
      case KeyState.Deactivated s -> Optional.of(s.destroy(at));
      case KeyState.Compromised s -> Optional.of(s.destroy(at));
      case KeyState.Active s -> Optional.empty();
      case KeyState.Suspended s -> Optional.empty();
      case KeyState.Destroyed s -> Optional.empty();
    };
  }

  private static SigningKey key(VaultState state, Spki spki) throws Refused {
    return state.keys().key(spki).orElseThrow(() -> new Refused("key.unknown", spki.hex()));
  }

  private static void mustBeFree(VaultState state, String label) throws Refused {
    if (state.keys().keys().stream().anyMatch(k -> k.label().equals(label))) {
      throw new Refused("key.label-taken", label);
    }
  }

  private static void commissioned(VaultState state, String serial, String label) throws Refused {
    if (state.tokens().find(serial).isEmpty()) {
      throw new Refused("token.not-commissioned", label);
    }
  }

  private static void holders(VaultState state, List<String> holders) throws Refused {
    for (String holder : holders) {
      if (state.people().credentialOf(holder).isEmpty()) {
        throw new Refused("token.holder", state.people().nameOf(holder));
      }
    }
  }

  private static TrustPath path(VaultState state, Request request, String id) throws Refused {
    TrustPath path = state.trust().find(id).orElseThrow(() -> new Refused("trust.unknown", id));
    if (!path.domain().equals(request.domain())) {
      throw new Refused("trust.other-domain", path.name());
    }
    return path;
  }

  private static void checkPath(VaultState state, Request request, TrustPath path, boolean known)
      throws Refused {
    if (known) {
      path(state, request, path.id());
    } else if (state.trust().find(path.id()).isPresent()) {
      throw new Refused("trust.taken", path.id());
    }
    if (!path.domain().equals(request.domain())) {
      throw new Refused("trust.other-domain", path.name());
    }
    if (path.trusts().isPresent()) {
      key(state, path.trusts().get());
    }
    if (path.dependsOn().isPresent() && state.trust().find(path.dependsOn().get()).isEmpty()) {
      throw new Refused("trust.unknown", path.dependsOn().get());
    }
  }

  private static void checkPolicy(VaultState state, Request request, Operation.ChangePolicy change)
      throws Refused {
    int now = state.domain(request.domain()).policy().version();
    if (change.policy().version() != now + 1) {
      throw new Refused("policy.version", change.policy().version(), now + 1);
    }
    FoundingRules.canBeMet(change.policy(), state.people().custodians());
  }

  private static void checkEnrolment(VaultState state, Operation.EnrolPerson enrol) throws Refused {
    if (enrol.credential().isPresent()) {
      var credential = enrol.credential().get();
      if (state.people().credential(credential.spki()).isPresent()) {
        throw new Refused("credential.taken", enrol.person().name());
      }
      FoundingRules.proveEnrolment(state.id(), enrol.person(), credential);
    }
  }

  private static void checkRemoval(VaultState state, String person) throws Refused {
    if (!state.people().isPresent(person)) {
      throw new Refused("person.unknown", person);
    }
    var rest = state.people().custodians().stream().filter(p -> !p.id().equals(person)).toList();
    for (var domain : state.domains().all()) {
      FoundingRules.canBeMet(domain.policy(), rest);
    }
  }

  private static void checkResolution(VaultState state, Operation.ResolveExecution resolve)
      throws Refused {
    RequestFile file =
        state
            .requests()
            .find(resolve.request())
            .orElseThrow(() -> new Refused("request.unknown", resolve.request()));
    if (!(file.execution() instanceof RequestFile.Started)) {
      throw new Refused("execution.not-started", resolve.request());
    }
  }
}
