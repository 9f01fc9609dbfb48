package org.countersign.app.screen.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.UiClock;
import org.countersign.app.service.inventory.WatchedAction;
import org.countersign.app.service.inventory.WatchedDetail;
import org.countersign.app.service.inventory.WatchedDetail.Watch;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;

/** All about a key that others hold: what it is, where it came from, and who trusts it here. */
final class WatchedPane {
  private static final double HALF = 520;

  private final KeysViewModel model;
  private final KeyFrame frame;

  WatchedPane(KeysViewModel model) {
    this.model = model;
    frame = new KeyFrame(model, "watched-actions");
  }

  /** {@code map}: shows the key of this hash on the trust map. */
  void onMap(Consumer<Spki> map) {
    frame.with(
        KeyFrame.toMap(
            () -> model.watchedProperty().get().ifPresent(now -> map.accept(now.spki()))));
  }

  Node node() {
    return frame.pane();
  }

  void focus() {
    frame.focus();
  }

  void show(WatchedDetail detail) {
    frame
        .pane()
        .title(detail.name())
        .badges(new StateBadge(detail.distrusted() ? Badge.KEY_DISTRUSTED : Badge.KEY_WATCHED));
    frame.show(items(detail), () -> tabs(frame.pane(), detail));
  }

  private void tabs(DetailPane pane, WatchedDetail detail) {
    pane.tab("keys.identity", () -> identity(detail))
        .tableTab(
            "keys.certificates",
            () ->
                new CertificatesTab(model, detail.certificates(), detail.issuerNames(), List.of())
                    .node())
        .tableTab(
            "keys.trusted",
            () ->
                new TrustedTab(
                        model,
                        detail.trustedBy(),
                        detail.refusal(WatchedAction.ADD_TRUST_PATH),
                        () -> model.start(WatchedAction.ADD_TRUST_PATH))
                    .node())
        .tab("keys.history", () -> HistoryTab.of(detail.history(), model::openRequest));
  }

  private List<MenuItem> items(WatchedDetail detail) {
    List<MenuItem> items = new ArrayList<>();
    for (WatchedAction action : WatchedAction.values()) {
      items.add(
          ActionItem.of(
              "keys.watched." + name(action), detail.refusal(action), () -> model.start(action)));
    }
    return items;
  }

  private static String name(WatchedAction action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Node identity(WatchedDetail detail) {
    VBox box = new VBox();
    detail.watches().forEach(watch -> banner(watch).ifPresent(box.getChildren()::add));
    detail
        .weak()
        .ifPresent(weak ->
            box.getChildren()
                .add(
                    new Banner(
                        Tone.WARNING,
                        Messages.text(
                            weak.until().isBefore(UiClock.nowProperty().get())
                                ? "keys.watched.weak.over"
                                : "keys.watched.weak",
                            weak.what(),
                            TimeText.day(weak.until())))));
    HBox halves = new HBox(who(detail), what(detail));
    halves.getChildren().forEach(half -> HBox.setHgrow(half, Priority.ALWAYS));
    box.getChildren().add(halves);
    return box;
  }

  private static Optional<Node> banner(Watch watch) {
    return watch
        .key()
        .distrust()
        .map(mark ->
            new Banner(
                Tone.DANGER,
                Messages.text(
                    "keys.watched.distrusted",
                    watch.domain(),
                    TimeText.day(mark.at()),
                    mark.why(),
                    mark.since().map(TimeText::day).orElse(""),
                    mark.since().isPresent() ? 1 : 0)));
  }

  private static FactGrid who(WatchedDetail detail) {
    FactGrid grid = new FactGrid();
    grid.setPrefWidth(HALF);
    for (Watch watch : detail.watches()) {
      WatchedKey key = watch.key();
      grid.text("keys.watched.by", watch.domain())
          .text("keys.identity.owner", watch.owner())
          .text("keys.watched.file", key.found().toString())
          .time("keys.watched.first-seen", key.firstSeen());
    }
    return grid;
  }

  private static FactGrid what(WatchedDetail detail) {
    FactGrid grid = new FactGrid();
    grid.setPrefWidth(HALF);
    WatchedKey first = detail.watches().getFirst().key();
    grid.text("keys.identity.algorithm", detail.algorithm())
        .text("keys.watched.kind", Messages.text("keys.watched.kind." + first.kind()))
        .mono("keys.identity.spki", detail.spki().hex());
    for (Map.Entry<String, String> fact : new TreeMap<>(first.facts()).entrySet()) {
      grid.text("keys.watched.fact", fact.getKey() + ": " + fact.getValue());
    }
    return grid;
  }
}
