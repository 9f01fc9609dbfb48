package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.countersign.model.failure.TokenFailure.ModuleUnusable;
import org.countersign.model.failure.TokenFailure.NotBlank;
import org.countersign.model.failure.TokenFailure.PinLength;
import org.countersign.model.failure.TokenFailure.TokenMissing;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.SlotView.PinState;
import org.countersign.model.port.SlotView.TokenView;
import org.countersign.model.port.TokenIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InitialisingTokensTest {
  private static final char[] SO_PIN = SoftHsm.SO_PIN.toCharArray();
  private static final char[] USER_PIN = SoftHsm.USER_PIN.toCharArray();

  private SoftHsm hsm;
  private Pkcs11TokenPort port;

  @BeforeEach
  void empty() {
    hsm = SoftHsm.fresh();
    port = hsm.port();
  }

  @AfterEach
  void close() {
    port.close();
  }

  private List<SlotView> initialised() {
    return port.look().getFirst().slots().stream()
        .filter(slot -> slot.token().filter(TokenView::initialised).isPresent())
        .toList();
  }

  @Test
  void aModuleWithoutTokensShowsOneBlankSlot() {
    ModuleView module = port.look().getFirst();

    assertThat(module.problem()).isEmpty();
    assertThat(module.description()).contains("PKCS11");
    assertThat(module.slots()).hasSize(1);
    TokenView blank = module.slots().getFirst().token().orElseThrow();
    assertThat(blank.initialised()).isFalse();
    assertThat(blank.userPin()).isEqualTo(PinState.NOT_SET);
    assertThat(blank.soPin()).isEqualTo(PinState.NOT_SET);
  }

  @Test
  void aBlankTokenGetsItsLabelASerialAndBothPins() throws Exception {
    TokenIdentity token = port.initialise(hsm.blankSlot(), "Vault signing 1", SO_PIN, USER_PIN);

    assertThat(token.label()).isEqualTo("Vault signing 1");
    assertThat(token.serial()).matches("[0-9a-f]{16}");
    TokenView view = initialised().getFirst().token().orElseThrow();
    assertThat(view.identity()).isEqualTo(token);
    assertThat(view.userPin()).isEqualTo(PinState.OK);
    assertThat(view.pinLeast()).isEqualTo(4);
    assertThat(view.mechanisms()).contains("CKM_ECDSA", "CKM_EDDSA", "CKM_RSA_PKCS");
    try (PersonalToken open = port.openPersonal(token, USER_PIN)) {
      assertThat(open.objects()).isEmpty();
    }
    port.changeSoPin(token, SO_PIN, "another-so-pin".toCharArray());
  }

  @Test
  void theTokenIsStillTheSameAfterTheProgramStartsAnew() throws Exception {
    TokenIdentity token = hsm.token("Alice");

    hsm.restart(() -> {});

    try (PersonalToken alice = port.openPersonal(token, USER_PIN)) {
      assertThat(alice.identity()).isEqualTo(token);
    }
  }

  @Test
  void twoTokensInitialisedOneAfterTheOtherAreTwo() {
    TokenIdentity one = hsm.token("Same");
    TokenIdentity two = hsm.token("Same");

    assertThat(one.serial()).isNotEqualTo(two.serial());
    assertThat(initialised()).hasSize(2);
  }

  @Test
  void anInitialisedTokenIsNotInitialisedAgain() throws Exception {
    SlotView slot = hsm.blankSlot();
    TokenIdentity token = port.initialise(slot, "Alice", SO_PIN, USER_PIN);

    assertThatThrownBy(() -> port.initialise(slot, "Bob", SO_PIN, USER_PIN))
        .isInstanceOf(NotBlank.class)
        .hasMessageContaining("Alice")
        .hasMessageContaining(token.serial());
    assertThat(initialised()).hasSize(1);
  }

  @Test
  void aPinTheTokenWouldRefuseLeavesItBlank() {
    SlotView slot = hsm.blankSlot();

    assertThatThrownBy(() -> port.initialise(slot, "A", "123".toCharArray(), USER_PIN))
        .isInstanceOf(PinLength.class);
    assertThatThrownBy(() -> port.initialise(slot, "A", SO_PIN, "123".toCharArray()))
        .isInstanceOf(PinLength.class);
    assertThat(initialised()).isEmpty();
  }

  @Test
  void aLabelThatWouldBeCutOrTrimmedIsRefused() throws Exception {
    SlotView slot = hsm.blankSlot();

    for (String label : List.of("", " ", " A", "é".repeat(17))) {
      assertThatThrownBy(() -> port.initialise(slot, label, SO_PIN, USER_PIN))
          .isInstanceOf(TokenRefused.class)
          .hasMessageContaining("CKR_ARGUMENTS_BAD");
    }
    assertThat(initialised()).isEmpty();
    assertThat(port.initialise(slot, "é".repeat(16), SO_PIN, USER_PIN).label()).hasSize(16);
  }

  @Test
  void aSlotThatIsNotThereHoldsNoToken() {
    SlotView slot = hsm.blankSlot();
    SlotView wrong = new SlotView(slot.module(), 4711, "", slot.token());

    assertThatThrownBy(() -> port.initialise(wrong, "A", SO_PIN, USER_PIN))
        .isInstanceOf(TokenMissing.class);
  }

  @Test
  void aSlotOfAModuleThatIsNotConfiguredIsRefused() {
    SlotView slot = hsm.blankSlot();
    SlotView elsewhere = new SlotView("/nowhere.so", slot.slotId(), "", slot.token());

    assertThatThrownBy(() -> port.initialise(elsewhere, "A", SO_PIN, USER_PIN))
        .isInstanceOf(ModuleUnusable.class);
  }
}
