package org.countersign.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.model.intake.Item.PrivateKey;
import org.countersign.model.key.Spki;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores that openssl and keytool make: certificates are taken, private keys told. */
final class KeyStoreFilesTest {
  @TempDir private static Path folder;
  private static Tools tools;

  @BeforeAll
  static void make() {
    tools = new Tools(folder).withCertificates();
    String export =
        "openssl pkcs12 -export -in leaf.pem -inkey leaf.key -certfile ca.pem -name leaf"
            + " -passout pass:changeit ";
    tools.run(export + "-out modern.p12");
    tools.run(export + "-legacy -out legacy.p12");
    tools.run(export + "-certpbe NONE -out open-certificates.p12");
    tools.run(export + "-keypbe NONE -certpbe NONE -nomac -out open.p12");
    tools.run("openssl pkcs12 -export -in ca.pem -nokeys -passout pass: -out empty.p12");
    for (String type : List.of("JKS", "JCEKS", "PKCS12", "BCFKS")) {
      importInto(type);
    }
  }

  /** The same leaf and CA into a store of keytool's. */
  private static void importInto(String type) {
    String provider =
        type.equals("BCFKS")
            ? " -providerclass org.bouncycastle.jce.provider.BouncyCastleProvider -providerpath "
                + providerPath()
            : "";
    String store = " -keystore keytool." + type + " -storetype " + type + " -storepass changeit";
    tools.run(
        "keytool -importkeystore -noprompt -srckeystore modern.p12 -srcstorepass changeit"
            + " -destkeystore keytool."
            + type
            + " -deststoretype "
            + type
            + " -deststorepass changeit"
            + provider);
    tools.run("keytool -importcert -noprompt -file ca.pem -alias Root~CA" + store + provider);
  }

  private static String providerPath() {
    return Path.of(
            BouncyCastleProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath())
        .toString();
  }

  @ParameterizedTest
  @CsvSource({
    "modern.p12, PKCS#12",
    "legacy.p12, PKCS#12",
    "open-certificates.p12, PKCS#12",
    "keytool.PKCS12, PKCS#12",
    "keytool.JKS, JKS",
    "keytool.JCEKS, JCEKS",
    "keytool.BCFKS, BCFKS"
  })
  void certificatesAreTakenAndTheKeyIsTold(String name, String format) {
    Reading reading = tools.read(name, "changeit");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.format()).isEqualTo(format);
    assertThat(certificates(reading)).contains(spki("ca.pem"), spki("leaf.pem"));
    assertThat(privateKeys(reading))
        .singleElement()
        .satisfies(key -> {
          assertThat(key.key()).contains(spki("leaf.pem"));
          assertThat(key.owner()).isEqualTo("CN=leaf.example,O=Northgate");
          assertThat(key.where().place()).isEqualTo("alias leaf");
          assertThat(key.format()).isEqualTo(format);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"modern.p12", "legacy.p12", "keytool.PKCS12", "keytool.BCFKS"})
  void aStoreThatNeedsAPasswordSaysSo(String name) {
    assertThat(tools.read(name).asksForPassword()).isTrue();
    assertThat(codes(tools.read(name))).containsExactly(Reading.PASSWORD_NEEDED);
    assertThat(codes(tools.read(name, "wrong"))).containsExactly(Reading.PASSWORD_WRONG);
    assertThat(certificates(tools.read(name, "wrong"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"modern.p12", "legacy.p12", "keytool.PKCS12"})
  void aPrivateKeyInPkcs12IsToldEvenWithoutThePassword(String name) {
    assertThat(privateKeys(tools.read(name)))
        .singleElement()
        .satisfies(key -> assertThat(key.owner()).isEqualTo("leaf"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keytool.JKS", "keytool.JCEKS"})
  void javasStoresAreReadWithoutAPasswordAndCheckedWithOne(String name) {
    assertThat(tools.read(name).problems()).isEmpty();
    assertThat(certificates(tools.read(name))).contains(spki("ca.pem"), spki("leaf.pem"));
    assertThat(codes(tools.read(name, "wrong"))).containsExactly(Reading.PASSWORD_WRONG);
  }

  @Test
  void aStoreWithTheEmptyPasswordAsksForNone() {
    Reading reading = tools.read("empty.p12");
    assertThat(reading.problems()).isEmpty();
    assertThat(certificates(reading)).containsExactly(spki("ca.pem"));
  }

  @Test
  void aKeyThatIsNotEvenEncryptedTellsItsPublicHalf() {
    assertThat(privateKeys(tools.read("open.p12")))
        .singleElement()
        .satisfies(key -> {
          assertThat(key.format()).isEqualTo("PKCS#12, not encrypted");
          assertThat(key.key()).contains(spki("leaf.pem"));
        });
  }

  @Test
  void aStoreThatAsksForTooMuchWorkIsRefused() {
    tools.run(
        "openssl pkcs12 -export -in ca.pem -nokeys -passout pass:x -iter 6000000"
            + " -out slow.p12");
    assertThat(codes(tools.read("slow.p12", "x"))).containsExactly("work");
  }

  @Test
  void thePasswordIsLeftToItsOwner() {
    char[] password = "changeit".toCharArray();
    new Readers().read("s", tools.bytes("modern.p12"), Optional.of(password));
    assertThat(password).isEqualTo("changeit".toCharArray());
  }

  private static Spki spki(String certificate) {
    return new Spki(tools.key(certificate));
  }

  private static List<Spki> certificates(Reading reading) {
    return CertificateFilesTest.certificates(reading).stream().map(Item.Certificate::key).toList();
  }

  static List<PrivateKey> privateKeys(Reading reading) {
    return reading.items().stream()
        .filter(PrivateKey.class::isInstance)
        .map(PrivateKey.class::cast)
        .toList();
  }

  static List<String> codes(Reading reading) {
    return reading.problems().stream().map(Reading.Problem::code).toList();
  }
}
