package org.countersign.app.screen.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.Services;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.Heard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** In this order, since a vault only ever grows. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RevocationScreenTest extends ScreenTest {
  private static ScreenVault vault;
  private RevocationViewModel model;
  private RevocationTab tab;

  @BeforeAll
  static void revokes() {
    vault = ScreenVault.open();
    vault.carryOut(
        new Operation.EmergencyRevoke(
            vault.key("release-2025").spki(), "keyCompromise", Optional.empty(), "INC-2044"),
        "software-releases",
        "Its token was stolen",
        "bao");
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  private void open(String label) {
    Ui.run(() -> {
      model = new RevocationViewModel(vault.services().revocation(), tasks, dialogs);
      tab = new RevocationTab(model, vault.key(label).spki(), dialogs, tasks);
      Stage stage = new Stage();
      stage.setScene(new Scene(tab, 1000, 420));
      stage.show();
    });
  }

  private List<String> texts(Node root) {
    return robot
        .from(root)
        .lookup((Predicate<Node>) node -> node instanceof Labeled)
        .queryAllAs(Labeled.class)
        .stream()
        .map(Labeled::getText)
        .toList();
  }

  private Path published(String end) throws IOException {
    Path folder = vault.folder().resolve(Services.PUBLICATION).resolve("crl");
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
    }
  }

  @Test
  @Order(1)
  void aListThatWasChangedIsShownToBeWrongPointByPoint(@TempDir Path folder) throws Exception {
    byte[] der = Files.readAllBytes(published(".crl"));
    der[der.length - 1] ^= 1;
    dialogs.file = Optional.of(Files.write(folder.resolve("tampered.crl"), der));
    open("release-2025");
    assertThat(texts(tab)).anyMatch(text -> text.startsWith("Nobody has seen revocation list 1"));
    robot.clickOn("#revocation-compare");
    assertThat(texts(top().getScene().getRoot()))
        .contains(
            "wrong",
            "The signature is not the issuer’s. Somebody has changed or made it.",
            "as it should be",
            "Number 1 is the newest.")
        .doesNotContain("alarm");
    Ui.picture(top().getScene(), "screen-revocation-tampered");
    Ui.run(() -> top().hide());
  }

  @Test
  @Order(2)
  void thePublishedListIsComparedRecordedAndThenConfirms() throws Exception {
    dialogs.file = Optional.of(published(".pem"));
    open("release-2025");
    robot.clickOn("#revocation-compare");
    assertThat(texts(top().getScene().getRoot()))
        .contains("It is list 1, byte for byte.")
        .doesNotContain("wrong", "alarm");
    Window window = top();
    Ui.picture(window.getScene(), "screen-revocation-compared-LIGHT");
    pressPrimary(window);
    assertThat(problems(window)).isNotEmpty();
    robot.clickOn(in(window, "revocation-source")).write("http://pki.example.org/root.crl");
    pressPrimary(window);
    assertThat(window.isShowing()).isFalse();
    open("release-2025");
    assertThat(texts(tab))
        .anyMatch(text -> text.startsWith("Revocation list 1 of"))
        .anyMatch(text -> text.contains("from http://pki.example.org/root.crl"));
  }

  @SuppressWarnings("unchecked") // the tab's table is of who has heard
  private TableView<Heard> table() {
    return (TableView<Heard>) tab.lookup(".table-view");
  }

  @Test
  @Order(3)
  void aPlaceConfirmsByAPersonsWordOrByItsOwnFile() throws Exception {
    open("release-2025");
    int places = table().getItems().size();
    assertThat(places).isGreaterThan(1);
    assertThat(texts(tab)).contains("0 of " + places + " places have confirmed seeing the list");
    robot.clickOn("#revocation-place-state");
    Window form = top();
    robot.clickOn(in(form, "revocation-words")).write("Rune, by telephone");
    pressPrimary(form);
    dialogs.file = Optional.of(published(".crl"));
    open("release-2025");
    Ui.run(() -> table().getSelectionModel().select(1));
    robot.clickOn("#revocation-place-file");
    for (Theme theme : Theme.values()) {
      Ui.start(theme);
      open("release-2025");
      Ui.picture(tab.getScene(), "screen-revocation-" + theme);
    }
    assertThat(texts(tab))
        .contains("2 of " + places + " places have confirmed seeing the list")
        .contains("machine-verified", "stated", "Rune, by telephone");
    assertThat(dialogs.shown).noneMatch(shown -> shown.startsWith("failure"));
  }

  @Test
  @Order(4)
  void aKeyThatIsNotRevokedAndSignsNoListsSaysSo() {
    Spki fresh = vault.generate("fresh", "Nothing yet", "software-releases", KeyAlgorithm.EC_P256);
    assertThat(fresh.hex()).isNotEmpty();
    open("fresh");
    assertThat(texts(tab)).contains("This key has signed no revocation list, and is not revoked");
    open(
        vault
            .services()
            .vault()
            .read(s ->
                s.keys().keys().stream()
                    .filter(key -> !s.keys().crlsOf(key.spki()).isEmpty())
                    .findFirst()
                    .orElseThrow()
                    .label()));
    assertThat(tab.lookup(".table-view")).isNotNull();
    Ui.picture(tab.getScene(), "screen-revocation-issuer");
  }

  @Test
  @Order(5)
  void whatIsNoListIsRefusedWithASentence(@TempDir Path folder) throws Exception {
    dialogs.file = Optional.of(Files.writeString(folder.resolve("no.crl"), "no list"));
    open("release-2025");
    robot.clickOn("#revocation-compare");
    assertThat(dialogs.shown).contains("failure crl.form");
  }
}
