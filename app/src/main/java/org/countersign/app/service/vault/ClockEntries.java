package org.countersign.app.service.vault;

import java.util.Optional;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.RequestFile;

/**
 * Which entries may be written while the clock is behind: those by which two people state the time.
 */
final class ClockEntries {
  private static final String STATE_TIME = "clock.state";

  private ClockEntries() {}

  static boolean allowed(Vault vault, Draft draft) {
    return switch (draft.kind()) {
      case Kinds.RAISED -> draft.body().path("operation").asString("").equals(STATE_TIME);
      case Kinds.APPROVED, Kinds.REFUSED ->
          about(vault, draft.body().path("approval").path("request").asString(""));
      case Kinds.STARTED, Kinds.FINISHED, Kinds.FAILED ->
          about(vault, draft.body().path("request").asString(""));
      default -> false;
    };
  }

  private static boolean about(Vault vault, String request) {
    Optional<RequestFile> file = vault.read(state -> state.requests().find(request));
    return file.filter(f -> f.operation() instanceof Operation.StateTime).isPresent();
  }
}
