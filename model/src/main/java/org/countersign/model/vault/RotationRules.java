package org.countersign.model.vault;

import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.rotation.Rotation;

/** When a rotation may begin, and how long a private key may be kept. */
final class RotationRules {
  private RotationRules() {}

  /** One rotation a key at a time; a successor that is of no use may be replaced. */
  static void begun(VaultState state, Request request, Operation.RotateKey rotate) throws Refused {
    Optional<SigningKey> successor =
        state.rotations().of(rotate.spki()).flatMap(Rotation::newKey).flatMap(state.keys()::key);
    if (successor.filter(key -> Rotations.usable(key.state())).isPresent()) {
      throw new Refused("rotation.open", label(state, rotate.spki()), successor.get().label());
    }
    if (!rotate.overlapEnds().isAfter(request.raisedAt())) {
      throw new Refused("rotation.overlap-past", rotate.overlapEnds());
    }
    if (!rotate.purposeEnds().isAfter(request.raisedAt())) {
      throw new Refused("rotation.purpose-past", rotate.purposeEnds());
    }
  }

  static void kept(Request request, Operation.KeepKey keep) throws Refused {
    if (!keep.until().isAfter(request.raisedAt())) {
      throw new Refused("rotation.kept-past", keep.until());
    }
  }

  private static String label(VaultState state, Spki spki) throws Refused {
    return Belonging.key(state, spki).label();
  }
}
