package org.countersign.app.screen.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.countersign.app.PastOfVault;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.Whereto;
import org.countersign.app.screen.RecordingDesk;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.keys.KeysView;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.inventory.KeyRow;
import org.countersign.app.service.map.MapNode;
import org.countersign.app.service.map.Thing;
import org.countersign.app.service.rotation.Rotating;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key that two places trusted on 4 November 2026 and that was revoked on the 6th. */
final class PastOnScreenTest extends ScreenTest {
  private static final LocalDate THEN = LocalDate.of(2026, 11, 5);

  private final List<String> opened = new ArrayList<>();
  private final RecordingDesk desk = new RecordingDesk();
  private VaultOnSoftHsm vault;
  private PastOfVault past;
  private Spki key;

  @BeforeEach
  void lives() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    key = new Inventory(vault).active("release", KeyAlgorithm.EC_P256);
    trust("updater");
    vault.clock().advance(Duration.ofDays(2));
    trust("mirror");
    vault.clock().advance(Duration.ofDays(2));
    trust("too late");
    Object ignored =
        vault.carryOut(
            new Operation.EmergencyRevoke(key, "keyCompromise", Optional.empty(), "INC-1"),
            Charter.DOMAIN,
            Charter.BEN);
    past = new PastOfVault(vault.services().vault());
  }

  @AfterEach
  void closes() {
    vault.close();
  }

  private void trust(String name) throws Exception {
    TrustPath path =
        new TrustPath(
            UUID.randomUUID().toString(),
            name,
            Charter.DOMAIN,
            Optional.of(key),
            TrustPath.Pin.KEY,
            "verifier",
            "on call",
            "production",
            TrustPath.Criticality.HIGH,
            "by hand",
            Optional.empty());
    Object ignored = vault.carryOut(new Operation.AddTrustPath(path), Charter.DOMAIN, Charter.BEN);
  }

  private void open(String screen, String subject) {
    opened.add(screen + " " + subject);
  }

  private KeysView keys(KeysViewModel[] model) {
    var services = vault.services();
    model[0] =
        new KeysViewModel(
            new KeysViewModel.Services(
                new org.countersign.app.service.inventory.Inventory(services.vault()),
                () -> Choices.of(services.vault()),
                services.controls()::draft,
                new Rotating(services.vault(), services.sessions())),
            desk,
            tasks,
            dialogs);
    return new KeysView(model[0], dialogs, tasks).asOf(past, tasks).leading(this::open);
  }

  @Test
  void theKeysScreenShowsTheInventoryAsItWasWithEveryActionClosed() {
    KeysViewModel[] model = new KeysViewModel[1];
    KeysView view = Ui.get(() -> keys(model));
    Ui.run(() -> show(view));
    TableView<KeyRow> table = table(view);
    assertThat(table.getItems()).extracting(KeyRow::state).containsExactly("compromised");
    Ui.run(() -> view.select(new Whereto(key.hex(), Optional.of(THEN)).text()));
    assertThat(table.getItems()).extracting(KeyRow::state).containsExactly("active");
    assertThat(table.getItems()).extracting(KeyRow::trustedBy).containsExactly(2);
    assertThat(view.node().lookup("#past-banner").isVisible()).isTrue();
    assertThat(view.node().lookup("#keys-actions").isVisible()).isFalse();
    assertThat(view.node().lookup(".screen-header .accent").isDisabled()).isTrue();
    List<Object> forms = new ArrayList<>();
    Ui.run(() -> {
      model[0].onForm(forms::add);
      model[0].start(KeyAction.SUSPEND);
      model[0].generate();
    });
    assertThat(forms).isEmpty();
    assertThat(dialogs.shown).containsOnly("failure history.closed");
    Ui.picture(view.node().getScene(), "keys-past");
  }

  @Test
  void backToTodayShowsTheInventoryAsItIsAndOpensTheActions() {
    KeysViewModel[] model = new KeysViewModel[1];
    KeysView view = Ui.get(() -> keys(model));
    Ui.run(() -> show(view));
    Ui.run(() -> view.select(new Whereto(key.hex(), Optional.of(THEN)).text()));
    Node banner = view.node().lookup("#past-banner");
    Ui.run(() -> ((Button) banner.lookup(".button")).fire());
    TableView<KeyRow> table = table(view);
    assertThat(table.getItems()).extracting(KeyRow::state).containsExactly("compromised");
    assertThat(view.node().lookup("#past-banner")).isNull();
    assertThat(view.node().lookup("#keys-actions").isVisible()).isTrue();
  }

  @Test
  void aKeyLeadsToTheMapAsOfTheSameDay() {
    KeysView view = Ui.get(() -> keys(new KeysViewModel[1]));
    Ui.run(() -> show(view));
    Ui.run(() -> view.select(new Whereto(key.hex(), Optional.of(THEN)).text()));
    Ui.run(() -> ((Button) view.node().lookup("#keys-show-on-map")).fire());
    assertThat(opened).containsExactly("map " + key.hex() + " as of 2026-11-05");
  }

  @Test
  void theMapShowsTheBlastRadiusAsItWasAndLeadsBackToThatDay() {
    MapViewModel model = new MapViewModel(StateView.of(vault.services().vault()), tasks);
    MapView view = Ui.get(() -> new MapView(model, past, this::open, dialogs, tasks));
    Ui.run(() -> show(view));
    Ui.run(() -> view.select(key.hex()));
    assertThat(reached(model)).containsExactly("mirror", "too late", "updater");
    Ui.run(() -> view.select(new Whereto(key.hex(), Optional.of(THEN)).text()));
    assertThat(reached(model)).containsExactly("mirror", "updater");
    assertThat(state(model)).isEqualTo("active");
    assertThat(view.node().lookup("#past-banner").isVisible()).isTrue();
    Ui.picture(view.node().getScene(), "map-past");
    Ui.run(() -> ((Button) view.node().lookup("#map-open-key")).fire());
    assertThat(opened).containsExactly("keys " + key.hex() + " as of 2026-11-05");
  }

  private static List<String> reached(MapViewModel model) {
    return Ui.get(() ->
        model.shownProperty().get().orElseThrow().reached().paths().stream()
            .map(TrustPath::name)
            .toList());
  }

  private static String state(MapViewModel model) {
    MapNode node = Ui.get(() -> model.shownProperty().get().orElseThrow().node().orElseThrow());
    return ((Thing.Key) ((MapNode.Single) node).thing()).held().state().id();
  }
}
