package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.CannotWrite;
import org.countersign.model.failure.TokenFailure.PinLength;
import org.countersign.model.failure.TokenFailure.PinLocked;
import org.countersign.model.failure.TokenFailure.TokenMissing;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.SlotView.TokenView;
import org.countersign.model.port.TokenIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullAndProtectedTokensTest {
  private SoftHsm hsm;
  private Pkcs11TokenPort port;
  private TokenIdentity token;

  @BeforeEach
  void freshToken() {
    hsm = SoftHsm.fresh();
    token = hsm.token("Alice");
    port = hsm.port();
  }

  @AfterEach
  void close() {
    port.close();
  }

  private static void cannotWrite(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(CannotWrite.class).hasMessageContaining("Alice");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aTokenWithoutRoomCannotWriteButStillReads() throws Exception {
    try (PersonalToken alice = port.openPersonal(token, SoftHsm.USER_PIN.toCharArray())) {
      var key = alice.generateSigningKey(KeyAlgorithm.EC_P256, "before");
      alice.writeData("checkpoint", new byte[] {7});
      try (FileSizeLimit full = new FileSizeLimit()) {
        assertThat(full).isNotNull();
        cannotWrite(() -> alice.generateSigningKey(KeyAlgorithm.EC_P256, "no room"));
        cannotWrite(() -> alice.writeData("checkpoint", new byte[100]));
        assertThat(alice.readData("checkpoint")).as("nothing lost").hasValue(new byte[] {7});
        assertThat(alice.sign(key.spki(), new byte[1])).isNotEmpty();
      }
      assertThat(alice.generateSigningKey(KeyAlgorithm.EC_P256, "room again").ckaId()).hasSize(32);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aTokenWithoutRoomCannotBeInitialised() {
    var slot = hsm.blankSlot();
    try (FileSizeLimit full = new FileSizeLimit()) {
      assertThat(full).isNotNull();
      assertThatThrownBy(() ->
              port.initialise(
                  slot, "B", SoftHsm.SO_PIN.toCharArray(), SoftHsm.USER_PIN.toCharArray()))
          .isInstanceOf(CannotWrite.class);
    }
  }

  @Test
  void aWriteProtectedTokenSaysSoAndIsAskedToMakeNothing() throws Exception {
    hsm.flags(token, Ck.CKF_WRITE_PROTECTED, 0);
    TokenView view = port.look().getFirst().slots().getFirst().token().orElseThrow();
    assertThat(view.writeProtected()).isTrue();

    try (PersonalToken alice = port.openPersonal(token, SoftHsm.USER_PIN.toCharArray())) {
      assertThatThrownBy(() -> alice.generateSigningKey(KeyAlgorithm.EC_P256, "k"))
          .isInstanceOf(CannotWrite.class)
          .hasMessageContaining("CKR_TOKEN_WRITE_PROTECTED");
      assertThatThrownBy(() -> alice.writeData("d", new byte[1])).isInstanceOf(CannotWrite.class);
      assertThat(alice.objects()).isEmpty();
    }
  }

  /** What SoftHSM never returns, and other modules do. */
  @ParameterizedTest
  @CsvSource({
    "0x30, GENERATE_KEY_PAIR, CannotWrite",
    "0x30, SIGN, TokenRefused",
    "0x31, GENERATE_KEY_PAIR, CannotWrite",
    "0x32, SIGN, TokenMissing",
    "0xE0, SIGN, TokenMissing",
    "0xE2, CREATE_OBJECT, CannotWrite",
    "0xB5, CREATE_OBJECT, CannotWrite",
    "0xA2, SET_PIN, PinLength",
    "0xA4, LOGIN, PinLocked",
    "0x201, CREATE_OBJECT, CannotWrite",
    "0x68, SIGN, TokenRefused",
  })
  void eachReturnValueBecomesTheFailureThatTellsWhatToDo(String rv, Call call, String failure) {
    TokenInfo there = new TokenInfo(token, "", "", 0, 4, 8);
    CkrException e = new CkrException(call, Long.decode(rv));

    assertThat(Failures.of(e, token, Optional.of(there)).getClass().getSimpleName())
        .isEqualTo(failure);
    assertThat(Failures.of(e, token, Optional.empty())).isInstanceOf(TokenMissing.class);
  }

  @Test
  void aRefusalNamesTheFunctionAndTheReturnValue() {
    TokenInfo there = new TokenInfo(token, "", "", 0, 4, 8);
    TokenFailure failure =
        Failures.of(new CkrException(Call.SIGN, 0x68), token, Optional.of(there));

    assertThat(failure).isInstanceOf(TokenRefused.class);
    assertThat(failure.arguments())
        .containsExactly("Alice", "C_Sign", "CKR_KEY_FUNCTION_NOT_PERMITTED");
    assertThat(Failures.of(new CkrException(Call.LOGIN, 0xA2), token, Optional.of(there)))
        .isInstanceOf(PinLength.class)
        .hasMessageContaining("4, 8");
    assertThat(Failures.of(new CkrException(Call.LOGIN, 0xA4), token, Optional.of(there)))
        .isInstanceOf(PinLocked.class);
  }
}
