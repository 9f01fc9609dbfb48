package org.countersign.app.screen.control;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.model.request.Operation;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.VaultState;

/**
 * That a trust path has confirmed to have let go of the key.
 *
 * @param person name of who has confirmed it
 */
record LetGo(boolean machine, String person, Instant at) {

  /** Those of the paths that an operation takes trust from, by path id. */
  static Map<String, LetGo> of(VaultState state, Operation operation) {
    Map<String, LetGo> all = new LinkedHashMap<>();
    if (operation instanceof Operation.PinsReach taken) {
      for (TrustPath path : state.graph().from(taken.spki()).paths()) {
        Optional<Confirmed> confirmed =
            state.rotations().confirmed(path.id(), Step.DISTRUSTS_OLD, taken.spki());
        confirmed.ifPresent(one ->
            all.put(
                path.id(),
                new LetGo(one.byMachine(), state.people().nameOf(one.person()), one.at())));
      }
    }
    return Map.copyOf(all);
  }

  /** In words; of none, that nobody has. */
  static String text(Map<String, LetGo> all, TrustPath path) {
    return Optional.ofNullable(all.get(path.id()))
        .map(one ->
            Messages.text(
                one.machine() ? "control.impact.let-go.file" : "control.impact.let-go.stated",
                one.person(),
                TimeText.day(one.at())))
        .orElseGet(() -> Messages.text("control.impact.let-go.no"));
  }
}
