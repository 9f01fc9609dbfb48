package org.countersign.app;

import java.util.List;
import java.util.function.BiConsumer;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.screen.keys.KeysView;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.Inventory;

/** The screens of an open vault, in the order of the navigation: a line each. */
final class Screens {
  private Screens() {}

  /** {@code open}: leads to a screen and what is to be chosen there. */
  static List<NavigationItem> of(
      VaultWindow.Parts parts, ControlDesk desk, BiConsumer<String, String> open) {
    return List.of(new NavigationItem("keys", "keys.title", Icon.KEY, () -> keys(parts, desk)));
  }

  private static KeysView keys(VaultWindow.Parts parts, ControlDesk desk) {
    Services services = parts.services();
    KeysViewModel.Services needs =
        new KeysViewModel.Services(
            new Inventory(services.vault()),
            () -> Choices.of(services.vault()),
            services.controls()::draft);
    return new KeysView(
        new KeysViewModel(needs, desk, parts.runner(), parts.dialogs()),
        parts.dialogs(),
        parts.runner());
  }
}
