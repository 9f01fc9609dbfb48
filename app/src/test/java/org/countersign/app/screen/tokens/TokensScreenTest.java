package org.countersign.app.screen.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.screen.ScreenKit;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.service.inventory.TokenRow;
import org.countersign.model.people.Person;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TokensScreenTest extends ScreenTest {
  private static ScreenVault vault;

  private ScreenKit kit;
  private TokensViewModel model;
  private TokensView view;

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
    });
  }

  private TokenRow signing() {
    return model.rows().stream()
        .filter(row -> row.use() == TokenRow.Use.SIGNING)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyTokenIsToldByItsUse() {
    assertThat(signing().holders()).hasSize(5).allMatch(TokenRow.Holder::active);
    assertThat(signing().keys())
        .containsExactly("northgate-root", "release-2025", "partner-jwt-2025");
    assertThat(model.rows())
        .filteredOn(row -> row.use() == TokenRow.Use.CUSTODIAN)
        .extracting(TokenRow::whose)
        .containsExactlyInAnyOrderElementsOf(vault.custodians());
    assertThat(model.rows())
        .filteredOn(row -> row.presence() == TokenRow.Presence.BLANK)
        .hasSize(1);
  }

  @Test
  void aTokenThatIsMissingKeepsItsRowAndWhatItHolds() {
    TokenIdentity token =
        vault
            .services()
            .vault()
            .read(state -> state.tokens().all().iterator().next().ready().token());
    vault.hsm().pull(token);
    try {
      Ui.run(view::refresh);
      assertThat(signing().presence()).isEqualTo(TokenRow.Presence.MISSING);
      assertThat(signing().keys()).contains("northgate-root");
      Ui.run(() -> view.select(token.serial()));
      assertThat(robot.lookup(Messages.text("common.state.token-absent")).tryQuery()).isPresent();
    } finally {
      vault.hsm().putBack(token);
    }
    Ui.run(view::refresh);
    assertThat(signing().presence()).isEqualTo(TokenRow.Presence.PRESENT);
  }

  @Test
  void aBlankSlotIsProposedAsSigningTokenOfTheChosenHolders() {
    FormModel[] form = new FormModel[1];
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      model.commission(
          model.rows().stream().filter(TokensViewModel::canCommission).findFirst().orElseThrow());
      type(form[0], "tokens.form.label", "northgate-second");
      type(form[0], "tokens.form.needed", "6");
      type(form[0], "tokens.form.reason", "CHG-3");
      form[0].submit(tasks, () -> {});
    });
    assertThat(input(form[0], "tokens.form.needed").problemProperty().get()).contains("2 to 5");
    assertThat(kit.desk.proposed).isEmpty();
    Ui.run(() -> {
      type(form[0], "tokens.form.needed", "3");
      form[0].submit(tasks, () -> {});
    });
    Operation.CommissionToken commission =
        (Operation.CommissionToken) kit.desk.proposed.getFirst().operation();
    assertThat(commission.label()).isEqualTo("northgate-second");
    assertThat(commission.k()).isEqualTo(3);
    assertThat(commission.holders()).containsExactly("astrid", "bao", "chidi", "dana", "emil");
  }

  @Test
  void aLabelOfMoreThan32BytesIsRefusedThoughItIsShort() {
    FormModel[] form = new FormModel[1];
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      model.commission(
          model.rows().stream().filter(TokensViewModel::canCommission).findFirst().orElseThrow());
      type(form[0], "tokens.form.label", "ö".repeat(17));
      form[0].check();
    });
    assertThat(input(form[0], "tokens.form.label").problemProperty().get()).contains("32 bytes");
  }

  @Test
  void newSharesAreProposedForTheChosenHolders() {
    FormModel[] form = new FormModel[1];
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      model.reshare(signing());
      Input<Set<Person>> holders = input(form[0], "tokens.form.holders");
      holders.set(Set.copyOf(holders.get().stream().filter(p -> !p.id().equals("emil")).toList()));
      type(form[0], "tokens.form.reason", "Emil leaves");
      form[0].submit(tasks, () -> {});
    });
    Operation.ReshareToken again =
        (Operation.ReshareToken) kit.desk.proposed.getFirst().operation();
    assertThat(again.holders()).containsExactly("astrid", "bao", "chidi", "dana");
    assertThat(again.k()).isEqualTo(2);
  }
}
