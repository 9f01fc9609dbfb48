package org.countersign.model.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Random;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.vault.Certificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Raw signatures of every kind of key, and what becomes of hostile bytes. */
class SignaturesTest {
  private static final byte[] MESSAGE = "countersign".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aSignatureVerifiesUnderItsKeyOverItsMessageAndNoOther(KeyAlgorithm algorithm)
      throws Exception {
    KeyPair pair = pair(algorithm);
    assertThat(KeyAlgorithm.of(pair.getPublic())).hasValue(algorithm);
    assertThat(KeyAlgorithm.named(algorithm.display())).hasValue(algorithm);
    Signature signer = Signature.getInstance(algorithm.scheme());
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    byte[] signature = signer.sign();
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, signature)).isTrue();
    assertThat(Signatures.verify(pair.getPublic(), new byte[0], signature)).isFalse();
    assertThat(Signatures.verify(SoftCustodian.keyPair().getPublic(), MESSAGE, signature))
        .isFalse();
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      byte[] other = signature.clone();
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(Signatures.verify(pair.getPublic(), MESSAGE, other)).isFalse();
      assertThat(Signatures.verify(pair.getPublic(), MESSAGE, Arrays.copyOf(signature, i)))
          .isFalse();
    }
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, new byte[5000])).isFalse();
  }

  @Test
  void aKeyOfAnUnknownKindVerifiesNothing() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    KeyPair small = rsa.generateKeyPair();
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(small.getPrivate());
    signer.update(MESSAGE);
    assertThat(Signatures.verify(small.getPublic(), MESSAGE, signer.sign())).isFalse();
    assertThat(KeyAlgorithm.of(KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPublic()))
        .isEmpty();
    assertThat(KeyAlgorithm.named("P-521")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aSpoiltPublicKeyIsRefusedAndNothingElseHappens(KeyAlgorithm algorithm) throws Exception {
    byte[] der = pair(algorithm).getPublic().getEncoded();
    assertThat(PublicKeyDer.read(der).getEncoded()).isEqualTo(der);
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      byte[] spoilt =
          random.nextBoolean() ? der.clone() : Arrays.copyOf(der, random.nextInt(der.length + 9));
      if (spoilt.length > 0) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(PublicKeyDer.read(spoilt).getEncoded()).isEqualTo(spoilt);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("a public key");
      }
    }
  }

  /** The JDK takes a length that is written longer than it has to be; the hash would be another. */
  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aSecondEncodingOfAKeyIsNoSecondKey(KeyAlgorithm algorithm) throws Exception {
    byte[] der = pair(algorithm).getPublic().getEncoded();
    int headerBytes = der[1] >= 0 ? 2 : 2 + (der[1] & 0x7f);
    byte[] content = Arrays.copyOfRange(der, headerBytes, der.length);
    byte[] longer = new byte[5 + content.length];
    longer[0] = 0x30;
    longer[1] = (byte) 0x83;
    longer[3] = (byte) (content.length >> 8);
    longer[4] = (byte) content.length;
    System.arraycopy(content, 0, longer, 5, content.length);
    assertThatThrownBy(() -> PublicKeyDer.read(longer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one DER form");
  }

  @Test
  void aSpoiltCertificateIsRefusedAndNothingElseHappens() {
    VaultLife life = VaultLife.begun();
    life.vault.must(() -> life.root("root"));
    byte[] der = life.vault.state().keys().certificates().iterator().next().der();
    Random random = new Random(6);
    for (int i = 0; i < 1000; i++) {
      byte[] spoilt =
          random.nextBoolean() ? der.clone() : Arrays.copyOf(der, random.nextInt(der.length + 9));
      if (spoilt.length > 0) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      assertThat(VaultFixture.code(() -> Certificates.parse(spoilt)))
          .isIn("allowed", "certificate.unreadable");
    }
  }

  private static KeyPair pair(KeyAlgorithm algorithm) throws Exception {
    return switch (algorithm) {
      case RSA_3072, RSA_4096 -> {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(algorithm.bits());
        yield rsa.generateKeyPair();
      }
      case EC_P256 -> {
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp256r1"));
        yield ec.generateKeyPair();
      }
      case EC_P384 -> SoftCustodian.keyPair();
      case ED25519 -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    };
  }
}
