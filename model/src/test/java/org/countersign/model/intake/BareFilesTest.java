package org.countersign.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.countersign.model.intake.Item.Kind;
import org.countersign.model.intake.Item.PrivateKey;
import org.countersign.model.key.Spki;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys with no certificate around them: of openssl, ssh-keygen, and in JSON. */
final class BareFilesTest {
  @TempDir private static Path folder;
  private static Tools tools;

  @BeforeAll
  static void make() throws IOException {
    tools = new Tools(folder).withCertificates();
    tools.run("openssl genpkey -algorithm ed25519 -out ed.pkcs8");
    tools.run("openssl pkey -in leaf.key -out rsa.pkcs8");
    tools.run("openssl pkcs8 -topk8 -nocrypt -in leaf.key -outform DER -out rsa.der");
    tools.run("openssl rsa -in leaf.key -traditional -outform DER -out rsa1.der");
    tools.run("openssl rsa -in leaf.key -traditional -out rsa.pkcs1");
    tools.run("openssl rsa -in leaf.key -traditional -aes256 -passout pass:x -out rsa.pkcs1-enc");
    tools.run("openssl pkcs8 -topk8 -in leaf.key -passout pass:x -out rsa.pkcs8-enc");
    tools.run("openssl ec -in ca.key -out ec.sec1");
    tools.run("openssl ec -in ca.key -no_public -out ec.sec1-short");
    tools.run("openssl pkey -in ca.key -out ec.pkcs8");
    for (String type : List.of("rsa", "ed25519", "ecdsa")) {
      tools.run("ssh-keygen -q -t " + type + " -N '' -C ada@" + type + " -f id_" + type);
    }
    tools.run("ssh-keygen -q -t ed25519 -N secret -C locked -f id_locked");
    tools.run("ssh-keygen -q -s id_ed25519 -I cleo -n cleo id_ecdsa.pub");
    Files.writeString(
        folder.resolve("known_hosts"),
        "git.example.org,10.0.0.1 "
            + publicLine("rsa")
            + "@cert-authority *.example.org "
            + publicLine("ed25519")
            + "@revoked old.example.org "
            + publicLine("ecdsa"));
    tools.run("cp known_hosts hashed");
    tools.run("ssh-keygen -q -H -f hashed");
    Files.writeString(
        folder.resolve("authorized_keys"),
        "command=\"echo hello, world\",no-pty "
            + publicLine("rsa")
            + "cert-authority "
            + publicLine("ed25519")
            + publicLine("ecdsa")
            + """
            ssh-ed25519 AAAAC3Nz broken
            not a key
            """);
  }

  private static String publicLine(String type) {
    return tools.text("id_" + type + ".pub");
  }

  @ParameterizedTest
  @CsvSource({
    "leaf.key, PKCS#8, leaf.key",
    "rsa.der, PKCS#8, leaf.key",
    "rsa1.der, PKCS#1, leaf.key",
    "rsa.pkcs1, PKCS#1, leaf.key",
    "ec.sec1, SEC1, ca.key",
    "ec.sec1-short, SEC1, ca.key",
    "ec.pkcs8, PKCS#8, ca.key",
    "ed.pkcs8, PKCS#8, ed.pkcs8",
    "rsa.pkcs1-enc, 'PKCS#1, encrypted',",
    "rsa.pkcs8-enc, 'PKCS#8, encrypted',"
  })
  void aPrivateKeyIsToldWithItsPublicHalf(String name, String format, String same) {
    Reading reading = tools.read(name);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items()).singleElement().isInstanceOf(PrivateKey.class);
    PrivateKey key = (PrivateKey) reading.items().getFirst();
    assertThat(key.format()).isEqualTo(format);
    if (same == null) {
      assertThat(key.key()).isEmpty();
    } else {
      assertThat(key.key()).contains(spkiOfPrivate(same));
    }
  }

  @Test
  void aKeyNextToItsCertificateBelongsToWhomTheCertificateNames() {
    Reading reading = Tools.readText(tools.text("leaf.key") + tools.text("leaf.pem"));
    assertThat(KeyStoreFilesTest.privateKeys(reading))
        .singleElement()
        .satisfies(key -> assertThat(key.owner()).isEqualTo("CN=leaf.example,O=Northgate"));
  }

  @Test
  void nothingOfAPrivateKeyIsInWhatIsSaid() {
    for (String name : List.of("leaf.key", "ec.sec1-short", "ed.pkcs8", "id_rsa", "id_ed25519")) {
      byte[] content = Base64.getDecoder().decode(body(name));
      String said = tools.read(name).toString();
      String hex = HexFormat.of().formatHex(content);
      // Any sixteen bytes of it, but those of the outline and of the public key at its beginning.
      for (int at = hex.length() / 2; at + 32 < hex.length(); at += 2) {
        assertThat(said).doesNotContain(hex.substring(at, at + 32));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"id_rsa, ada@rsa", "id_ed25519, ada@ed25519", "id_ecdsa, ada@ecdsa"})
  void anOpenSshKeyTellsItsCommentAndPublicHalf(String name, String comment) {
    assertThat(KeyStoreFilesTest.privateKeys(tools.read(name)))
        .singleElement()
        .satisfies(key -> {
          assertThat(key.owner()).isEqualTo(comment);
          assertThat(key.key()).contains(keys(tools.read(name + ".pub")).getFirst().key());
          assertThat(key.format()).isEqualTo("OpenSSH");
        });
  }

  @Test
  void anEncryptedOpenSshKeyStillTellsItsPublicHalf() {
    assertThat(KeyStoreFilesTest.privateKeys(tools.read("id_locked")))
        .singleElement()
        .satisfies(key -> {
          assertThat(key.format()).isEqualTo("OpenSSH, encrypted");
          assertThat(key.key()).contains(keys(tools.read("id_locked.pub")).getFirst().key());
        });
  }

  @ParameterizedTest
  @CsvSource({"rsa", "ecdsa"})
  void anSshKeyIsNamedAsOpensslWouldNameIt(String type) throws IOException {
    String pem = tools.run("ssh-keygen -e -m PKCS8 -f id_" + type + ".pub");
    Files.writeString(folder.resolve("converted.pem"), pem);
    Item.PublicKey ssh = keys(tools.read("id_" + type + ".pub")).getFirst();
    assertThat(ssh.key()).isEqualTo(keys(tools.read("converted.pem")).getFirst().key());
    assertThat(tools.run("ssh-keygen -l -f id_" + type + ".pub"))
        .contains(ssh.facts().get("fingerprint"));
  }

  @Test
  void knownHostsTellHostsMarkersAndAuthorities() {
    List<Item.PublicKey> found = keys(tools.read("known_hosts"));
    assertThat(found)
        .extracting(key -> key.kind() + " " + key.facts().get("hosts"))
        .containsExactly(
            "SSH git.example.org,10.0.0.1", "SSH_CA *.example.org", "SSH old.example.org");
    assertThat(found.get(1).facts()).containsEntry("marker", "@cert-authority");
    assertThat(found.get(2).facts()).containsEntry("marker", "@revoked");
  }

  @Test
  void hashedHostsStayAsTheyAre() {
    assertThat(keys(tools.read("hashed")))
        .extracting(key -> key.facts().get("hosts").substring(0, 3))
        .contains("|1|");
  }

  @Test
  void authorizedKeysTellOptionsAndWhatIsBrokenByLine() {
    Reading reading = tools.read("authorized_keys");
    assertThat(keys(reading))
        .extracting(Item.PublicKey::kind)
        .containsExactly(Kind.SSH, Kind.SSH_CA, Kind.SSH);
    assertThat(keys(reading).getFirst().facts())
        .containsEntry("options", "command=\"echo hello, world\",no-pty")
        .doesNotContainKey("hosts");
    assertThat(reading.problems())
        .extracting(problem -> problem.where().place() + " " + problem.code())
        .containsExactly("line 4 ssh.cut-off", "line 5 ssh.line");
  }

  @Test
  void anSshCertificateBringsItsKeyAndTheAuthorityThatSignedIt() {
    List<Item.PublicKey> found = keys(tools.read("id_ecdsa-cert.pub"));
    assertThat(found).extracting(Item.PublicKey::kind).containsExactly(Kind.SSH, Kind.SSH_CA);
    assertThat(found)
        .extracting(Item.PublicKey::key)
        .containsExactly(
            keys(tools.read("id_ecdsa.pub")).getFirst().key(),
            keys(tools.read("id_ed25519.pub")).getFirst().key());
  }

  @Test
  void aKeySetBringsKeysCertificatesAndPrivateKeys() throws Exception {
    String certificate = body("leaf.pem").replaceAll("\\s", "");
    String set =
        "{\"keys\":["
            + rsaJwk("\"kid\":\"one\",\"use\":\"sig\",\"x5c\":[\"" + certificate + "\"]")
            + ","
            + ecJwk("\"kid\":\"two\"")
            + ","
            + ecJwk("\"kid\":\"three\",\"d\":\"AQ\"")
            + ",{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"four\",\"x\":"
            + "\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}"
            + ",{\"kty\":\"oct\",\"kid\":\"five\",\"k\":\"c2VjcmV0\"}"
            + ",{\"kty\":\"RSA\",\"kid\":\"six\"}]}";
    Reading reading = Tools.readText(set);
    assertThat(reading.format()).isEqualTo("JWKS");
    assertThat(keys(reading))
        .extracting(Item.PublicKey::name)
        .containsExactly("one", "two", "four");
    assertThat(keys(reading).get(0).key()).isEqualTo(new Spki(tools.key("leaf.pem")));
    assertThat(keys(reading).get(0).facts()).isEqualTo(Map.of("use", "sig"));
    assertThat(keys(reading).get(1).key()).isEqualTo(new Spki(tools.key("ca.pem")));
    assertThat(CertificateFilesTest.certificates(reading))
        .singleElement()
        .satisfies(found -> assertThat(found.where().place()).isEqualTo("key 1, certificate 1"));
    assertThat(KeyStoreFilesTest.privateKeys(reading))
        .extracting(key -> key.owner() + " " + key.key().map(Spki::hex).orElse("-"))
        .containsExactly("three " + tools.key("ca.pem"), "five -");
    assertThat(reading.problems())
        .extracting(problem -> problem.where().place() + " " + problem.told() + problem.code())
        .containsExactly("key 6 sixjwk.member");
    assertThat(reading.toString()).doesNotContain("c2VjcmV0");
  }

  @Test
  void aPointThatIsNotOnItsCurveIsRefused() throws Exception {
    String jwk = ecJwk("\"kid\":\"x\"");
    int at = jwk.indexOf("\"y\":\"") + 10;
    char other = jwk.charAt(at) == 'A' ? 'B' : 'A';
    String off = jwk.substring(0, at) + other + jwk.substring(at + 1);
    assertThat(KeyStoreFilesTest.codes(Tools.readText(off))).containsExactly("key.point");
  }

  @Test
  void jsonThatSaysSomethingTwiceOrIsTooDeepIsRefused() {
    String twice = "{\"kty\":\"oct\",\"kty\":\"RSA\"}";
    assertThat(KeyStoreFilesTest.codes(Tools.readText(twice))).containsExactly("json");
    String deep = "[".repeat(100_000);
    assertThat(KeyStoreFilesTest.codes(Tools.readText(deep))).containsExactly("json");
    String number = "{\"a\":" + "9".repeat(100_000) + "}";
    assertThat(KeyStoreFilesTest.codes(Tools.readText(number))).containsExactly("json");
  }

  private static String rsaJwk(String more) throws Exception {
    RSAPublicKey key = (RSAPublicKey) publicKey("RSA", "leaf.pem");
    return "{\"kty\":\"RSA\",\"n\":\""
        + url(key.getModulus().toByteArray())
        + "\",\"e\":\""
        + url(key.getPublicExponent().toByteArray())
        + "\","
        + more
        + "}";
  }

  private static String ecJwk(String more) throws Exception {
    ECPublicKey key = (ECPublicKey) publicKey("EC", "ca.pem");
    return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
        + url(field(key.getW().getAffineX().toByteArray()))
        + "\",\"y\":\""
        + url(field(key.getW().getAffineY().toByteArray()))
        + "\","
        + more
        + "}";
  }

  private static byte[] field(byte[] number) {
    byte[] field = new byte[32];
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, field, 32 - length, length);
    return field;
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static PublicKey publicKey(String family, String certificate) throws Exception {
    tools.run("openssl x509 -in " + certificate + " -pubkey -noout -out spki.pem");
    tools.run("openssl pkey -pubin -in spki.pem -outform DER -out spki.der");
    return KeyFactory.getInstance(family)
        .generatePublic(new X509EncodedKeySpec(tools.bytes("spki.der")));
  }

  private static Spki spkiOfPrivate(String name) {
    tools.run("openssl pkey -in " + name + " -pubout -outform DER -out spki.der");
    return Spki.of(tools.bytes("spki.der"));
  }

  private static String body(String name) {
    List<String> lines = Arrays.asList(tools.text(name).split("\n", -1));
    return String.join("", lines.stream().filter(line -> !line.startsWith("-----")).toList());
  }

  private static List<Item.PublicKey> keys(Reading reading) {
    return reading.items().stream()
        .filter(Item.PublicKey.class::isInstance)
        .map(Item.PublicKey.class::cast)
        .toList();
  }
}
