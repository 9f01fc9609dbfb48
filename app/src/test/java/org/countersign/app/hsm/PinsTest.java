package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.FinalTry;
import org.countersign.model.failure.TokenFailure.PinLength;
import org.countersign.model.failure.TokenFailure.PinLocked;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.failure.TokenFailure.WrongPin;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.SlotView.PinState;
import org.countersign.model.port.SlotView.TokenView;
import org.countersign.model.port.TokenIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PinsTest {
  private static final String WRONG = "wrong-pin-998877";

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

  private PersonalToken open(String pin) throws TokenFailure {
    return port.openPersonal(token, pin.toCharArray());
  }

  private PinState userPin() {
    return view().userPin();
  }

  private TokenView view() {
    return port.look().getFirst().slots().getFirst().token().orElseThrow();
  }

  @Test
  void aWrongPinSaysThatFewTriesAreLeftOnceTheTokenFlagsIt() {
    assertThatThrownBy(() -> open(WRONG))
        .isInstanceOf(WrongPin.class)
        .hasMessageContaining("wrong-pin.few")
        .hasMessageContaining("Alice");
    assertThat(userPin()).isEqualTo(PinState.FEW_LEFT);
  }

  @Test
  void theRightPinAfterAWrongOneOpensAndClearsTheCount() throws Exception {
    assertThatThrownBy(() -> open(WRONG)).isInstanceOf(WrongPin.class);

    open(SoftHsm.USER_PIN).close();

    assertThat(userPin()).isEqualTo(PinState.OK);
  }

  @Test
  void whatAWrongPinLeavesIsReadFromTheFlags() {
    assertThat(TokenInfo.afterWrongPin("A", PinState.FINAL_TRY).code())
        .isEqualTo("token.wrong-pin.one");
    assertThat(TokenInfo.afterWrongPin("A", PinState.OK).code())
        .isEqualTo("token.wrong-pin.unknown");
    assertThat(TokenInfo.afterWrongPin("A", PinState.LOCKED)).isInstanceOf(PinLocked.class);
  }

  @Test
  void noTryIsMadeWhenItWouldBeTheLast() {
    hsm.flags(token, Ck.CKF_USER_PIN_FINAL_TRY, 0);

    assertThatThrownBy(() -> open(SoftHsm.USER_PIN)).isInstanceOf(FinalTry.class);

    assertThat(userPin()).isEqualTo(PinState.FINAL_TRY);
    hsm.flags(token, 0, Ck.CKF_USER_PIN_FINAL_TRY);
    assertThat(catchThrowable(() -> open(SoftHsm.USER_PIN).close())).isNull();
  }

  @Test
  void aLockedPinIsNotTried() {
    hsm.flags(token, Ck.CKF_USER_PIN_LOCKED, 0);

    assertThatThrownBy(() -> open(SoftHsm.USER_PIN)).isInstanceOf(PinLocked.class);

    assertThat(userPin()).isEqualTo(PinState.LOCKED);
  }

  @Test
  void aPinThatIsTooShortOrTooLongIsNotTried() {
    assertThatThrownBy(() -> open("123"))
        .isInstanceOf(PinLength.class)
        .hasMessageContaining("4, 255");
    assertThatThrownBy(() -> open("é".repeat(128))).isInstanceOf(PinLength.class);
    assertThat(userPin()).isEqualTo(PinState.OK);
  }

  @Test
  void aPinIsCountedAndSentInUtf8() throws Exception {
    TokenIdentity other =
        hsm.token("Zoë", SoftHsm.SO_PIN.toCharArray(), "паро\u017Cl-\uD83D\uDD11".toCharArray());

    try (PersonalToken zoe = port.openPersonal(other, "паро\u017Cl-\uD83D\uDD11".toCharArray())) {
      assertThat(zoe.identity().label()).isEqualTo("Zoë");
    }
  }

  @Test
  void aWrongPinDoesNotOpenATokenThatIsOpenAlready() throws Exception {
    try (PersonalToken alice = open(SoftHsm.USER_PIN)) {
      assertThatThrownBy(() -> open(WRONG)).isInstanceOf(WrongPin.class);

      assertThat(alice.objects()).isEmpty();
      assertThat(userPin()).isEqualTo(PinState.OK);
    }
  }

  @Test
  void theRightPinOpensAnOpenTokenAgainAndTheLastToCloseLogsOut() throws Exception {
    PersonalToken first = open(SoftHsm.USER_PIN);
    GeneratedKey key = first.generateSigningKey(KeyAlgorithm.EC_P256, "k");
    PersonalToken second = open(SoftHsm.USER_PIN);

    first.close();
    assertThat(second.sign(key.spki(), new byte[1])).isNotEmpty();
    assertThatThrownBy(() -> first.sign(key.spki(), new byte[1]))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining("CKR_USER_NOT_LOGGED_IN");

    second.close();
    assertThatThrownBy(() -> open(WRONG)).hasMessageContaining("wrong-pin.few");
  }

  @Test
  void closingTwiceTakesNobodyElsesLoginAway() throws Exception {
    PersonalToken first = open(SoftHsm.USER_PIN);
    try (PersonalToken second = open(SoftHsm.USER_PIN)) {
      first.close();
      first.close();

      assertThat(second.objects()).isEmpty();
    }
  }

  @Test
  void closingATokenAfterThePortIsNoError() throws Exception {
    PersonalToken alice = open(SoftHsm.USER_PIN);
    port.close();

    assertThat(catchThrowable(alice::close)).isNull();
    port = hsm.port();
    assertThatThrownBy(() -> open(WRONG))
        .as("the port had logged out")
        .hasMessageContaining("wrong-pin.few");
  }

  @Test
  void theThirdWrongPinOnAnOpenTokenLogsOutSoThatTheTokensOwnCountTakesOver() throws Exception {
    try (PersonalToken alice = open(SoftHsm.USER_PIN)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> open(WRONG)).hasMessageContaining("wrong-pin.unknown");
      }

      assertThatThrownBy(alice::objects)
          .isInstanceOf(TokenRefused.class)
          .hasMessageContaining("CKR_USER_NOT_LOGGED_IN");
      assertThatThrownBy(() -> open(WRONG)).hasMessageContaining("wrong-pin.few");
      assertThat(userPin()).isEqualTo(PinState.FEW_LEFT);
    }
  }

  @Test
  void aLoginMadeBehindOurBackDoesNotMakeAWrongPinRight() throws Exception {
    try (Pkcs11TokenPort other = hsm.port();
        PersonalToken elsewhere = other.openPersonal(token, SoftHsm.USER_PIN.toCharArray())) {
      assertThat(elsewhere.identity()).isEqualTo(token);

      assertThatThrownBy(() -> open(WRONG)).isInstanceOf(WrongPin.class);
      assertThat(catchThrowable(() -> open(SoftHsm.USER_PIN).close())).isNull();
    }
  }

  @Test
  void aChangedPinOpensAndTheOldOneDoesNot() throws Exception {
    String fresh = "fresh-pin-4711";
    try (Lease lease = port.open(token, SoftHsm.USER_PIN.toCharArray());
        OpenSigning signing = new OpenSigning(lease, key -> true)) {
      signing.changePin(SoftHsm.USER_PIN.toCharArray(), fresh.toCharArray());

      assertThatThrownBy(() -> open(SoftHsm.USER_PIN)).isInstanceOf(WrongPin.class);
      assertThat(catchThrowable(() -> open(fresh).close())).isNull();
    }
    assertThatThrownBy(() -> open(SoftHsm.USER_PIN)).isInstanceOf(WrongPin.class);
    assertThat(catchThrowable(() -> open(fresh).close())).isNull();
  }

  @Test
  void aPinIsNotChangedByWhoDoesNotKnowItNorToOneThatIsTooShort() throws Exception {
    try (Lease lease = port.open(token, SoftHsm.USER_PIN.toCharArray());
        OpenSigning signing = new OpenSigning(lease, key -> true)) {
      assertThatThrownBy(
              () -> signing.changePin(WRONG.toCharArray(), "fresh-pin-4711".toCharArray()))
          .isInstanceOf(WrongPin.class);
      assertThatThrownBy(() -> signing.changePin(SoftHsm.USER_PIN.toCharArray(), "1".toCharArray()))
          .isInstanceOf(PinLength.class);
    }
    assertThat(catchThrowable(() -> open(SoftHsm.USER_PIN).close())).isNull();
  }

  @Test
  void theSecurityOfficersPinIsChangedByWhoKnowsIt() throws Exception {
    char[] fresh = "so-fresh-0815".toCharArray();
    port.changeSoPin(token, SoftHsm.SO_PIN.toCharArray(), fresh);

    assertThatThrownBy(() -> port.changeSoPin(token, SoftHsm.SO_PIN.toCharArray(), fresh))
        .isInstanceOf(WrongPin.class)
        .hasMessageContaining("wrong-pin.few");
    assertThat(view().soPin()).isEqualTo(PinState.FEW_LEFT);
    port.changeSoPin(token, fresh, SoftHsm.SO_PIN.toCharArray());
    assertThat(view().soPin()).isEqualTo(PinState.OK);
  }

  @Test
  void theSecurityOfficerIsRefusedWhileTheUserIsLoggedIn() throws Exception {
    try (PersonalToken alice = open(SoftHsm.USER_PIN)) {
      assertThatThrownBy(() ->
              port.changeSoPin(token, SoftHsm.SO_PIN.toCharArray(), "so-fresh-0815".toCharArray()))
          .isInstanceOf(TokenRefused.class)
          .hasMessageContaining("CKR_USER_ANOTHER_ALREADY_LOGGED_IN");
      assertThat(alice.objects()).isEmpty();
    }
  }

  @Test
  void theSecurityOfficersLastTryIsNotMade() {
    hsm.flags(token, Ck.CKF_SO_PIN_FINAL_TRY, 0);

    assertThatThrownBy(
            () -> port.changeSoPin(token, WRONG.toCharArray(), "so-fresh-0815".toCharArray()))
        .isInstanceOf(FinalTry.class);
    hsm.flags(token, Ck.CKF_SO_PIN_LOCKED, 0);
    assertThatThrownBy(
            () -> port.changeSoPin(token, WRONG.toCharArray(), "so-fresh-0815".toCharArray()))
        .isInstanceOf(PinLocked.class);
  }

  @Test
  void noFailureTellsAPin() throws Exception {
    List<ThrowingCallable> attempts = new ArrayList<>();
    String fresh = "fresh-pin-4711";
    attempts.add(() -> open(WRONG));
    attempts.add(() -> open("é".repeat(200) + WRONG));
    attempts.add(() -> port.changeSoPin(token, WRONG.toCharArray(), fresh.toCharArray()));
    attempts.add(() ->
        port.initialise(
            port.look().getFirst().slots().getFirst(),
            "again",
            WRONG.toCharArray(),
            fresh.toCharArray()));
    try (Lease lease = port.open(token, SoftHsm.USER_PIN.toCharArray());
        OpenSigning signing = new OpenSigning(lease, key -> true)) {
      attempts.add(() -> open(WRONG));
      attempts.add(() -> signing.changePin(WRONG.toCharArray(), fresh.toCharArray()));
      attempts.add(() -> signing.changePin(fresh.toCharArray(), "1".toCharArray()));

      for (ThrowingCallable attempt : attempts) {
        Throwable failure = catchThrowable(attempt);
        assertThat(failure).isInstanceOf(TokenFailure.class);
        assertThat(everythingItSays(failure)).doesNotContain(WRONG).doesNotContain(fresh);
      }
    }
  }

  @Test
  void aPinBoxShowsNothingAndIsEmptyOnceClosed() {
    Pin pin = Pin.of(WRONG.toCharArray());
    byte[] before = pin.bytes();
    pin.close();

    assertThat(before).hasSize(WRONG.length());
    assertThat(pin).asString().doesNotContain(WRONG);
    assertThatThrownBy(pin::bytes).hasMessageNotContaining(WRONG);
  }

  private static String everythingItSays(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text + failure.toString() + ((TokenFailure) failure).arguments();
  }
}
