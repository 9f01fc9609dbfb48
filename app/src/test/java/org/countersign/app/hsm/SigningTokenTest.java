package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.failure.TokenFailure.KeyMissing;
import org.countersign.model.failure.TokenFailure.KeyNotAsAsked;
import org.countersign.model.failure.TokenFailure.SignatureWrong;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.DestroyEvidence;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningTokenTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  private SoftHsm hsm;
  private Pkcs11TokenPort port;
  private TokenIdentity token;
  private Lease lease;
  private OpenSigning signing;

  @BeforeEach
  void open() throws Exception {
    hsm = SoftHsm.fresh();
    token = hsm.token("Signing");
    port = hsm.port();
    lease = port.open(token, SoftHsm.USER_PIN.toCharArray());
    signing = new OpenSigning(lease, key -> false);
  }

  @AfterEach
  void close() {
    signing.close();
    port.close();
  }

  private OpenSigning coveredFor(Spki... keys) throws Exception {
    Set<Spki> covered = Set.of(keys);
    return new OpenSigning(port.open(token, SoftHsm.USER_PIN.toCharArray()), covered::contains);
  }

  @Test
  void aKeyMadeInThisOpeningMaySign() throws Exception {
    GeneratedKey key = signing.generate(KeyAlgorithm.EC_P384, "release");

    byte[] signature = signing.sign(key.spki(), MESSAGE);

    assertThat(Scheme.verifies(KeyAlgorithm.EC_P384, key.publicKey(), MESSAGE, signature)).isTrue();
  }

  @Test
  void aKeyTheAuthorityDoesNotCoverNeitherSignsNorIsDestroyed() throws Exception {
    GeneratedKey other = signing.generate(KeyAlgorithm.EC_P256, "other");
    GeneratedKey mine = signing.generate(KeyAlgorithm.EC_P256, "mine");

    try (OpenSigning narrow = coveredFor(mine.spki())) {
      assertThat(narrow.sign(mine.spki(), MESSAGE)).isNotEmpty();
      assertThatThrownBy(() -> narrow.sign(other.spki(), MESSAGE))
          .isInstanceOf(QuorumNotMet.class)
          .hasMessageContaining("quorum.key");
      assertThatThrownBy(() -> narrow.destroy(other.spki())).isInstanceOf(QuorumNotMet.class);
      assertThat(narrow.objects()).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"RSA_3072", "EC_P384", "ED25519"})
  void aDestroyedKeyIsGoneAndTheEvidenceSaysSo(KeyAlgorithm algorithm) throws Exception {
    GeneratedKey key = signing.generate(algorithm, "to go");
    GeneratedKey stays = signing.generate(KeyAlgorithm.EC_P256, "stays");

    DestroyEvidence evidence = signing.destroy(key.spki());

    assertThat(evidence.spki()).isEqualTo(key.spki());
    assertThat(evidence.objectsDestroyed()).isEqualTo(2);
    assertThat(evidence.foundAfter()).isZero();
    assertThat(evidence.signAttempt()).startsWith("CKR_").isNotEqualTo("CKR_OK");
    assertThat(evidence.before()).containsEntry("CKA_SIGN", "true").isEqualTo(key.attributes());
    assertThat(signing.objects()).extracting(TokenObject::label).containsOnly("stays");
    assertThatThrownBy(() -> signing.sign(key.spki(), MESSAGE)).isInstanceOf(KeyMissing.class);
    assertThat(signing.sign(stays.spki(), MESSAGE)).isNotEmpty();
  }

  @Test
  void destroyingTouchesNoOtherKeyOfTheSameId() throws Exception {
    GeneratedKey key = signing.generate(KeyAlgorithm.EC_P256, "one");
    GeneratedKey other = signing.generate(KeyAlgorithm.EC_P256, "two");
    publish(other, HexFormat.of().parseHex(key.ckaId()));

    DestroyEvidence evidence = signing.destroy(key.spki());

    assertThat(evidence.objectsDestroyed()).isEqualTo(2);
    assertThat(evidence.foundAfter()).as("what is left is another's").isZero();
    assertThat(signing.objects()).as("both halves of the other, and one of them twice").hasSize(3);
    assertThat(signing.sign(other.spki(), MESSAGE)).isNotEmpty();
  }

  @Test
  void aKeyThatIsNotThereIsNotDestroyed() throws Exception {
    Spki unknown = Spki.of(MESSAGE);
    try (OpenSigning all = coveredFor(unknown)) {
      assertThatThrownBy(() -> all.destroy(unknown)).isInstanceOf(KeyMissing.class);
    }
  }

  @Test
  void aKeyWhoseAttributesAreNotAsAskedIsDestroyedAndRefused() throws Exception {
    KeyAlgorithm algorithm = KeyAlgorithm.EC_P256;
    byte[] id = new byte[16];
    Template extractable =
        KeyUse.SIGN.privateKey(algorithm, "leaky", id).flag(Ck.CKA_EXTRACTABLE, true);

    assertThatThrownBy(() ->
            lease.generate(login ->
                new KeyMaker(login, algorithm, "leaky")
                    .make(
                        KeyUse.SIGN.publicKey(algorithm, "leaky", id),
                        extractable,
                        KeyUse.SIGN.mustBe(algorithm))))
        .isInstanceOf(KeyNotAsAsked.class)
        .hasMessageContaining("CKA_EXTRACTABLE")
        .hasMessageContaining("true");
    assertThat(signing.objects()).isEmpty();
  }

  @Test
  void aKeyOfAnotherCurveThanAskedIsDestroyedAndRefused() throws Exception {
    byte[] id = new byte[16];
    Template p256 = KeyUse.SIGN.publicKey(KeyAlgorithm.EC_P256, "small", id);
    Template privateKey = KeyUse.SIGN.privateKey(KeyAlgorithm.EC_P384, "small", id);

    assertThatThrownBy(() ->
            lease.generate(login ->
                new KeyMaker(login, KeyAlgorithm.EC_P384, "small")
                    .make(p256, privateKey, KeyUse.SIGN.mustBe(KeyAlgorithm.EC_P384))))
        .isInstanceOf(KeyNotAsAsked.class)
        .hasMessageContaining("P-256");
    assertThat(signing.objects()).isEmpty();
  }

  @Test
  void aSignatureThatDoesNotVerifyUnderTheNamedKeyIsNotGivenOut() throws Exception {
    GeneratedKey real = signing.generate(KeyAlgorithm.EC_P384, "real");
    GeneratedKey other = signing.generate(KeyAlgorithm.EC_P384, "other");
    // A lying token: beside the private key lies the public key of another.
    lease.call(
        "C_DestroyObject",
        login -> {
          for (Found object : login.snapshot().objects()) {
            boolean publicHalf = object.objectClass() == Ck.CKO_PUBLIC_KEY;
            boolean othersPrivate = object.isPrivateKey() && object.id().equals(other.ckaId());
            if (publicHalf || othersPrivate) {
              login.session().destroy(object.handle());
            }
          }
          login.forgetKeys();
          return true;
        });
    publish(other, HexFormat.of().parseHex(real.ckaId()));

    assertThatThrownBy(() -> signing.sign(other.spki(), MESSAGE))
        .isInstanceOf(SignatureWrong.class)
        .hasMessageContaining(other.spki().hex());
  }

  /** Writes the public key of a key that was made, under an id of our choice. */
  private void publish(GeneratedKey key, byte[] id) throws Exception {
    byte[] point = PublicKeys.point(key.publicKey());
    byte[] der = new org.bouncycastle.asn1.DEROctetString(point).getEncoded();
    long handle =
        lease.call(
            "C_CreateObject",
            login ->
                login
                    .session()
                    .create(
                        new Template()
                            .number(Ck.CKA_CLASS, Ck.CKO_PUBLIC_KEY)
                            .number(Ck.CKA_KEY_TYPE, Ck.CKK_EC)
                            .flag(Ck.CKA_TOKEN, true)
                            .flag(Ck.CKA_PRIVATE, false)
                            .bytes(Ck.CKA_ID, id)
                            .bytes(Ck.CKA_EC_PARAMS, PublicKeys.parameters(key.algorithm()))
                            .bytes(Ck.CKA_EC_POINT, der)));
    assertThat(handle).isNotZero();
  }

  @Test
  void aKeyThatWantsThePinEveryTimeIsGivenIt() throws Exception {
    KeyAlgorithm algorithm = KeyAlgorithm.EC_P256;
    GeneratedKey key =
        lease.generate(login -> {
          byte[] id = login.session().random(16);
          return new KeyMaker(login, algorithm, "demanding")
              .make(
                  KeyUse.SIGN.publicKey(algorithm, "demanding", id),
                  KeyUse.SIGN
                      .privateKey(algorithm, "demanding", id)
                      .flag(Ck.CKA_ALWAYS_AUTHENTICATE, true),
                  KeyUse.SIGN.mustBe(algorithm));
        });
    assertThat(key.attributes()).containsEntry("CKA_ALWAYS_AUTHENTICATE", "true");
    signing.close(); // whoever opens the token finds the key there

    try (OpenSigning again = coveredFor(key.spki())) {
      for (int i = 0; i < 3; i++) {
        byte[] signature = again.sign(key.spki(), MESSAGE);
        assertThat(Scheme.verifies(algorithm, key.publicKey(), MESSAGE, signature)).isTrue();
      }
    }
  }

  @Test
  void aHandleThatDiedIsLookedUpOnceMore() throws Exception {
    GeneratedKey key = signing.generate(KeyAlgorithm.EC_P256, "handle");
    assertThat(signing.sign(key.spki(), MESSAGE)).isNotEmpty();

    lease.call(
        "C_Login",
        login -> {
          login.session().logout();
          try (Pin pin = Pin.of(SoftHsm.USER_PIN.toCharArray())) {
            login.session().login(Ck.CKU_USER, pin);
          }
          return true;
        });

    assertThat(signing.sign(key.spki(), MESSAGE)).isNotEmpty();
  }

  @Test
  void foreignObjectsAreListedAsWhatTheyAre() throws Exception {
    GeneratedKey key = signing.generate(KeyAlgorithm.RSA_3072, "rsa");
    lease.call(
        "C_DestroyObject",
        login -> {
          for (Found object : login.snapshot().objects()) {
            if (object.objectClass() == Ck.CKO_PUBLIC_KEY) {
              login.session().destroy(object.handle());
            }
          }
          return true;
        });

    List<TokenObject> objects = signing.objects();

    assertThat(objects).hasSize(1);
    assertThat(objects.getFirst().spki()).as("an RSA key tells its own").hasValue(key.spki());
    assertThat(objects.getFirst().keyType()).isEqualTo("RSA-3072");
  }

  @Test
  void anEcKeyWithoutItsPublicHalfHasACurveButNoName() throws Exception {
    GeneratedKey key = signing.generate(KeyAlgorithm.EC_P384, "lonely");
    lease.call(
        "C_DestroyObject",
        login -> {
          for (Found object : login.snapshot().objects()) {
            if (object.objectClass() == Ck.CKO_PUBLIC_KEY) {
              login.session().destroy(object.handle());
            }
          }
          login.forgetKeys();
          return true;
        });

    assertThat(signing.objects().getFirst().spki()).isEmpty();
    assertThat(signing.objects().getFirst().keyType()).isEqualTo("P-384");
    assertThatThrownBy(() -> signing.sign(key.spki(), MESSAGE)).isInstanceOf(KeyMissing.class);
  }
}
