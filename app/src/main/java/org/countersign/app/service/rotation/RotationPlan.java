package org.countersign.app.service.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Proof;
import org.countersign.model.rotation.Rotation;
import org.countersign.model.rotation.RotationStatus;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;

/**
 * A key's way out, as its places have to walk it; also for a key that is to go without a successor.
 *
 * @param begun empty when nobody has begun to rotate it
 * @param successor the new key, where there is one
 * @param overdue whether the overlap is over and a place has not done its part
 * @param rows a row a trust path, most critical first
 */
public record RotationPlan(
    SigningKey old,
    Optional<Rotation> begun,
    Optional<SigningKey> successor,
    RotationStatus status,
    boolean overdue,
    List<Row> rows) {
  public RotationPlan {
    rows = List.copyOf(rows);
  }

  /** Steps that a place has to take here, in their order. */
  public List<Step> steps() {
    return successor.isPresent()
        ? List.of(Step.DISTRIBUTED, Step.TRUSTS_NEW, Step.DISTRUSTS_OLD)
        : List.of(Step.DISTRUSTS_OLD);
  }

  /** The key that a step is about. */
  public Spki keyOf(Step step) {
    return step == Step.DISTRUSTS_OLD ? old.spki() : successor.orElseThrow().spki();
  }

  /** How many places have let go of the old key. */
  public long letGo() {
    return rows.stream().filter(row -> row.letGo().by().isPresent()).count();
  }

  /**
   * One trust path.
   *
   * @param through what it is reached by; empty when it trusts the key itself
   * @param overdue whether it should have done more by now
   */
  public record Row(
      TrustPath path, String through, Mark given, Mark trusts, Mark letGo, boolean overdue) {
    /** The mark of a step. */
    public Mark mark(Step step) {
      return switch (step) {
        case DISTRIBUTED -> given;
        case TRUSTS_NEW -> trusts;
        case DISTRUSTS_OLD -> letGo;
        case SEES_CRL -> throw new IllegalArgumentException("of no rotation");
      };
    }
  }

  /**
   * Where a step of a path stands.
   *
   * @param asked whether the step is to be taken at all
   */
  public record Mark(boolean asked, Optional<By> by) {}

  /**
   * Who has confirmed it, and how.
   *
   * @param person name
   * @param sameFile how many other paths were confirmed by the very same file
   */
  public record By(Confirmation what, String person, Instant at, int sameFile) {
    public boolean machine() {
      return what.proof() == Proof.MACHINE_VERIFIED;
    }
  }
}
