package org.countersign.app.screen.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.UiClock;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;

/** All about one key: six tabs, and a menu of what can be asked for. */
final class KeyPane {
  private final KeysViewModel model;
  private final KeyFrame frame;
  private final List<KeyTab> others = new ArrayList<>();

  KeyPane(KeysViewModel model) {
    this.model = model;
    frame = new KeyFrame(model, "keys-actions");
  }

  /** {@code map}: shows the key of this hash on the trust map. */
  void onMap(Consumer<Spki> map) {
    Button button =
        KeyFrame.toMap(
            () -> model.detailProperty().get().ifPresent(now -> map.accept(now.key().spki())));
    button.setId("keys-show-on-map");
    frame.with(button);
  }

  /** {@code save}: saves the dossier of the key of this hash, which is of the present. */
  void dossier(Consumer<Spki> save) {
    Button button =
        Buttons.quiet(
            "reports.of-key",
            Icon.REPORT,
            () -> model.detailProperty().get().ifPresent(now -> save.accept(now.key().spki())));
    button.setId("keys-dossier");
    button.managedProperty().bind(button.visibleProperty());
    model.pastProperty().subscribe(past -> button.setVisible(past.isEmpty()));
    frame.with(button);
  }

  /** A tab more, before the history. */
  void with(KeyTab tab) {
    others.add(tab);
  }

  Node node() {
    return frame.pane();
  }

  void focus() {
    frame.focus();
  }

  void show(KeyDetail detail) {
    frame.pane().title(detail.key().label()).badges(badges(detail));
    frame.show(items(detail), () -> tabs(frame.pane(), detail));
  }

  private void tabs(DetailPane pane, KeyDetail detail) {
    pane.tab("keys.identity", () -> IdentityTab.of(detail))
        .tab("keys.lifecycle", () -> LifecycleTab.of(detail))
        .tableTab("keys.certificates", () -> new CertificatesTab(model, detail).node())
        .tableTab("keys.trusted", () -> new TrustedTab(model, detail).node());
    if (model.pastProperty().get().isEmpty()) {
      present(pane, detail);
    }
    pane.tab("keys.history", () -> HistoryTab.of(detail.history(), model::openRequest));
  }

  /** What can be done about the key now, and what others show of it, is of the present. */
  private void present(DetailPane pane, KeyDetail detail) {
    pane.tableTab("keys.rotation", () -> RotationTab.of(model, detail));
    others.forEach(
        more -> pane.tableTab(more.titleKey(), () -> more.content().apply(detail.key().spki())));
  }

  private static Node[] badges(KeyDetail detail) {
    List<Node> badges = new ArrayList<>();
    badges.add(new StateBadge(Badge.ofKey(detail.key().state().id())));
    if (!detail.gaps().isEmpty()) {
      StateBadge gap = new StateBadge(Badge.OVERDUE);
      gap.setText(Messages.text("keys.gaps", detail.gaps().size()));
      badges.add(gap);
    } else if (overdue(detail)) {
      badges.add(new StateBadge(Badge.OVERDUE));
    }
    return badges.toArray(Node[]::new);
  }

  private static boolean overdue(KeyDetail detail) {
    return detail
        .cryptoperiodEnds()
        .filter(end -> end.isBefore(UiClock.nowProperty().get()))
        .isPresent();
  }

  private List<MenuItem> items(KeyDetail detail) {
    List<MenuItem> items = new ArrayList<>();
    for (KeyAction action : KeysViewModel.actions()) {
      if (action == KeyAction.ACTIVATE || action == KeyAction.REVOKE) {
        items.add(new SeparatorMenuItem());
      }
      items.add(item(action, detail.actions().getOrDefault(action, Optional.empty())));
    }
    return items;
  }

  private MenuItem item(KeyAction action, Optional<Refused> refusal) {
    MenuItem item = ActionItem.of(name(action), refusal, () -> model.start(action));
    item.setId("keys." + action.name());
    return item;
  }

  private static String name(KeyAction action) {
    return "keys.action." + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
