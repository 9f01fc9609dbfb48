package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.rotation.KeptKey;
import org.countersign.model.rotation.Rotation;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;

/** What operations do to rotations, and to the trust paths that have moved. */
final class RotationEffects {
  private final VaultState state;

  RotationEffects(VaultState state) {
    this.state = state;
  }

  /** A key has been given a successor. */
  Change begun(Operation.RotateKey rotate, RequestFile file, Spki successor, Header header)
      throws Refused {
    boolean compromised =
        Belonging.key(state, rotate.spki()).state() instanceof KeyState.Compromised;
    Rotation rotation =
        state
            .rotations()
            .of(rotate.spki())
            .map(open -> open.succeeded(successor, rotate.overlapEnds()))
            .orElseGet(() ->
                new Rotation(
                    file.hash(),
                    rotate.spki(),
                    Optional.of(successor),
                    header.at(),
                    rotate.overlapEnds(),
                    compromised ? Rotation.Cause.EMERGENCY : Rotation.Cause.ROUTINE));
    return new Change.RotationIs(rotation);
  }

  /** A key has come into another state: an emergency opens the tasks, an end moves the paths. */
  List<Change> ended(Operation.OnKey operation, RequestFile file, Header header) {
    return switch (operation) {
      case Operation.EmergencyRevoke emergency -> List.of(urgent(emergency.spki(), file, header));
      case Operation.RevokeKey revoke -> moved(revoke.spki());
      case Operation.RetireKey retire -> moved(retire.spki());
      default -> List.of();
    };
  }

  private Change urgent(Spki key, RequestFile file, Header header) {
    Rotation fresh =
        new Rotation(
            file.hash(), key, Optional.empty(), header.at(), header.at(), Rotation.Cause.EMERGENCY);
    return new Change.RotationIs(
        state.rotations().of(key).map(open -> open.urgent(header.at())).orElse(fresh));
  }

  List<Change> kept(Operation.KeepKey keep, RequestFile file, Header header) throws Refused {
    SigningKey key = Belonging.key(state, keep.spki());
    List<Change> changes = new ArrayList<>();
    Lifecycle.next(key, keep, header.at());
    changes.add(
        new Change.KeyKept(
            new KeptKey(keep.spki(), keep.why(), keep.until(), file.hash(), header.at())));
    changes.addAll(moved(keep.spki()));
    return changes;
  }

  /**
   * Points to the successor what has trusted the old key itself, has let go of it and trusts the
   * successor. Two people have signed the operation, and were shown who has confirmed and how.
   */
  List<Change> moved(Spki oldKey) {
    Optional<Spki> successor =
        state
            .rotations()
            .of(oldKey)
            .flatMap(Rotation::newKey)
            .filter(
                key -> state.keys().key(key).filter(k -> Rotations.usable(k.state())).isPresent());
    if (successor.isEmpty()) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    for (TrustPath path : state.graph().from(oldKey).paths()) {
      if (path.trusts().filter(oldKey::equals).isPresent()
          && has(path, Step.DISTRUSTS_OLD, oldKey)
          && has(path, Step.TRUSTS_NEW, successor.get())) {
        changes.add(new Change.TrustPathIs(path.trusting(successor.get())));
      }
    }
    return changes;
  }

  private boolean has(TrustPath path, Step step, Spki key) {
    return state.rotations().confirmed(path.id(), step, key).isPresent();
  }
}
