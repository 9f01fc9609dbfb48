package org.countersign.app.service.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.rotation.Rotation;
import org.countersign.model.rotation.RotationStatus;
import org.countersign.model.rotation.RotationStatus.PathStatus;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.VaultState;

/** Puts a key's rotation together. */
public final class RotationPlans {
  private final VaultState state;
  private final Instant now;

  public RotationPlans(VaultState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** The key's own; empty where nothing trusts it and nobody has begun anything. */
  public Optional<RotationPlan> of(SigningKey key) {
    Optional<Rotation> begun = state.rotations().of(key.spki());
    RotationStatus status = RotationStatus.of(state, begun.orElseGet(() -> none(key)), now);
    boolean idle = begun.isEmpty() && status.paths().isEmpty();
    return idle || (begun.isEmpty() && key.state() instanceof KeyState.Destroyed)
        ? Optional.empty()
        : Optional.of(plan(key, begun, status));
  }

  /** The key that a key is to take the place of. */
  public Optional<SigningKey> successorOf(SigningKey key) {
    return state.rotations().all().stream()
        .filter(rotation -> rotation.newKey().filter(key.spki()::equals).isPresent())
        .findFirst()
        .flatMap(rotation -> state.keys().key(rotation.oldKey()));
  }

  /** What a key without a rotation has to be let go of by: no successor, and no end of time. */
  private static Rotation none(SigningKey key) {
    return new Rotation(
        "", key.spki(), Optional.empty(), Instant.MAX, Instant.MAX, Rotation.Cause.ROUTINE);
  }

  private RotationPlan plan(SigningKey key, Optional<Rotation> begun, RotationStatus status) {
    Optional<SigningKey> successor = begun.flatMap(Rotation::newKey).flatMap(state.keys()::key);
    List<RotationPlan.Row> rows =
        status.paths().stream().map(path -> row(key, path, successor.isPresent(), begun)).toList();
    return new RotationPlan(key, begun, successor, status, status.overdue(now), rows);
  }

  private RotationPlan.Row row(
      SigningKey key, PathStatus path, boolean successor, Optional<Rotation> begun) {
    // Without a successor there is nothing to move to, and no day to have moved by.
    boolean late =
        successor && begun.filter(rotation -> now.isAfter(rotation.overlapEnds())).isPresent();
    return new RotationPlan.Row(
        path.path(),
        through(key, path.path()),
        mark(successor, path.distributed()),
        mark(successor, path.trustsNew()),
        mark(true, path.distrustsOld()),
        late && path.next(successor).isPresent());
  }

  private String through(SigningKey key, TrustPath path) {
    if (path.trusts().filter(key.spki()::equals).isPresent()) {
      return "";
    }
    return path.trusts()
        .flatMap(state.keys()::key)
        .map(SigningKey::label)
        .or(() -> path.dependsOn().flatMap(state.trust()::find).map(TrustPath::name))
        .orElse("");
  }

  private RotationPlan.Mark mark(boolean asked, Optional<Confirmed> confirmed) {
    return new RotationPlan.Mark(asked, confirmed.map(this::by));
  }

  /** Who has confirmed something, and how. */
  public RotationPlan.By by(Confirmed confirmed) {
    return new RotationPlan.By(
        confirmed.what(),
        state.people().nameOf(confirmed.person()),
        confirmed.at(),
        confirmed
            .what()
            .file()
            .map(Confirmation.File::content)
            .map(file -> state.rotations().pathsShownBy(file.attachment()) - 1)
            .orElse(0));
  }
}
