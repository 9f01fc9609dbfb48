package org.countersign.app;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableIntegerValue;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.screen.keys.KeysView;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.Inventory;

/** Makes the screens: one line of the navigation each. */
final class Screens {
  private final Services services;
  private final Wiring wiring;
  private final BiConsumer<String, String> open;

  /** {@code open}: leads to a screen and a thing on it. */
  Screens(Services services, Wiring wiring, BiConsumer<String, String> open) {
    this.services = services;
    this.wiring = wiring;
    this.open = open;
  }

  List<NavigationItem> all(ObservableIntegerValue today, ObservableIntegerValue requests) {
    return List.of(new NavigationItem("keys", "keys.navigation", Icon.KEY, this::keys));
  }

  private KeysView keys() {
    KeysViewModel.Services needs =
        new KeysViewModel.Services(
            new Inventory(services.vault()),
            () -> Choices.of(services.vault()),
            services.controls()::draft);
    KeysViewModel model =
        new KeysViewModel(needs, wiring.desk(services), wiring.tasks(), wiring.dialogs());
    return new KeysView(model, wiring.dialogs(), wiring.tasks());
  }
}
