package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.countersign.model.failure.TokenFailure.KeyMissing;
import org.countersign.model.failure.TokenFailure.LabelTaken;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalTokenTest {
  private static final byte[] MESSAGE = "what was approved".getBytes(StandardCharsets.UTF_8);

  private SoftHsm hsm;
  private Pkcs11TokenPort port;
  private PersonalToken alice;

  @BeforeAll
  void openAlicesToken() throws Exception {
    hsm = SoftHsm.fresh();
    TokenIdentity token = hsm.token("Alice");
    port = hsm.port();
    alice = port.openPersonal(token, SoftHsm.USER_PIN.toCharArray());
  }

  @AfterAll
  void closeIt() {
    alice.close();
    port.close();
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_3072,-sha256",
    "RSA_4096,-sha256",
    "EC_P256,-sha256",
    "EC_P384,-sha384",
    "ED25519,"
  })
  void opensslVerifiesASignatureOfEachAlgorithm(
      KeyAlgorithm algorithm, String digest, @TempDir Path folder) throws Exception {
    GeneratedKey key = alice.generateSigningKey(algorithm, "sign " + algorithm.display());

    Path signature = Files.write(folder.resolve("sig"), alice.sign(key.spki(), MESSAGE));
    Path message = Files.write(folder.resolve("message"), MESSAGE);
    Path pem = Files.writeString(folder.resolve("key.pem"), pem(key));

    assertThat(key.algorithm()).isEqualTo(algorithm);
    assertThat(verify(digest, pem, signature, message)).containsIgnoringCase("verified");
  }

  private static String verify(String digest, Path key, Path signature, Path message)
      throws Exception {
    return digest == null
        ? Tool.run(
            "openssl",
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            key.toString(),
            "-rawin",
            "-in",
            message.toString(),
            "-sigfile",
            signature.toString())
        : Tool.run(
            "openssl",
            "dgst",
            digest,
            "-verify",
            key.toString(),
            "-signature",
            signature.toString(),
            message.toString());
  }

  private static String pem(GeneratedKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.publicKey().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aSigningKeyMayOnlySignAndNeverLeaves(KeyAlgorithm algorithm) throws Exception {
    GeneratedKey key = alice.generateSigningKey(algorithm, "attributes " + algorithm);

    assertThat(key.attributes())
        .containsAllEntriesOf(
            Map.of(
                "CKA_TOKEN", "true",
                "CKA_PRIVATE", "true",
                "CKA_SENSITIVE", "true",
                "CKA_ALWAYS_SENSITIVE", "true",
                "CKA_EXTRACTABLE", "false",
                "CKA_NEVER_EXTRACTABLE", "true",
                "CKA_LOCAL", "true"))
        .containsAllEntriesOf(
            Map.of(
                "CKA_SIGN", "true",
                "CKA_DECRYPT", "false",
                "CKA_UNWRAP", "false",
                "CKA_DERIVE", "false"));
    assertThat(key.ckaId()).hasSize(32);
  }

  @Test
  void pkcs11ToolSeesAKeyThatIsSensitiveNeverExtractableAndLocal() throws Exception {
    TokenIdentity token = hsm.token("Carol");
    try (PersonalToken carol = port.openPersonal(token, SoftHsm.USER_PIN.toCharArray())) {
      GeneratedKey key = carol.generateSigningKey(KeyAlgorithm.EC_P384, "Carol signs");

      String listed = Tool.list(hsm, "Carol", SoftHsm.USER_PIN);

      assertThat(listed)
          .contains("Private Key Object; EC")
          .contains("label:      Carol signs")
          .contains("ID:         " + key.ckaId())
          .contains("Usage:      sign\n")
          .contains("Access:     sensitive, always sensitive, never extractable, local");
    }
  }

  @Test
  void noTwoKeysHaveTheSameId() throws Exception {
    GeneratedKey one = alice.generateSigningKey(KeyAlgorithm.EC_P256, "id one");
    GeneratedKey two = alice.generateSigningKey(KeyAlgorithm.EC_P256, "id two");

    assertThat(one.ckaId()).isNotEqualTo(two.ckaId());
  }

  @Test
  void aTakenLabelIsRefusedAndTheKeyOfThatLabelStays() throws Exception {
    GeneratedKey first = alice.generateSigningKey(KeyAlgorithm.EC_P256, "taken");

    assertThatThrownBy(() -> alice.generateSigningKey(KeyAlgorithm.EC_P384, "taken"))
        .isInstanceOf(LabelTaken.class)
        .hasMessageContaining("taken");
    assertThat(alice.sign(first.spki(), MESSAGE)).isNotEmpty();
  }

  @Test
  void aKeyThatIsNotOnTheTokenIsMissing() {
    Spki unknown = Spki.of(new byte[] {1});

    assertThatThrownBy(() -> alice.sign(unknown, MESSAGE))
        .isInstanceOf(KeyMissing.class)
        .hasMessageContaining(unknown.hex());
  }

  @Test
  void anEmptyMessageIsSignedToo() throws Exception {
    GeneratedKey key = alice.generateSigningKey(KeyAlgorithm.ED25519, "empty message");

    byte[] signature = alice.sign(key.spki(), new byte[0]);

    assertThat(Scheme.verifies(KeyAlgorithm.ED25519, key.publicKey(), new byte[0], signature))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"EC_P256,secp256r1,32", "EC_P384,secp384r1,48"})
  void agreementGivesWhatTheOtherSideComputes(KeyAlgorithm algorithm, String curve, int length)
      throws Exception {
    GeneratedKey key = alice.generateShareKey(algorithm, "agree " + algorithm);
    KeyPair peer = pair(curve);
    KeyAgreement other = KeyAgreement.getInstance("ECDH");
    other.init(peer.getPrivate());
    other.doPhase(key.publicKey(), true);

    byte[] agreed = alice.agree(key.spki(), peer.getPublic());

    assertThat(agreed).hasSize(length).isEqualTo(other.generateSecret());
    assertThat(key.attributes())
        .containsEntry("CKA_DERIVE", "true")
        .containsEntry("CKA_SIGN", "false");
  }

  @Test
  void agreementLeavesNoSecretOnTheToken() throws Exception {
    GeneratedKey key = alice.generateShareKey(KeyAlgorithm.EC_P384, "agree leaves nothing");

    byte[] ignored = alice.agree(key.spki(), pair("secp384r1").getPublic());

    assertThat(alice.objects()).extracting(TokenObject::kind).doesNotContain("CKO_SECRET_KEY");
  }

  @Test
  void aPeerOfAnotherCurveIsRefused() throws Exception {
    GeneratedKey key = alice.generateShareKey(KeyAlgorithm.EC_P384, "agree other curve");

    assertThatThrownBy(() -> alice.agree(key.spki(), pair("secp256r1").getPublic()))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining("CKR_DOMAIN_PARAMS_INVALID");
  }

  @Test
  void aPeerOffTheCurveIsRefusedBeforeTheTokenSeesIt() throws Exception {
    GeneratedKey key = alice.generateShareKey(KeyAlgorithm.EC_P256, "agree off curve");

    assertThatThrownBy(() -> alice.agree(key.spki(), new OffCurve(pair("secp256r1"))))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining("CKR_DOMAIN_PARAMS_INVALID");
  }

  @Test
  void aSigningKeyDoesNotAgree() throws Exception {
    GeneratedKey key = alice.generateSigningKey(KeyAlgorithm.EC_P384, "sign, never agree");

    assertThatThrownBy(() -> alice.agree(key.spki(), pair("secp384r1").getPublic()))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining("C_DeriveKey");
  }

  @Test
  void anRsaShareKeyDecryptsOaepAndDoesNotSign() throws Exception {
    GeneratedKey key = alice.generateShareKey(KeyAlgorithm.RSA_3072, "decrypt");
    byte[] secret = "a PIN share".getBytes(StandardCharsets.UTF_8);

    assertThat(alice.decrypt(key.spki(), oaep(key, secret))).isEqualTo(secret);
    assertThat(key.attributes()).containsEntry("CKA_DECRYPT", "true");
    assertThatThrownBy(() -> alice.sign(key.spki(), MESSAGE))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining("CKR_KEY_FUNCTION_NOT_PERMITTED");
  }

  @Test
  void aCipherTextThatWasTouchedIsRefused() throws Exception {
    GeneratedKey key = alice.generateShareKey(KeyAlgorithm.RSA_3072, "decrypt touched");
    byte[] cipherText = oaep(key, MESSAGE);
    cipherText[200] ^= 1;

    assertThatThrownBy(() -> alice.decrypt(key.spki(), cipherText))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining("CKR_ENCRYPTED_DATA_INVALID");
    assertThatThrownBy(() -> alice.decrypt(key.spki(), new byte[10]))
        .hasMessageContaining("CKR_ENCRYPTED_DATA_LEN_RANGE");
  }

  private static byte[] oaep(GeneratedKey key, byte[] plain) throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    OAEPParameterSpec sha256 =
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    cipher.init(Cipher.ENCRYPT_MODE, key.publicKey(), sha256);
    return cipher.doFinal(plain);
  }

  @Test
  void aDataObjectIsWrittenReplacedAndReadBack() throws Exception {
    assertThat(alice.readData("checkpoint")).isEmpty();

    alice.writeData("checkpoint", new byte[] {1});
    alice.writeData("checkpoint", new byte[] {2, 3});

    assertThat(alice.readData("checkpoint")).hasValue(new byte[] {2, 3});
    List<TokenObject> kept =
        alice.objects().stream().filter(object -> object.label().equals("checkpoint")).toList();
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().kind()).isEqualTo("CKO_DATA");
    assertThat(kept.getFirst().attributes()).containsEntry("CKA_PRIVATE", "true");
  }

  @Test
  void theNewerOfTwoDataObjectsHoldsAfterACrashBetweenWritingAndDestroying() throws Exception {
    TokenIdentity token = hsm.token("Dora");
    try (PersonalToken dora = port.openPersonal(token, SoftHsm.USER_PIN.toCharArray());
        Lease lease = port.open(token, SoftHsm.USER_PIN.toCharArray())) {
      dora.writeData("checkpoint", new byte[] {1});
      long newer = lease.call("C_CreateObject", login -> login.session().create(data(2)));
      long older = lease.call("C_CreateObject", login -> login.session().create(data(0)));

      assertThat(newer).isNotEqualTo(older);
      assertThat(dora.readData("checkpoint")).hasValue(new byte[] {2});
      dora.writeData("checkpoint", new byte[] {9});
      assertThat(dora.readData("checkpoint")).hasValue(new byte[] {9});
      assertThat(dora.objects()).hasSize(1);
    }
  }

  private static Template data(int count) {
    return new Template()
        .number(Ck.CKA_CLASS, Ck.CKO_DATA)
        .flag(Ck.CKA_TOKEN, true)
        .flag(Ck.CKA_PRIVATE, true)
        .text(Ck.CKA_LABEL, "checkpoint")
        .text(Ck.CKA_APPLICATION, "countersign " + count)
        .bytes(Ck.CKA_VALUE, new byte[] {(byte) count});
  }

  @Test
  void bothHalvesOfAKeyAreNamedByTheSameSpki() throws Exception {
    GeneratedKey key = alice.generateSigningKey(KeyAlgorithm.EC_P384, "halves");

    List<TokenObject> halves =
        alice.objects().stream().filter(object -> object.label().equals("halves")).toList();

    assertThat(halves)
        .extracting(TokenObject::kind)
        .containsExactlyInAnyOrder("CKO_PRIVATE_KEY", "CKO_PUBLIC_KEY");
    assertThat(halves).allSatisfy(half -> assertThat(half.spki()).hasValue(key.spki()));
    assertThat(halves).allSatisfy(half -> assertThat(half.keyType()).isEqualTo("P-384"));
    assertThat(halves).allSatisfy(half -> assertThat(half.id()).isEqualTo(key.ckaId()));
  }

  @Test
  void twoRandomNumbersOfTheTokenDiffer() throws Exception {
    byte[] one = port.random(alice.identity(), 32);

    assertThat(one).hasSize(32).isNotEqualTo(port.random(alice.identity(), 32));
    assertThat(one).isNotEqualTo(new byte[32]);
  }

  @Test
  void ed25519CannotHoldShares() {
    assertThatThrownBy(() -> alice.generateShareKey(KeyAlgorithm.ED25519, "no"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static KeyPair pair(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  /** An EC public key whose point has been moved off its curve. */
  private static final class OffCurve implements ECPublicKey {
    private final ECPublicKey real;

    OffCurve(KeyPair pair) {
      real = (ECPublicKey) pair.getPublic();
    }

    @Override
    public byte[] getEncoded() {
      byte[] encoded = real.getEncoded();
      encoded[encoded.length - 1] ^= 1;
      return encoded;
    }

    @Override
    public java.security.spec.ECPoint getW() {
      return real.getW();
    }

    @Override
    public java.security.spec.ECParameterSpec getParams() {
      return real.getParams();
    }

    @Override
    public String getAlgorithm() {
      return real.getAlgorithm();
    }

    @Override
    public String getFormat() {
      return real.getFormat();
    }
  }
}
