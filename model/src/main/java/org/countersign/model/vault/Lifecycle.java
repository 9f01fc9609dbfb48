package org.countersign.model.vault;

import java.time.Instant;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.request.Operation;
import org.countersign.model.request.OperationKinds;

/** The lifecycle table of NIST SP 800-57 Part 1: what an operation makes of a key's state. */
public final class Lifecycle {
  private Lifecycle() {}

  /** The state a key comes into by an operation, or {@code key.transition}. */
  static KeyState next(SigningKey key, Operation.OnKey operation, Instant at) throws Refused {
    return next(key.state(), operation, at)
        .orElseThrow(() ->
            new Refused(
                "key.transition", key.label(), key.state().id(), OperationKinds.kindOf(operation)));
  }

  /** The state that follows; empty where the operation is not allowed in this one. */
  public static Optional<KeyState> next(KeyState state, Operation.OnKey operation, Instant at) {
    return switch (operation) {
      case Operation.ActivateKey activate ->
          state instanceof KeyState.PreActivation s
              ? Optional.of(s.activate(at))
              : Optional.empty();
      case Operation.SuspendKey suspend ->
          state instanceof KeyState.Active s ? Optional.of(s.suspend(at)) : Optional.empty();
      case Operation.ReinstateKey reinstate ->
          state instanceof KeyState.Suspended s ? Optional.of(s.reinstate(at)) : Optional.empty();
      case Operation.RevokeKey revoke -> deactivated(state, at, revoke.reason());
      case Operation.RetireKey retire -> deactivated(state, at, "");
      case Operation.EmergencyRevoke emergency ->
          compromised(state, at, emergency.reason(), emergency.invalidity());
      case Operation.RotateKey rotate -> unless(state, rotatable(state));
      case Operation.KeepKey keep -> unless(state, ended(state));
      case Operation.DestroyKey destroy -> destroyed(state, at);
      case Operation.IssueRoot root -> unless(state, usable(state));
      case Operation.IssueCertificate issue -> unless(state, usable(state));
      case Operation.IssueForCsr csr -> Optional.of(state);
      case Operation.ImportCertificate outside ->
          unless(state, !(state instanceof KeyState.Destroyed));
      case Operation.IssueCrl crl -> unless(state, !(state instanceof KeyState.Destroyed));
    };
  }

  private static boolean rotatable(KeyState state) {
    return state instanceof KeyState.Active
        || state instanceof KeyState.Suspended
        || state instanceof KeyState.Compromised;
  }

  private static boolean ended(KeyState state) {
    return state instanceof KeyState.Deactivated || state instanceof KeyState.Compromised;
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

  /**
   * The state a key is in after an operation that was allowed, whatever it was in before; empty
   * where the operation leaves it as it was.
   */
  public static Optional<KeyState> after(Operation.OnKey operation, Instant at) {
    KeyState.PreActivation made = new KeyState.PreActivation(at);
    return switch (operation) {
      case Operation.ActivateKey activate -> Optional.of(made.activate(at));
      case Operation.SuspendKey suspend -> Optional.of(made.activate(at).suspend(at));
      case Operation.ReinstateKey reinstate -> Optional.of(made.activate(at));
      case Operation.RevokeKey revoke ->
          Optional.of(made.activate(at).deactivate(at, revoke.reason()));
      case Operation.RetireKey retire -> Optional.of(made.activate(at).deactivate(at, ""));
      case Operation.EmergencyRevoke emergency ->
          Optional.of(made.compromise(at, emergency.reason(), emergency.invalidity()));
      case Operation.DestroyKey destroy -> Optional.of(made.destroy(at));
      case Operation.RotateKey rotate -> Optional.empty();
      case Operation.KeepKey keep -> Optional.empty();
      case Operation.Certify certify -> Optional.empty();
      case Operation.ImportCertificate outside -> Optional.empty();
      case Operation.IssueCrl crl -> Optional.empty();
    };
  }
}
