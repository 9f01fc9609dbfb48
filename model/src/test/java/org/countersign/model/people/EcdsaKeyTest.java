package org.countersign.model.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.countersign.model.key.KeyAlgorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ECDSA is verified as the JDK does it, but for second spellings, which are refused. */
class EcdsaKeyTest {
  private static final byte[] MESSAGE = "countersign".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource(names = {"EC_P256", "EC_P384"})
  void signaturesAndDamagedOnesAreJudgedAsTheJdkDoes(KeyAlgorithm algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    VerifyingKey key = Signatures.by(pair.getPublic());
    Random random = new Random(11);
    for (int i = 0; i < 250; i++) {
      byte[] message = new byte[random.nextInt(300)];
      random.nextBytes(message);
      byte[] signature = sign(algorithm, pair, message);
      assertThat(key.verifies(message, signature)).isTrue();
      byte[] damaged = signature.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(key.verifies(message, damaged))
          .isEqualTo(byJdk(algorithm, pair.getPublic(), message, damaged))
          .isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EC_P256", "EC_P384"})
  void numbersOutsideOfTheGroupSignNothing(KeyAlgorithm algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    BigInteger n = ((ECPublicKey) pair.getPublic()).getParams().getOrder();
    byte[] signature = sign(algorithm, pair, MESSAGE);
    BigInteger[] good = StandardDSAEncoding.INSTANCE.decode(n, signature);
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, der(good[0], good[1]))).isTrue();
    // The other s is right in mathematics, and the JDK takes it too.
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, der(good[0], n.subtract(good[1]))))
        .isTrue();
    for (BigInteger odd :
        List.of(BigInteger.ZERO, BigInteger.ONE, n.subtract(BigInteger.ONE), n, n.negate())) {
      assertThat(Signatures.verify(pair.getPublic(), MESSAGE, der(odd, good[1]))).isFalse();
      assertThat(Signatures.verify(pair.getPublic(), MESSAGE, der(good[0], odd))).isFalse();
      assertThat(Signatures.verify(pair.getPublic(), MESSAGE, der(odd, odd))).isFalse();
    }
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, der(good[0].add(n), good[1])))
        .isFalse();
  }

  /** openssl refuses it as well; the JDK reads every integer as if it were positive. */
  @ParameterizedTest
  @EnumSource(names = {"EC_P256", "EC_P384"})
  void aSecondSpellingOfASignatureIsNoSignature(KeyAlgorithm algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    BigInteger n = ((ECPublicKey) pair.getPublic()).getParams().getOrder();
    BigInteger[] rs = new BigInteger[] {BigInteger.ONE, BigInteger.ONE};
    while (rs[0].bitLength() < n.bitLength()) {
      rs = StandardDSAEncoding.INSTANCE.decode(n, sign(algorithm, pair, MESSAGE));
    }
    byte[] negative = der(rs[0].subtract(BigInteger.ONE.shiftLeft(n.bitLength())), rs[1]);
    assertThat(byJdk(algorithm, pair.getPublic(), MESSAGE, negative)).isTrue();
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, negative)).isFalse();
    byte[] good = der(rs[0], rs[1]);
    byte[] longer = new byte[good.length + 1];
    longer[0] = 0x30;
    longer[1] = (byte) 0x81;
    System.arraycopy(good, 1, longer, 2, good.length - 1);
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, good)).isTrue();
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, longer)).isFalse();
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, java.util.Arrays.copyOf(good, 200)))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"EC_P256", "EC_P384"})
  void aPointOffTheCurveAndAnotherCurveOfTheSizeVerifyNothing(KeyAlgorithm algorithm)
      throws Exception {
    KeyPair pair = pair(algorithm);
    byte[] signature = sign(algorithm, pair, MESSAGE);
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    ECPoint off = new ECPoint(key.getW().getAffineX(), key.getW().getAffineX());
    PublicKey bent =
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(off, key.getParams()));
    assertThat(Signatures.verify(bent, MESSAGE, signature)).isFalse();
    ECParameterSpec own = key.getParams();
    EllipticCurve curve = own.getCurve();
    ECParameterSpec other =
        new ECParameterSpec(
            new EllipticCurve(curve.getField(), curve.getA(), curve.getB().add(BigInteger.ONE)),
            own.getGenerator(),
            own.getOrder(),
            1);
    assertThat(Signatures.verify(new Elsewhere(key, other), MESSAGE, signature)).isFalse();
    assertThat(Signatures.verify(new Elsewhere(key, own), MESSAGE, signature)).isTrue();
  }

  /** A key that says it is of another curve. */
  private record Elsewhere(ECPublicKey key, ECParameterSpec params) implements ECPublicKey {
    @Override
    public ECPoint getW() {
      return key.getW();
    }

    @Override
    public ECParameterSpec getParams() {
      return params;
    }

    @Override
    public String getAlgorithm() {
      return key.getAlgorithm();
    }

    @Override
    public String getFormat() {
      return key.getFormat();
    }

    @Override
    public byte[] getEncoded() {
      return key.getEncoded();
    }
  }

  private static byte[] der(BigInteger r, BigInteger s) throws Exception {
    return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)})
        .getEncoded("DER");
  }

  private static byte[] sign(KeyAlgorithm algorithm, KeyPair pair, byte[] message)
      throws Exception {
    Signature signer = Signature.getInstance(algorithm.scheme());
    signer.initSign(pair.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  private static boolean byJdk(
      KeyAlgorithm algorithm, PublicKey key, byte[] message, byte[] signature) throws Exception {
    Signature verifier = Signature.getInstance(algorithm.scheme());
    verifier.initVerify(key);
    verifier.update(message);
    try {
      return verifier.verify(signature);
    } catch (java.security.SignatureException e) {
      return false;
    }
  }

  private static KeyPair pair(KeyAlgorithm algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(
        new ECGenParameterSpec(algorithm == KeyAlgorithm.EC_P256 ? "secp256r1" : "secp384r1"));
    return generator.generateKeyPair();
  }
}
