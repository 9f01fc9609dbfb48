package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.countersign.model.key.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules write the same key in different ways; it has to come out as the same key. */
class PublicKeysTest {

  private static PublicKey make(KeyAlgorithm algorithm) throws Exception {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(algorithm == KeyAlgorithm.ED25519 ? "Ed25519" : "EC");
    if (algorithm != KeyAlgorithm.ED25519) {
      String curve = algorithm == KeyAlgorithm.EC_P256 ? "secp256r1" : "secp384r1";
      generator.initialize(new ECGenParameterSpec(curve));
    }
    return generator.generateKeyPair().getPublic();
  }

  private static Map<Long, byte[]> attributes(long type, byte[] parameters, byte[] point) {
    Map<Long, byte[]> attributes = new HashMap<>();
    attributes.put(Ck.CKA_KEY_TYPE, Numbers.encode(type));
    attributes.put(Ck.CKA_EC_PARAMS, parameters);
    attributes.put(Ck.CKA_EC_POINT, point);
    return attributes;
  }

  @ParameterizedTest
  @CsvSource({"EC_P256,3", "EC_P384,3", "ED25519,64"})
  void aPointIsReadAsOctetStringAndBare(KeyAlgorithm algorithm, long type) throws Exception {
    PublicKey key = make(algorithm);
    byte[] parameters = PublicKeys.parameters(algorithm);
    byte[] point = PublicKeys.point(key);
    byte[] wrapped = new DEROctetString(point).getEncoded();

    assertThat(PublicKeys.of(attributes(type, parameters, point))).hasValue(key);
    assertThat(PublicKeys.of(attributes(type, parameters, wrapped))).hasValue(key);
    assertThat(PublicKeys.curveName(parameters)).hasValue(algorithm.display());
  }

  @Test
  void ed25519MayBeCalledByNameToo() throws Exception {
    PublicKey key = make(KeyAlgorithm.ED25519);
    byte[] name = new DERPrintableString("edwards25519").getEncoded();

    assertThat(PublicKeys.of(attributes(Ck.CKK_EC_EDWARDS, name, PublicKeys.point(key))))
        .hasValue(key);
  }

  @Test
  void aModulusIsUnsigned() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
    Map<Long, byte[]> attributes = new HashMap<>();
    attributes.put(Ck.CKA_KEY_TYPE, Numbers.encode(Ck.CKK_RSA));
    attributes.put(Ck.CKA_MODULUS, unsigned(key.getModulus()));
    attributes.put(Ck.CKA_PUBLIC_EXPONENT, unsigned(key.getPublicExponent()));

    assertThat(PublicKeys.of(attributes)).hasValue(key);
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  @Test
  void whatIsMissingOrRubbishIsNoKeyAndNoCrash() throws Exception {
    byte[] parameters = PublicKeys.parameters(KeyAlgorithm.EC_P256);
    byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
    byte[] unknownCurve = new DERPrintableString("brainpool").getEncoded();
    byte[] point = PublicKeys.point(make(KeyAlgorithm.EC_P256));

    assertThat(PublicKeys.of(new HashMap<>())).isEmpty();
    assertThat(PublicKeys.of(attributes(Ck.CKK_EC, parameters, null))).isEmpty();
    assertThat(PublicKeys.of(attributes(Ck.CKK_EC, null, point))).isEmpty();
    assertThat(PublicKeys.of(attributes(Ck.CKK_EC, rubbish, point))).isEmpty();
    assertThat(PublicKeys.of(attributes(Ck.CKK_EC, parameters, rubbish))).isEmpty();
    assertThat(PublicKeys.of(attributes(Ck.CKK_EC, unknownCurve, point))).isEmpty();
    assertThat(PublicKeys.of(attributes(Ck.CKK_RSA, null, null))).isEmpty();
    assertThat(PublicKeys.of(attributes(Ck.CKK_GENERIC_SECRET, parameters, point))).isEmpty();
    assertThat(PublicKeys.curveName(rubbish)).isEmpty();
    assertThat(PublicKeys.curveName(null)).isEmpty();
  }

  @Test
  void rsaHasNoCurve() {
    assertThatThrownBy(() -> PublicKeys.parameters(KeyAlgorithm.RSA_3072))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNumberOfAnotherWidthIsUnavailable() {
    assertThat(Numbers.decode(Numbers.encode(0x12345678L))).isEqualTo(0x12345678L);
    assertThat(Numbers.decode(new byte[3])).isEqualTo(Ck.UNAVAILABLE_INFORMATION);
    assertThat(Numbers.decode(null)).isEqualTo(Ck.UNAVAILABLE_INFORMATION);
  }
}
