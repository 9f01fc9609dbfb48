package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.countersign.model.key.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemesTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  @Test
  void rsaIsGivenADigestInfoOfSha256() throws Exception {
    String prefix = "3031300d060960864801650304020105000420"; // RFC 8017 §9.2, note 1
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(MESSAGE));

    assertThat(Scheme.input(KeyAlgorithm.RSA_3072, MESSAGE))
        .isEqualTo(HexFormat.of().parseHex(prefix + hash));
  }

  @Test
  void ecdsaIsGivenAHashAsLongAsItsCurveAndEd25519TheMessage() throws Exception {
    assertThat(Scheme.input(KeyAlgorithm.EC_P256, MESSAGE)).hasSize(32);
    assertThat(Scheme.input(KeyAlgorithm.EC_P384, MESSAGE))
        .isEqualTo(MessageDigest.getInstance("SHA-384").digest(MESSAGE));
    assertThat(Scheme.input(KeyAlgorithm.ED25519, MESSAGE)).isEqualTo(MESSAGE);
  }

  @Test
  void rAndSSideBySideBecomeDer() throws Exception {
    KeyPair pair = pair();
    Signature signer = Signature.getInstance("SHA384withECDSAinP1363Format");
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);

    byte[] der = Scheme.output(pair.getPublic(), signer.sign());

    assertThat(der[0]).as("SEQUENCE").isEqualTo((byte) 0x30);
    assertThat(Scheme.verifies(KeyAlgorithm.EC_P384, pair.getPublic(), MESSAGE, der)).isTrue();
    assertThat(Scheme.verifies(KeyAlgorithm.EC_P384, pair.getPublic(), new byte[1], der)).isFalse();
  }

  @Test
  void whatIsNoSignatureDoesNotVerify() throws Exception {
    KeyPair pair = pair();
    for (byte[] rubbish : new byte[][] {{}, {1}, new byte[96], filled(96), filled(95)}) {
      byte[] out = Scheme.output(pair.getPublic(), rubbish);
      assertThat(Scheme.verifies(KeyAlgorithm.EC_P384, pair.getPublic(), MESSAGE, out)).isFalse();
    }
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }

  private static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    return generator.generateKeyPair();
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aSigningKeyMaySignAndNothingElse(KeyAlgorithm algorithm) {
    assertThat(KeyUse.SIGN.mustBe(algorithm))
        .containsAllEntriesOf(
            Map.of(
                Ck.CKA_SIGN, true,
                Ck.CKA_DECRYPT, false,
                Ck.CKA_DERIVE, false,
                Ck.CKA_UNWRAP, false))
        .containsAllEntriesOf(
            Map.of(
                Ck.CKA_SENSITIVE, true,
                Ck.CKA_ALWAYS_SENSITIVE, true,
                Ck.CKA_EXTRACTABLE, false,
                Ck.CKA_NEVER_EXTRACTABLE, true,
                Ck.CKA_LOCAL, true,
                Ck.CKA_PRIVATE, true,
                Ck.CKA_TOKEN, true));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"RSA_3072", "RSA_4096", "EC_P256", "EC_P384"})
  void aShareKeyNeverSignsAndHasOneUse(KeyAlgorithm algorithm) {
    Map<Long, Boolean> uses = KeyUse.SHARE.privateUses(algorithm);

    assertThat(uses.get(Ck.CKA_SIGN)).isFalse();
    assertThat(uses.get(Ck.CKA_UNWRAP)).isFalse();
    assertThat(uses.get(Ck.CKA_DERIVE)).isEqualTo(algorithm.canAgree());
    assertThat(uses.get(Ck.CKA_DECRYPT)).isNotEqualTo(algorithm.canAgree());
  }

  @Test
  void everyAttributeThatMustBeReadBackHasAName() {
    for (long attribute : KeyUse.SIGN.mustBe(KeyAlgorithm.EC_P256).keySet()) {
      assertThat(Attributes.of(Ck.CKO_PRIVATE_KEY)).containsKey(attribute);
    }
    assertThat(Attributes.shown(null)).isEqualTo("unreadable");
    assertThat(Attributes.shown(new byte[2])).isEqualTo("unreadable");
    assertThat(Attributes.shown(new byte[] {(byte) 0xFF})).isEqualTo("true");
  }
}
