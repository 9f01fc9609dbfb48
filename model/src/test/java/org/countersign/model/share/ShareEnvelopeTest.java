package org.countersign.model.share;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.countersign.model.pki.Refusal.assertRefused;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificateIssuer;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.pki.Openssl;
import org.countersign.model.pki.Pem;
import org.countersign.model.pki.SoftSigner;
import org.countersign.model.pki.TestCa;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShareEnvelopeTest {
  private static final ShareContext CONTEXT =
      new ShareContext("0f8fad5b-d9cb-469f-a165-70867728950e", "8a3f01", 3);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] SECRET = "a PIN that nobody knows".getBytes(US_ASCII);

  private static List<PinShare> shares;

  @TempDir Path folder;

  @BeforeAll
  static void split() throws Failure {
    shares = PinSplit.split(SECRET, 2, 3, CONTEXT, RANDOM);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"ED25519"},
      mode = EnumSource.Mode.EXCLUDE)
  void shareComesBackThroughTheKeyItWasSealedFor(KeyAlgorithm algorithm) throws Failure {
    List<PinShare> opened = new ArrayList<>();
    for (PinShare share : shares.subList(1, 3)) {
      SoftShareKey key = key("custodian " + share.index(), algorithm);
      byte[] sealed = ShareEnvelope.seal(share, key.publicKey(), RANDOM);
      opened.add(ShareEnvelope.open(sealed, key, CONTEXT));
    }
    assertThat(PinSplit.join(opened)).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"ED25519"},
      mode = EnumSource.Mode.EXCLUDE)
  void opensslOpensWhatWeSeal(KeyAlgorithm algorithm) throws Exception {
    SoftShareKey key = key("custodian", algorithm);
    Openssl openssl = new Openssl(folder);
    openssl.write("share.der", ShareEnvelope.seal(shares.getFirst(), key.publicKey(), RANDOM));
    openssl.write("key.pem", Pem.encode("PRIVATE KEY", key.keys().getPrivate().getEncoded()));
    Openssl.Result result =
        openssl.run("cms -decrypt -binary -inform DER -in share.der -inkey key.pem -out plain");
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(openssl.read("plain")).isEqualTo(shares.getFirst().encode());
    String shown = openssl.run("asn1parse -inform DER -in plain").text();
    assertThat(shown).contains("UTF8STRING        :" + CONTEXT.vault()).contains("OCTET STRING");
  }

  @ParameterizedTest
  @CsvSource({"P-256,ecdh_kdf_md:sha256", "P-384,ecdh_kdf_md:sha384"})
  void weOpenWhatOpensslSeals(String curve, String option) throws Exception {
    KeyAlgorithm algorithm = KeyAlgorithm.named(curve).orElseThrow();
    SoftSigner signer = SoftSigner.named("custodian", algorithm);
    CertificatePlan plan =
        TestCa.selfSigned(CertificateProfile.TOKEN_SIGNING, "CN=Custodian", signer, 30);
    Openssl openssl = new Openssl(folder);
    // openssl takes the recipient's identifier from a certificate, and ours are the same there.
    openssl.write(
        "cert.pem",
        new CertificateIssuer(InstantSource.fixed(TestCa.NOW)).issue(plan, signer).pem());
    openssl.write("plain", shares.getFirst().encode());
    Openssl.Result result =
        openssl.run(
            "cms -encrypt -binary -in plain -outform DER -out sealed -aes-256-cbc -keyid"
                + " -recip cert.pem -keyopt "
                + option);
    assertThat(result.exit()).as(result.text()).isZero();
    PinShare opened =
        ShareEnvelope.open(openssl.read("sealed"), key("custodian", algorithm), CONTEXT);
    assertThat(opened.encode()).isEqualTo(shares.getFirst().encode());
  }

  @Test
  void opensslShowsTheAlgorithmsAndTheRecipient() throws Exception {
    SoftShareKey ec = key("custodian", KeyAlgorithm.EC_P384);
    String text = print(ec.publicKey());
    assertThat(text)
        .contains("pkcs7-envelopedData")
        .contains("dhSinglePass-stdDH-sha384kdf-scheme")
        .contains("aes-256-cbc");
    String recipient = Spki.of(ec.publicKey()).hex().substring(0, 40);
    assertThat(text.replaceAll("[^0-9a-f]", "")).contains(recipient.substring(0, 20));
    assertThat(print(key("custodian", KeyAlgorithm.EC_P256).publicKey()))
        .contains("dhSinglePass-stdDH-sha256kdf-scheme");
    assertThat(print(key("custodian", KeyAlgorithm.RSA_3072).publicKey()))
        .contains("rsaesOaep")
        .contains("sha256");
  }

  private String print(PublicKey key) throws Exception {
    Openssl openssl = new Openssl(folder);
    openssl.write("share.der", ShareEnvelope.seal(shares.getFirst(), key, RANDOM));
    return openssl.run("cms -cmsout -print -noout -inform DER -in share.der").text();
  }

  @Test
  void sealingTwiceGivesDifferentEnvelopes() throws Failure {
    PublicKey key = key("custodian", KeyAlgorithm.EC_P384).publicKey();
    assertThat(ShareEnvelope.seal(shares.getFirst(), key, RANDOM))
        .isNotEqualTo(ShareEnvelope.seal(shares.getFirst(), key, RANDOM));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"EC_P384", "RSA_3072"})
  void shareForAnotherCustodianIsRefusedWithoutTroublingTheToken(KeyAlgorithm algorithm)
      throws Failure {
    byte[] sealed =
        ShareEnvelope.seal(shares.getFirst(), key("one", algorithm).publicKey(), RANDOM);
    PublicKey other = key("other", algorithm).publicKey();
    assertRefused(
        "share.not-for-this-key",
        () -> ShareEnvelope.open(sealed, new Untouchable(other), CONTEXT));
  }

  @Test
  void shareOfAnotherVaultTokenOrPinIsRefused() throws Failure {
    SoftShareKey key = key("custodian", KeyAlgorithm.EC_P384);
    byte[] sealed = ShareEnvelope.seal(shares.getFirst(), key.publicKey(), RANDOM);
    for (ShareContext other :
        List.of(
            new ShareContext("another vault", CONTEXT.token(), 3),
            new ShareContext(CONTEXT.vault(), "another token", 3),
            new ShareContext(CONTEXT.vault(), CONTEXT.token(), 4))) {
      assertRefused("share.context", () -> ShareEnvelope.open(sealed, key, other));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"EC_P384", "RSA_3072"})
  void envelopeCutAnywhereIsRefused(KeyAlgorithm algorithm) throws Failure {
    SoftShareKey key = key("custodian", algorithm);
    byte[] sealed = ShareEnvelope.seal(shares.getFirst(), key.publicKey(), RANDOM);
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertRefused(
          "share.form", () -> ShareEnvelope.open(cut, new Untouchable(key.publicKey()), CONTEXT));
    }
  }

  @Test
  void envelopeWithAnyByteChangedNeverGivesAnotherSecret() throws Failure {
    SoftShareKey key = key("custodian", KeyAlgorithm.EC_P384);
    byte[] sealed = ShareEnvelope.seal(shares.getFirst(), key.publicKey(), RANDOM);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 0x01;
      Failure failure = catchThrowableOfType(Failure.class, () -> openAndJoin(changed, key));
      if (failure != null) {
        assertThat(failure.code()).as("byte %s", i).startsWith("share.");
      }
    }
  }

  private static void openAndJoin(byte[] sealed, ShareKey key) throws Failure {
    PinShare opened = ShareEnvelope.open(sealed, key, CONTEXT);
    assertThat(PinSplit.join(List.of(opened, shares.get(1)))).isEqualTo(SECRET);
  }

  @Test
  void failureOfTheTokenComesThroughAsItIs() throws Failure {
    for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.EC_P256, KeyAlgorithm.RSA_3072)) {
      PublicKey key = key("custodian", algorithm).publicKey();
      byte[] sealed = ShareEnvelope.seal(shares.getFirst(), key, RANDOM);
      assertThatThrownBy(() -> ShareEnvelope.open(sealed, new Gone(key), CONTEXT))
          .isInstanceOf(TokenFailure.TokenMissing.class);
    }
  }

  @Test
  void pointOfAnotherCurveNeverReachesTheToken() throws Failure {
    PublicKey mine = key("custodian", KeyAlgorithm.EC_P384).publicKey();
    byte[] sealed = ShareEnvelope.seal(shares.getFirst(), mine, RANDOM);
    int point = indexOf(sealed, new byte[] {0x03, 0x62, 0x00, 0x04});
    sealed[point + 40] ^= 1;
    assertRefused(
        "share.unreadable", () -> ShareEnvelope.open(sealed, new Untouchable(mine), CONTEXT));
  }

  @Test
  void sharesAreNotSealedForKeysThatCannotOpenThem() {
    for (KeyPair keys :
        List.of(
            SoftSigner.generate(KeyAlgorithm.ED25519),
            SoftSigner.generate("EC", 521),
            SoftSigner.generate("RSA", 2048))) {
      assertRefused(
          "share.recipient", () -> ShareEnvelope.seal(shares.getFirst(), keys.getPublic(), RANDOM));
    }
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + part.length), part)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  private static SoftShareKey key(String name, KeyAlgorithm algorithm) {
    return new SoftShareKey(SoftSigner.named(name, algorithm).keys());
  }

  /** A token that must not be asked. */
  private record Untouchable(PublicKey publicKey) implements ShareKey {
    @Override
    public byte[] agree(PublicKey ephemeral) {
      throw new AssertionError("the token was asked to agree");
    }

    @Override
    public byte[] decrypt(byte[] cipherText) {
      throw new AssertionError("the token was asked to decrypt");
    }
  }

  /** A token that was pulled out. */
  private record Gone(PublicKey publicKey) implements ShareKey {
    @Override
    public byte[] agree(PublicKey ephemeral) throws Failure {
      throw new TokenFailure.TokenMissing("custodian", "1");
    }

    @Override
    public byte[] decrypt(byte[] cipherText) throws Failure {
      throw new TokenFailure.TokenMissing("custodian", "1");
    }
  }
}
