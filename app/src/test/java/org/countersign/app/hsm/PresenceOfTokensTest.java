package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.countersign.model.failure.TokenFailure.TokenExchanged;
import org.countersign.model.failure.TokenFailure.TokenMissing;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceOfTokensTest {
  private static final byte[] MESSAGE = {1};

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

  private PersonalToken open(TokenIdentity which) throws Exception {
    return port.openPersonal(which, SoftHsm.USER_PIN.toCharArray());
  }

  @Test
  void aTokenThatIsNowhereIsMissing() {
    TokenIdentity never = new TokenIdentity("Bob", "0123456789abcdef");

    assertThatThrownBy(() -> open(never))
        .isInstanceOf(TokenMissing.class)
        .hasMessageContaining("Bob")
        .hasMessageContaining("0123456789abcdef");
    assertThatThrownBy(() -> port.random(never, 8)).isInstanceOf(TokenMissing.class);
  }

  @Test
  void aTokenThatWasPulledBeforehandIsMissing() {
    hsm.pull(token);

    assertThatThrownBy(() -> open(token)).isInstanceOf(TokenMissing.class);
  }

  @Test
  void aTokenThatIsPulledWhileOpenIsMissingInEveryCall() throws Exception {
    try (PersonalToken alice = open(token)) {
      GeneratedKey signing = alice.generateSigningKey(KeyAlgorithm.EC_P256, "sign");
      GeneratedKey sharing = alice.generateShareKey(KeyAlgorithm.EC_P256, "share");

      hsm.pull(token);

      assertThatThrownBy(() -> alice.sign(signing.spki(), MESSAGE))
          .isInstanceOf(TokenMissing.class);
      assertThatThrownBy(() -> alice.agree(sharing.spki(), signing.publicKey()))
          .isInstanceOf(TokenMissing.class);
      assertThatThrownBy(() -> alice.generateSigningKey(KeyAlgorithm.EC_P256, "more"))
          .isInstanceOf(TokenMissing.class);
      assertThatThrownBy(() -> alice.writeData("d", MESSAGE)).isInstanceOf(TokenMissing.class);
    }
  }

  @Test
  void aMissingTokenIsNeverAnEmptyInventory() throws Exception {
    try (PersonalToken alice = open(token)) {
      assertThat(alice.objects()).isEmpty();

      hsm.pull(token);

      assertThatThrownBy(alice::objects).isInstanceOf(TokenMissing.class);
    }
  }

  @Test
  void closingATokenThatIsGoneIsNoError() throws Exception {
    PersonalToken alice = open(token);
    hsm.pull(token);

    alice.close();

    assertThat(port.look().getFirst().slots().getFirst().token()).isEmpty();
  }

  @Test
  void aTokenThatIsPutBackIsFoundInWhateverSlotAndItsKeysAreThere() throws Exception {
    GeneratedKey key;
    PersonalToken before = open(token);
    key = before.generateSigningKey(KeyAlgorithm.EC_P384, "stays");
    long slot = slotOf(token);
    hsm.pull(token);
    assertThatThrownBy(() -> open(token)).isInstanceOf(TokenMissing.class);

    hsm.putBack(token);

    assertThat(slotOf(token)).isNotEqualTo(slot);
    try (PersonalToken after = open(token)) {
      assertThat(after.sign(key.spki(), MESSAGE)).isNotEmpty();
      assertThatThrownBy(() -> before.sign(key.spki(), MESSAGE))
          .as("the old login is gone, whoever logs in now")
          .hasMessageContaining("CKR_USER_NOT_LOGGED_IN");
    }
  }

  private long slotOf(TokenIdentity which) {
    return port.look().getFirst().slots().stream()
        .filter(slot -> slot.token().map(SlotView.TokenView::identity).equals(Optional.of(which)))
        .findFirst()
        .orElseThrow()
        .slotId();
  }

  @Test
  void anotherTokenOfTheSameLabelIsAnExchangedOne() {
    hsm.pull(token);
    TokenIdentity other = hsm.token("Alice");

    assertThat(other).isNotEqualTo(token);
    assertThatThrownBy(() -> open(token))
        .isInstanceOf(TokenExchanged.class)
        .hasMessageContaining(token.serial())
        .hasMessageContaining(other.serial());
  }

  @Test
  void ofTwoTokensOfOneLabelTheSerialDecides() throws Exception {
    TokenIdentity other = hsm.token("Alice");
    try (PersonalToken first = open(token);
        PersonalToken second = open(other)) {
      GeneratedKey key = first.generateSigningKey(KeyAlgorithm.EC_P256, "mine");

      assertThat(first.sign(key.spki(), MESSAGE)).isNotEmpty();
      assertThat(second.objects()).isEmpty();
    }
  }

  @Test
  void keysMadeByAnotherProgramAreFoundAndSignWith() throws Exception {
    String listed =
        Tool.run(
            "pkcs11-tool",
            "--module",
            hsm.module().toString(),
            "--token-label",
            "Alice",
            "-l",
            "-p",
            SoftHsm.USER_PIN,
            "-k",
            "--key-type",
            "EC:secp384r1",
            "--label",
            "foreign",
            "--id",
            "0a0b");
    assertThat(listed).contains("Key pair generated");

    try (PersonalToken alice = open(token)) {
      var foreign =
          alice.objects().stream()
              .filter(object -> object.kind().equals("CKO_PRIVATE_KEY"))
              .findFirst()
              .orElseThrow();
      assertThat(foreign.id()).isEqualTo("0a0b");
      assertThat(alice.sign(foreign.spki().orElseThrow(), MESSAGE)).isNotEmpty();
    }
  }
}
