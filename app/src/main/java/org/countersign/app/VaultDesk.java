package org.countersign.app;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Parent;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.fx.Shell;
import org.countersign.app.fx.ShellActions;
import org.countersign.app.fx.ShellModel;
import org.countersign.app.fx.UiThread;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.today.TodayItem;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.words.PgpWords;

/** The window's content while somebody is signed in: the shell, kept up to date with the vault. */
final class VaultDesk {
  private static final int HEAD_BYTES = 4;

  private final Services services;
  private final ShellModel model = new ShellModel();
  private final SimpleIntegerProperty today = new SimpleIntegerProperty();
  private final SimpleIntegerProperty requests = new SimpleIntegerProperty();
  private final Shell shell;

  VaultDesk(Services services, Wiring wiring, ShellActions actions) {
    this.services = services;
    Screens screens = new Screens(services, wiring, this::open);
    List<NavigationItem> items = new ArrayList<>(screens.all(today, requests));
    model.busyProperty().bind(wiring.tasks().busyProperty());
    this.shell = new Shell(model, items, actions, wiring.dialogs());
    services.vault().onChange(() -> UiThread.run(this::show));
    show();
  }

  Parent root() {
    return shell.root();
  }

  private void open(String screen, String subject) {
    shell.open(screen, subject);
  }

  /** Takes over what the vault is like now. */
  private void show() {
    TokenSigner signer = services.sessions().current().orElse(null);
    if (signer == null) {
      return;
    }
    Checkpoint head = services.vault().head();
    model.vaultProperty().set(services.vault().read(state -> state.name()));
    model
        .personProperty()
        .set(services.vault().read(state -> state.people().nameOf(signer.person())));
    model.entriesProperty().set(head.size());
    model
        .headWordsProperty()
        .set(String.join(" ", PgpWords.of(head.root()).subList(0, HEAD_BYTES)));
    model.tokenProperty().set(Badge.TOKEN_OK);
    List<TodayItem> items = services.today().forPerson(signer.person());
    today.set((int) items.stream().filter(i -> i.urgency() != TodayItem.Urgency.LATER).count());
    requests.set(
        (int) items.stream().filter(i -> i.place() == TodayItem.Place.REQUESTS).count());
    shell.refresh();
  }
}
