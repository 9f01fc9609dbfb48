package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;

/** Which trust paths a key's end waits for. */
public final class Rotations {
  /** Whom a refusal names, so that it stays a sentence. */
  private static final int MOST_NAMED = 4;

  private Rotations() {}

  /** Whether anything may still be moved to a key in this state. */
  public static boolean usable(KeyState state) {
    return switch (state) {
      case KeyState.PreActivation s -> true;
      case KeyState.Active s -> true;
      case KeyState.Suspended s -> true;
      case KeyState.Deactivated s -> false;
      case KeyState.Compromised s -> false;
      case KeyState.Destroyed s -> false;
    };
  }

  /** The paths a key reaches, and those that it reached and that have let go of it. */
  public static List<TrustPath> paths(VaultState state, Spki key) {
    Map<String, TrustPath> paths = new LinkedHashMap<>();
    state.graph().from(key).paths().forEach(path -> paths.put(path.id(), path));
    for (String id : state.rotations().letGo(key)) {
      state.trust().find(id).ifPresent(path -> paths.putIfAbsent(id, path));
    }
    return List.copyOf(paths.values());
  }

  /** Whether the path is one of {@link #paths}. */
  static boolean concerns(VaultState state, Spki key, TrustPath path) {
    return state.graph().reaches(key, path.id())
        || (state.rotations().confirmed(path.id(), Step.DISTRUSTS_OLD, key).isPresent()
            && state.trust().find(path.id()).isPresent());
  }

  /** The paths that the key reaches and that have not confirmed to have let go of it. */
  public static List<TrustPath> waitingFor(VaultState state, Spki key) {
    return state.graph().from(key).paths().stream()
        .filter(path -> state.rotations().confirmed(path.id(), Step.DISTRUSTS_OLD, key).isEmpty())
        .toList();
  }

  /** Refuses, with whom it waits for, to end a key that somebody still trusts. */
  static void nobodyTrusts(VaultState state, SigningKey key) throws Refused {
    List<TrustPath> waiting = waitingFor(state, key.spki());
    if (!waiting.isEmpty()) {
      List<String> named = new ArrayList<>();
      for (TrustPath path : waiting.subList(0, Math.min(waiting.size(), MOST_NAMED))) {
        named.add(path.name() + " (" + path.contact() + ")");
      }
      throw new Refused(
          "key.still-trusted",
          key.label(),
          waiting.size(),
          String.join(", ", named),
          waiting.size() - named.size());
    }
  }
}
