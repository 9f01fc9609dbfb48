package org.countersign.model.share;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.failure.Failure;
import org.junit.jupiter.api.Test;

/**
 * Shares live as long as the token whose PIN they hold: what was made with an earlier version must
 * open with every later one, and with a few lines of anybody's own.
 */
class FrozenSharesTest {
  private static final ShareContext CONTEXT =
      new ShareContext("0f8fad5b-d9cb-469f-a165-70867728950e", "8a3f01", 3);
  private static final byte[] SECRET = "frozen PIN".getBytes(US_ASCII);

  private static final String FIRST =
      "30690201010c2430663866616435622d643963622d343639662d613136352d373038363737323839"
          + "3530650c06386133663031020103020102020103020101042af16306a39aa8f66491da9ea3c4f20f"
          + "909f990aa73be6538e3504348ab67e63d8d38b2c0c88b2954e853a";
  private static final String SECOND =
      "30690201010c2430663866616435622d643963622d343639662d613136352d373038363737323839"
          + "3530650c06386133663031020103020102020103020102042a5350bdd380f99738e27d9378e98aca"
          + "6284f1d695b1eb3ce49c262dcd16196c96fae156f47395009afd1d";
  private static final String THIRD =
      "30690201010c2430663866616435622d643963622d343639662d613136352d373038363737323839"
          + "3530650c06386133663031020103020102020103020103042ac441d40a7f3f410c3ae96131f2a289"
          + "c58d206b723e1919c2fb38d3f076cd69ac14c78955d38873d6d500";

  private static final String P384_KEY =
      "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEXIakf0D27c1oyh49ESUi3IrJHOTBC3Q60+jiU48wvkiNUAN6"
          + "AblA3cbfjXRlrhYmeJ5c1iRMeag7t9Oj5xOOudHyFqr9IVud68iVDYbMQBoR68kp0D46rjIfN1YIqjFD";
  private static final String P384_ENVELOPE_OF_FIRST =
      "MIIBlQYJKoZIhvcNAQcDoIIBhjCCAYICAQIxgd2hgdoCAQOgeKF2MBAGByqGSM49AgEGBSuBBAAiA2IA"
          + "BBa8bfrM0EXR+KwVKnu4mYfeqiyHS2+xdx44UXuM/XAUcvIcMXp8TYlWh+une9PLEdYHlu8rwIfjKVmy"
          + "cj7ZMeMitlewFR68eiW6f+1cmGFNqZ/e9YsTqhWddynBYrGPUDAVBgYrgQQBCwIwCwYJYIZIAWUDBAEt"
          + "MEQwQqAWBBQh139yum0yBlVDXlQByp34QbVuDgQoMx2TyIJjZBNOnM7f0eXIhku0Prl/7FRUT2l82Hx9"
          + "+S7v1pS6y8vmMzCBnAYJKoZIhvcNAQcBMB0GCWCGSAFlAwQBKgQQ207bubS9bu/FsZC1TxLA34BwZvkX"
          + "g5afjfebH7tKtv5zj+CnX4DcQLh/jO1ValZ/EbM0pxKo0S6haOsKW/icrR2dEKcJY+DEtaIGEGyPNKZp"
          + "sZOmKSfMSdfeH6f6beQre7ANoy+deuEhVHWSVGWRbSUNZWsDR8LLMHCGVC+2E2sk6Q==";
  private static final String P256_KEY =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2M0S6lxn8vigDBEkiT7c+mdUxNbO3mvhO98ilcgQqX+l"
          + "qJ0tKjYMDKmk1sfJ7Uso0+GZ1mJ/LmltaJwxClsPSA==";
  private static final String P256_ENVELOPE_OF_THIRD =
      "MIIBeAYJKoZIhvcNAQcDoIIBaTCCAWUCAQIxgcChgb0CAQOgW6FZMBMGByqGSM49AgEGCCqGSM49AwEH"
          + "A0IABKjjmWh0NsuzL0kctCGbc10EVrE0mTOOPe7OK26cRtu6W88YhAoWDjcGlEneTtnAbg3zHW1C/Hcc"
          + "JnFdWLaO7CwwFQYGK4EEAQsBMAsGCWCGSAFlAwQBLTBEMEKgFgQUVsPoEURjwSQuSSprLREsCaLlH0EE"
          + "KPBEk8QZl5/AUAKiFrgm/BlfA0wB12lH3wXbhE17yk4eAvGsH1hP1rIwgZwGCSqGSIb3DQEHATAdBglg"
          + "hkgBZQMEASoEEEVgxWE12pXB6zZu9LUUbbSAcDmcvT/icd95Sn/mChcWebse0JY1M5pAHYkNs9VMsDdi"
          + "wHSuP76s0G5uSuPIofS0VbclOFYLkw5aRx90V90jUmnIF02UsaXVsnyn6iKdJ6f1QvwtW/0MjwbSTUxF"
          + "pwavEh3b5VlmAgp+tYcgMf6ZAeM=";

  @Test
  void frozenSharesStillJoin() throws Failure {
    List<PinShare> shares = List.of(decode(FIRST), decode(SECOND), decode(THIRD));
    assertThat(PinSplit.proveAllCombinations(shares, 2, SECRET)).isEqualTo(3);
    assertThat(shares).extracting(PinShare::context).containsOnly(CONTEXT);
  }

  @Test
  void frozenEnvelopesStillOpen() throws Exception {
    PinShare first =
        ShareEnvelope.open(bytes(P384_ENVELOPE_OF_FIRST), key("secp384r1", 6, P384_KEY), CONTEXT);
    PinShare third =
        ShareEnvelope.open(bytes(P256_ENVELOPE_OF_THIRD), key("secp256r1", 4, P256_KEY), CONTEXT);
    assertThat(PinSplit.join(List.of(third, first))).isEqualTo(SECRET);
  }

  @Test
  void sharesAreEncodedAsTheyWere() throws Failure {
    for (String share : List.of(FIRST, SECOND, THIRD)) {
      assertThat(HexFormat.of().formatHex(decode(share).encode())).isEqualTo(share);
    }
  }

  /** Recovery without BouncyCastle: Lagrange at 0 in GF(2^8) with AES's polynomial. */
  @Test
  void anybodyCanJoinSharesWithFieldArithmeticAlone() throws Exception {
    byte[] one = decode(FIRST).value();
    byte[] three = decode(THIRD).value();
    byte[] payload = new byte[one.length];
    int weightOfOne = multiply(3, inverse(1 ^ 3));
    int weightOfThree = multiply(1, inverse(1 ^ 3));
    for (int i = 0; i < payload.length; i++) {
      payload[i] =
          (byte) (multiply(one[i] & 0xff, weightOfOne) ^ multiply(three[i] & 0xff, weightOfThree));
    }
    byte[] secret = Arrays.copyOf(payload, payload.length - 32);
    assertThat(secret).isEqualTo(SECRET);
    assertThat(Arrays.copyOfRange(payload, secret.length, payload.length)).isEqualTo(digest());
  }

  /** As the format says it: each part followed by a zero byte, then the secret. */
  private static byte[] digest() throws GeneralSecurityException {
    ByteArrayOutputStream hashed = new ByteArrayOutputStream();
    for (String part : List.of("countersign.share/1", CONTEXT.vault(), CONTEXT.token(), "3")) {
      hashed.writeBytes(part.getBytes(UTF_8));
      hashed.write(0);
    }
    hashed.writeBytes(SECRET);
    return MessageDigest.getInstance("SHA-256").digest(hashed.toByteArray());
  }

  private static int multiply(int a, int b) {
    int product = 0;
    int shifted = a;
    for (int rest = b; rest != 0; rest >>= 1) {
      product ^= (rest & 1) == 1 ? shifted : 0;
      shifted = shifted << 1 ^ (shifted >= 0x80 ? 0x11b : 0);
    }
    return product;
  }

  private static int inverse(int a) {
    for (int b = 1; b < 256; b++) {
      if (multiply(a, b) == 1) {
        return b;
      }
    }
    throw new AssertionError("0 has no inverse");
  }

  private static PinShare decode(String hex) throws Failure {
    return PinShare.decode(HexFormat.of().parseHex(hex));
  }

  /** A key that is no secret: the same eight bytes over and over. */
  private static SoftShareKey key(String curve, int words, String publicKey)
      throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    BigInteger scalar = new BigInteger("0123456789abcdef".repeat(words), 16);
    KeyFactory factory = KeyFactory.getInstance("EC");
    PrivateKey secret =
        factory.generatePrivate(
            new ECPrivateKeySpec(scalar, parameters.getParameterSpec(ECParameterSpec.class)));
    PublicKey open = factory.generatePublic(new X509EncodedKeySpec(bytes(publicKey)));
    return new SoftShareKey(new KeyPair(open, secret));
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
