package org.countersign.model.vault;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.rotation.KeptKey;
import org.countersign.model.rotation.Proof;
import org.countersign.model.rotation.Rotation;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;

/** Rotations by old key, what trust paths have confirmed, and private keys that are kept. */
public final class RotationBook {
  private final Map<Spki, Rotation> rotations = new LinkedHashMap<>();
  private final Map<Spki, KeptKey> kept = new LinkedHashMap<>();
  private final Map<String, Map<Task, Confirmed>> confirmed = new LinkedHashMap<>();
  private final Map<String, List<Confirmed>> history = new LinkedHashMap<>();
  private final Map<Spki, List<Confirmed>> about = new LinkedHashMap<>();

  /** A step and the key it is about. */
  private record Task(Step step, Spki key) {}

  /** All, in the order they began. */
  public Collection<Rotation> all() {
    return Collections.unmodifiableCollection(rotations.values());
  }

  /** The rotation of an old key. */
  public Optional<Rotation> of(Spki oldKey) {
    return Optional.ofNullable(rotations.get(oldKey));
  }

  public Optional<KeptKey> kept(Spki key) {
    return Optional.ofNullable(kept.get(key));
  }

  /** The confirmation of a step that stands; a trust path that was changed since has none. */
  public Optional<Confirmed> confirmed(String path, Step step, Spki key) {
    return Optional.ofNullable(confirmed.getOrDefault(path, Map.of()).get(new Task(step, key)));
  }

  /** That the path has seen this CRL of the issuer, or a later one. */
  public Optional<Confirmed> seesCrl(String path, Spki issuer, BigInteger number) {
    return confirmed(path, Step.SEES_CRL, issuer)
        .filter(seen -> seen.what().crl().orElseThrow().compareTo(number) >= 0);
  }

  /** All that was ever confirmed or taken back for a path, oldest first. */
  public List<Confirmed> history(String path) {
    return List.copyOf(history.getOrDefault(path, List.of()));
  }

  /** All that was ever confirmed or taken back of a key, by any path, oldest first. */
  public List<Confirmed> about(Spki key) {
    return List.copyOf(about.getOrDefault(key, List.of()));
  }

  /** Paths that have let go of the key, whatever they trust by now. */
  public List<String> letGo(Spki key) {
    Task task = new Task(Step.DISTRUSTS_OLD, key);
    return confirmed.entrySet().stream()
        .filter(path -> path.getValue().containsKey(task))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many paths have a confirmation that stands and was shown by this file. */
  public int pathsShownBy(String attachment) {
    return (int)
        confirmed.values().stream()
            .filter(tasks ->
                tasks.values().stream()
                    .flatMap(one -> one.what().file().stream())
                    .anyMatch(file -> file.content().attachment().equals(attachment)))
            .count();
  }

  void take(Change.RotationIs is) {
    rotations.put(is.rotation().oldKey(), is.rotation());
  }

  void take(Change.KeyKept is) {
    kept.put(is.kept().key(), is.kept());
  }

  void take(Change.TrustConfirmed is) {
    Confirmation what = is.confirmed().what();
    history.computeIfAbsent(what.path(), path -> new ArrayList<>()).add(is.confirmed());
    about.computeIfAbsent(what.key(), key -> new ArrayList<>()).add(is.confirmed());
    Map<Task, Confirmed> tasks =
        confirmed.computeIfAbsent(what.path(), path -> new LinkedHashMap<>());
    Task task = new Task(what.step(), what.key());
    if (what.proof() == Proof.WITHDRAWN) {
      tasks.remove(task);
    } else {
      tasks.put(task, is.confirmed());
    }
  }

  /**
   * What was confirmed of a path was confirmed of what it trusted then, and how. It stands when the
   * path is only pointed to what it has confirmed to trust instead.
   */
  void pathChanged(TrustPath before, TrustPath after) {
    boolean same =
        before.pins() == after.pins()
            && before.dependsOn().equals(after.dependsOn())
            && (before.trusts().equals(after.trusts()) || moved(before, after));
    if (!same) {
      confirmed.remove(after.id());
    }
  }

  private boolean moved(TrustPath before, TrustPath after) {
    return before.trusts().isPresent()
        && after.trusts().isPresent()
        && confirmed(before.id(), Step.DISTRUSTS_OLD, before.trusts().get()).isPresent()
        && confirmed(before.id(), Step.TRUSTS_NEW, after.trusts().get()).isPresent();
  }

  void pathGone(String path) {
    confirmed.remove(path);
  }
}
