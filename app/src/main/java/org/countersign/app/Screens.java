package org.countersign.app;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableIntegerValue;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.screen.keys.KeysView;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.screen.people.PeopleView;
import org.countersign.app.screen.people.PeopleViewModel;
import org.countersign.app.screen.today.TodayView;
import org.countersign.app.screen.today.TodayViewModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.people.Enrolment;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.port.TokenPort;

/** The screens of an open vault, in the order of the navigation: a line each. */
final class Screens {
  private Screens() {}

  /**
   * @param open leads to a screen and what is to be chosen there
   * @param due how many things wait for whoever is signed in, or are due
   */
  static List<NavigationItem> of(
      VaultWindow.Parts parts,
      ControlDesk desk,
      BiConsumer<String, String> open,
      ObservableIntegerValue due) {
    return List.of(
        new NavigationItem("today", "today.title", Icon.TODAY, () -> today(parts, open), due),
        new NavigationItem("keys", "keys.title", Icon.KEY, () -> keys(parts, desk)),
        new NavigationItem("people", "people.title", Icon.PEOPLE, () -> people(parts, desk)));
  }

  private static TodayView today(VaultWindow.Parts parts, BiConsumer<String, String> open) {
    Services services = parts.services();
    return new TodayView(
        new TodayViewModel(
            services.today(),
            services.vault(),
            () -> services.sessions().current().map(TokenSigner::person),
            parts.runner()),
        open);
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

  private static PeopleView people(VaultWindow.Parts parts, ControlDesk desk) {
    Services services = parts.services();
    TokenPort tokens = parts.workstation().tokens();
    return new PeopleView(
        new PeopleViewModel(
            services.vault(),
            services.controls()::draft,
            tokens,
            new Enrolment(tokens),
            desk,
            parts.runner()),
        parts.dialogs(),
        parts.runner());
  }
}
