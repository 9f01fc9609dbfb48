package org.countersign.model.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Publication;
import org.countersign.model.vault.Publications;
import org.countersign.model.vault.Rotations;
import org.countersign.model.vault.VaultState;

/**
 * How far a rotation is. It is over when nothing is outstanding; what is shown here is asked anew
 * each time, so a path that appears later, or a key that was kept too long, opens it again.
 *
 * @param paths every trust path that the old key reaches or reached, most critical first
 * @param outstanding what is still to be done, in the order it can be done
 * @param notes what need not be done here, and why
 * @param done steps that were taken, of {@code all}
 */
public record RotationStatus(
    Rotation rotation,
    List<PathStatus> paths,
    List<Outstanding> outstanding,
    List<Outstanding> notes,
    int done,
    int all) {

  /**
   * One trust path's part.
   *
   * @param distributed empty, as is {@code trustsNew}, while there is no successor
   * @param inTheWay whether the old key's end waits for it
   */
  public record PathStatus(
      TrustPath path,
      Optional<Confirmed> distributed,
      Optional<Confirmed> trustsNew,
      Optional<Confirmed> distrustsOld,
      boolean inTheWay) {
    /** The first step that it has not taken; empty when it has taken all. */
    public Optional<Step> next(boolean successor) {
      if (successor && distributed.isEmpty()) {
        return Optional.of(Step.DISTRIBUTED);
      }
      if (successor && trustsNew.isEmpty()) {
        return Optional.of(Step.TRUSTS_NEW);
      }
      return distrustsOld.isEmpty() ? Optional.of(Step.DISTRUSTS_OLD) : Optional.empty();
    }
  }

  /**
   * Something outstanding, or a note. {@code code} is the key of its sentence: {@code
   * outstanding.successor}, {@code .distributed}, {@code .trusts-new}, {@code .distrusts-old},
   * {@code .ended}, {@code .crl}, {@code .private-key}, {@code .kept-over}; notes are {@code
   * note.no-crl} and {@code note.kept}.
   */
  public record Outstanding(String code, List<Object> arguments) {
    public Outstanding {
      arguments = List.copyOf(arguments);
    }

    static Outstanding of(String code, Object... arguments) {
      return new Outstanding(code, List.of(arguments));
    }
  }

  public boolean over() {
    return outstanding.isEmpty();
  }

  /** Of 100; 100 only when it is over. */
  public int percent() {
    return over() ? 100 : Math.min(99, done * 100 / Math.max(1, all));
  }

  /** Whether every place has let go, so that the old key can be revoked or retired. */
  public boolean free() {
    return paths.stream().noneMatch(PathStatus::inTheWay);
  }

  /** Whether some place has not done its part though the overlap is over. */
  public boolean overdue(Instant now) {
    return now.isAfter(rotation.overlapEnds()) && !unfinished().isEmpty();
  }

  /** Paths with a step to take. */
  public List<PathStatus> unfinished() {
    boolean successor = rotation.newKey().isPresent();
    return paths.stream().filter(path -> path.next(successor).isPresent()).toList();
  }

  /** The status at {@code now}. */
  public static RotationStatus of(VaultState state, Rotation rotation, Instant now) {
    return new Status(state, rotation, now).status();
  }

  /** Counts and asks. */
  private static final class Status {
    private final VaultState state;
    private final Rotation rotation;
    private final Instant now;
    private final SigningKey old;
    private final List<Outstanding> outstanding = new ArrayList<>();
    private final List<Outstanding> notes = new ArrayList<>();
    private int done;
    private int all;

    Status(VaultState state, Rotation rotation, Instant now) {
      this.state = state;
      this.rotation = rotation;
      this.now = now;
      this.old = state.keys().key(rotation.oldKey()).orElseThrow();
    }

    RotationStatus status() {
      Optional<SigningKey> successor = rotation.newKey().flatMap(state.keys()::key);
      List<PathStatus> paths = Rotations.paths(state, old.spki()).stream().map(this::path).toList();
      if (successor.filter(key -> !Rotations.usable(key.state())).isPresent()) {
        outstanding.add(
            Outstanding.of("successor", successor.get().label(), successor.get().state().id()));
      }
      if (successor.isPresent()) {
        step("distributed", paths.stream().filter(p -> p.distributed().isEmpty()).toList(), paths);
        step("trusts-new", paths.stream().filter(p -> p.trustsNew().isEmpty()).toList(), paths);
      }
      step("distrusts-old", paths.stream().filter(p -> p.distrustsOld().isEmpty()).toList(), paths);
      if (ended()) {
        crl();
      }
      privateKey();
      return new RotationStatus(
          rotation, paths, List.copyOf(outstanding), List.copyOf(notes), done, all);
    }

    private PathStatus path(TrustPath path) {
      Optional<Confirmed> letGo = confirmed(path, Step.DISTRUSTS_OLD, old.spki());
      return new PathStatus(
          path,
          rotation.newKey().flatMap(key -> confirmed(path, Step.DISTRIBUTED, key)),
          rotation.newKey().flatMap(key -> confirmed(path, Step.TRUSTS_NEW, key)),
          letGo,
          letGo.isEmpty());
    }

    private Optional<Confirmed> confirmed(TrustPath path, Step step, Spki key) {
      return state.rotations().confirmed(path.id(), step, key);
    }

    private void step(String code, List<PathStatus> missing, List<PathStatus> paths) {
      all += paths.size();
      done += paths.size() - missing.size();
      if (!missing.isEmpty()) {
        TrustPath first = missing.getFirst().path();
        outstanding.add(Outstanding.of(code, missing.size(), first.name(), first.contact()));
      }
    }

    private boolean ended() {
      boolean ended =
          switch (old.state()) {
            case KeyState.PreActivation s -> false;
            case KeyState.Active s -> false;
            case KeyState.Suspended s -> false;
            case KeyState.Deactivated s -> true;
            case KeyState.Compromised s -> true;
            case KeyState.Destroyed s -> true;
          };
      one(ended, "ended", old.label());
      return ended;
    }

    private void crl() {
      List<Publication> lists = new Publications(state, now).of(old);
      if (lists.isEmpty()) {
        notes.add(Outstanding.of("no-crl", old.label()));
      }
      for (Publication list : lists) {
        one(list.seen().isPresent(), "crl", list.name());
      }
    }

    private void privateKey() {
      if (old.state() instanceof KeyState.Destroyed) {
        one(true, "private-key");
        return;
      }
      Optional<KeptKey> kept = state.rotations().kept(old.spki());
      if (kept.isPresent() && now.isBefore(kept.get().until())) {
        notes.add(Outstanding.of("kept", old.label(), kept.get().until(), kept.get().reason()));
        one(true, "private-key");
      } else if (kept.isPresent()) {
        one(false, "kept-over", old.label(), kept.get().until());
      } else {
        one(false, "private-key", old.label());
      }
    }

    private void one(boolean isDone, String code, Object... arguments) {
      all++;
      if (isDone) {
        done++;
      } else {
        outstanding.add(Outstanding.of(code, arguments));
      }
    }
  }
}
