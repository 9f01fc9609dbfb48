package org.countersign.app.screen.keys;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.UiClock;
import org.countersign.app.service.inventory.HistoryEvent;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.app.text.EvidenceFacts;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.request.RequestStatus;

/** What state it is in, who approved that and why, and when something has to be done. */
final class LifecycleTab {
  private static final List<String> STATE_CHANGES =
      List.of(
          "key.generate",
          "key.adopt",
          "key.rotate",
          "key.activate",
          "key.suspend",
          "key.reinstate",
          "key.revoke",
          "key.retire",
          "key.emergency-revoke",
          "key.destroy");

  private static final double HALF = 520;

  private LifecycleTab() {}

  static Node of(KeyDetail detail) {
    VBox box = new VBox();
    detail
        .gaps()
        .forEach(gap ->
            box.getChildren()
                .add(
                    new Banner(
                        Tone.WARNING,
                        Messages.text("failure." + gap.code(), gap.arguments().toArray()))));
    HBox halves = new HBox(state(detail), dates(detail));
    halves.getChildren().forEach(half -> HBox.setHgrow(half, Priority.ALWAYS));
    box.getChildren().add(halves);
    detail.destroyed().ifPresent(evidence -> box.getChildren().addAll(destroyed(evidence)));
    return box;
  }

  private static List<Node> destroyed(KeyDetail.Evidence evidence) {
    Label heading = new Label(Messages.text("keys.lifecycle.evidence"));
    heading.getStyleClass().addAll("h3", "tab-heading");
    FactGrid grid =
        new FactGrid()
            .time("keys.lifecycle.evidence.at", evidence.at())
            .text("keys.lifecycle.evidence.persons", String.join(", ", evidence.persons()));
    EvidenceFacts.add(grid, evidence.found());
    return List.of(heading, grid);
  }

  private static FactGrid half() {
    FactGrid grid = new FactGrid();
    grid.setPrefWidth(HALF);
    return grid;
  }

  private static FactGrid state(KeyDetail detail) {
    SigningKey key = detail.key();
    FactGrid grid =
        half()
            .state("keys.lifecycle.state", Badge.ofKey(key.state().id()))
            .time("keys.lifecycle.since", key.state().since());
    why(key.state()).ifPresent(why -> grid.text("keys.lifecycle.why", why));
    last(detail).ifPresent(event -> approved(grid, event));
    return grid;
  }

  private static FactGrid dates(KeyDetail detail) {
    SigningKey key = detail.key();
    FactGrid grid = half().time("keys.lifecycle.created", key.createdAt());
    key.activatedAt().ifPresent(at -> grid.time("keys.lifecycle.activated", at));
    detail.cryptoperiodEnds().ifPresent(at -> grid.time("keys.lifecycle.cryptoperiod", at));
    grid.time("keys.lifecycle.purpose-ends", key.purposeEnds());
    grid.text("keys.lifecycle.measured", detail.measured().map(LifecycleTab::measured).orElse(""));
    return grid;
  }

  private static void approved(FactGrid grid, HistoryEvent event) {
    String names =
        event.signatures().stream()
            .map(HistoryEvent.Signature::name)
            .collect(Collectors.joining(", "));
    grid.text(
        "keys.lifecycle.approved",
        names.isEmpty()
            ? Messages.text("keys.lifecycle.raised-alone", event.by())
            : Messages.text("keys.lifecycle.raised-and-signed", event.by(), names));
    event.asked().ifPresent(asked -> grid.text("keys.lifecycle.reason", asked.reason()));
  }

  /** The request that brought it into its state. */
  private static Optional<HistoryEvent> last(KeyDetail detail) {
    return detail.history().stream()
        .filter(event -> event.asked().filter(LifecycleTab::changedState).isPresent())
        .findFirst();
  }

  private static boolean changedState(HistoryEvent.Asked asked) {
    return asked.status() == RequestStatus.EXECUTED && STATE_CHANGES.contains(asked.kind());
  }

  private static Optional<String> why(KeyState state) {
    return switch (state) {
      case KeyState.Compromised compromised -> Optional.of(compromised.reason());
      case KeyState.Deactivated deactivated ->
          Optional.of(deactivated.reason()).filter(reason -> !reason.isEmpty());
      case KeyState.PreActivation s -> Optional.empty();
      case KeyState.Active s -> Optional.empty();
      case KeyState.Suspended s -> Optional.empty();
      case KeyState.Destroyed s -> Optional.empty();
    };
  }

  private static String measured(KeyDetail.Measured last) {
    return Messages.text(
        "keys.lifecycle.measured.value",
        new Messages.Composed(length(Duration.ofMillis(last.millis()))),
        last.key(),
        new Messages.Composed(TimeText.relative(last.at(), UiClock.nowProperty().get())));
  }

  /** Tenths matter below a minute. */
  private static String length(Duration duration) {
    return duration.compareTo(Duration.ofMinutes(1)) < 0
        ? Messages.text("keys.lifecycle.measured.seconds", duration.toMillis() / 1000.0)
        : TimeText.length(duration);
  }
}
