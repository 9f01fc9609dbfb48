package org.countersign.app.screen.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.screen.ScreenKit;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.service.inventory.TokenRow;
import org.countersign.app.service.reconcile.TokenStanding;
import org.countersign.app.service.reconcile.TokenStanding.Remedy;
import org.countersign.app.service.today.TodayItem;
import org.countersign.app.text.DifferenceText;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is on a token and not in the register, on screen; each test goes on from the one before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DifferencesScreenTest extends ScreenTest {
  private static ScreenVault vault;

  private ScreenKit kit;
  private TokensViewModel model;
  private TokensView view;
  private final FormModel[] form = new FormModel[1];

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @BeforeEach
  void opens() {
    kit = new ScreenKit(vault, tasks, dialogs);
    Ui.run(() -> {
      model = kit.tokens();
      view = new TokensView(model, dialogs, tasks);
      show(view);
      model.onForm(shown -> form[0] = shown);
    });
  }

  private TokenRow signing() {
    return model.rows().stream()
        .filter(row -> row.use() == TokenRow.Use.SIGNING)
        .findFirst()
        .orElseThrow();
  }

  private TokenStanding standing() {
    return model.standing(signing()).orElseThrow();
  }

  private Difference unknown() {
    return standing().rows().getFirst().difference();
  }

  private void choose() {
    Ui.run(() -> {
      view.refresh();
      view.select(signing().identity().orElseThrow().serial());
    });
  }

  private String text(String id) {
    return ((Labeled) view.node().lookup("#" + id)).getText();
  }

  private List<String> waiting() {
    return vault.services().today().forPerson("astrid").stream()
        .map(TodayItem::code)
        .filter(code -> code.startsWith("difference."))
        .toList();
  }

  @Test
  @Order(1)
  void whereNothingDiffersItSaysSoAndHowFarItWasLooked() {
    assertThat(standing().lookedAt()).isEmpty();
    Ui.run(model::lookAgain);
    choose();
    Ui.run(() -> view.node().lookup("#x"));
    assertThat(standing().rows()).isEmpty();
    assertThat(standing().lookedAt()).isPresent();
    assertThat(waiting()).isEmpty();
    Ui.run(() -> model.reconcile(signing()));
    Ui.run(() -> {
      type(form[0], "tokens.form.reason", "Yearly look at all objects");
      form[0].submit(tasks, () -> {});
    });
    assertThat(kit.desk.proposed.getFirst().operation())
        .isEqualTo(new Operation.ReconcileToken(signing().identity().orElseThrow()));
  }

  /** Anyone who can write to the slot can put a public key on it, without a PIN. */
  @Test
  @Order(2)
  void whatSomebodyPutOnTheTokenIsNamedWithItsRemediesAndStandsOnToday() throws Exception {
    Path pem = Files.createTempFile("stranger", ".pem");
    Path der = Files.createTempFile("stranger", ".der");
    run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", pem.toString());
    run(
        "openssl",
        "ec",
        "-in",
        pem.toString(),
        "-pubout",
        "-outform",
        "DER",
        "-out",
        der.toString());
    run(
        "pkcs11-tool",
        "--module",
        vault.hsm().module().toString(),
        "--token-label",
        signing().identity().orElseThrow().label(),
        "--write-object",
        der.toString(),
        "--type",
        "pubkey",
        "--label",
        "firmware-temp",
        "--id",
        "c0ffee");

    Ui.run(model::lookAgain);
    choose();
    Ui.run(() -> {});

    assertThat(standing().rows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.waits()).isTrue();
          assertThat(row.remedies()).isEqualTo(Set.of(Remedy.ADOPT, Remedy.DESTROY, Remedy.LEAVE));
          assertThat(DifferenceText.sentence(row.difference()))
              .contains("P-256", "firmware-temp", "c0ffee");
        });
    assertThat(text("tokens-looked")).contains("public objects only");
    assertThat(view.node().lookup("#tokens-remedy-adopt")).isNotNull();
    assertThat(waiting()).containsExactly("difference.key-unknown");
    TableView<TokenStanding.Row> table =
        Ui.get(() -> {
          @SuppressWarnings("unchecked") // the one in the tab
          TableView<TokenStanding.Row> inTab =
              (TableView<TokenStanding.Row>) view.node().lookup("#tokens-differences");
          return inTab;
        });
    assertThat(table.getItems()).hasSize(1);
    for (Theme theme : Theme.values()) {
      Ui.run(theme::use);
      Ui.picture(view.node().getScene(), "tokens-differences-" + theme);
    }
  }

  @Test
  @Order(3)
  void adoptingAndDestroyingAreAskedForExactlyThatKey() {
    Difference found = unknown();
    Ui.run(() -> model.remedy(found, Remedy.ADOPT));
    Ui.run(() -> {
      type(form[0], "tokens.adopt.purpose", "Firmware");
      type(form[0], "tokens.form.reason", "Made by the vendor");
      form[0].inputs().stream()
          .filter(one -> one.labelKey().equals("tokens.adopt.domain"))
          .forEach(this::first);
      form[0].submit(tasks, () -> {});
    });
    Operation.AdoptKey adopt = (Operation.AdoptKey) kit.desk.proposed.getFirst().operation();
    assertThat(adopt.spki()).isEqualTo(found.spki().orElseThrow());
    assertThat(adopt.ckaId()).isEqualTo("c0ffee");
    assertThat(adopt.label()).isEqualTo("firmware-temp");
    Ui.run(() -> model.remedy(found, Remedy.DESTROY));
    Ui.run(() -> {
      type(form[0], "tokens.form.reason", "Nobody knows it");
      form[0].submit(tasks, () -> {});
    });
    assertThat(kit.desk.proposed.get(1).operation())
        .isEqualTo(new Operation.DestroyFound(found.token(), found.spki().orElseThrow(), "c0ffee"));
  }

  @SuppressWarnings("unchecked") // what the input of a domain takes
  private void first(org.countersign.app.fx.form.Input<?> input) {
    var look = (org.countersign.app.fx.form.Look.One<Object>) input.look();
    ((org.countersign.app.fx.form.Input<Optional<Object>>) input)
        .set(Optional.of(look.options().getFirst()));
  }

  @Test
  @Order(4)
  void leavingItTakesAReasonAndADayAndTakesItOffToday() {
    Difference found = unknown();
    Ui.run(() -> model.remedy(found, Remedy.LEAVE));
    Ui.run(() -> form[0].submit(tasks, () -> {}));
    assertThat(waiting()).as("no reason was given").hasSize(1);
    Ui.run(() -> {
      type(form[0], "tokens.form.reason", "The vendor removes it at the next visit");
      form[0].submit(tasks, () -> {});
    });
    assertThat(form[0].refusalProperty().get()).isEmpty();
    assertThat(waiting()).isEmpty();
    assertThat(standing().rows().getFirst().left().orElseThrow().until())
        .isAfter(vault.services().vault().now().plus(Duration.ofDays(80)));
    choose();
    Ui.picture(view.node().getScene(), "tokens-differences-left");
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
