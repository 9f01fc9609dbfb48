package org.countersign.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every format's sample cut off and spoilt, and files made to do harm. */
@Timeout(300) // what a hostile file must not do is hang
final class HostileFilesTest {
  private static final int CUTS = 60;
  private static final int FLIPS = 150;

  @TempDir private static Path folder;
  private static Tools tools;
  private static final Map<String, byte[]> SAMPLES = new LinkedHashMap<>();

  @BeforeAll
  static void make() throws IOException {
    tools = new Tools(folder).withCertificates();
    tools.run("openssl x509 -in ca.pem -outform DER -out ca.der");
    tools.run("openssl crl2pkcs7 -nocrl -certfile ca.pem -certfile leaf.pem -outform DER -out p7");
    tools.run(
        "openssl cms -sign -in ca.pem -signer ca.pem -inkey ca.key -stream -outform DER"
            + " -binary -nodetach -out streamed");
    String p12 = "openssl pkcs12 -export -in leaf.pem -inkey leaf.key -passout pass:changeit -out ";
    tools.run(p12 + "p12 -iter 2 -macalg sha256");
    tools.run(p12 + "open.p12 -certpbe NONE -keypbe NONE -nomac");
    tools.run(
        "keytool -importkeystore -noprompt -srckeystore p12 -srcstorepass changeit"
            + " -destkeystore jks -deststoretype JKS -deststorepass changeit");
    tools.run("openssl pkey -in leaf.key -outform DER -out rsa.der");
    tools.run("ssh-keygen -q -t ed25519 -N '' -C ada -f ssh");
    tools.run("touch index");
    Files.writeString(
        folder.resolve("ca.cnf"),
        "[ca]\ndefault_ca=c\n[c]\ndatabase=index\ndefault_md=sha256\ncrlnumber=number\n");
    Files.writeString(folder.resolve("number"), "01\n");
    tools.run(
        "openssl ca -config ca.cnf -gencrl -keyfile ca.key -cert ca.pem -crldays 30 -out crl");
    tools.run("openssl crl -in crl -outform DER -out crl.der");
    String gpg =
        "gpg --homedir . --batch --no-tty --quiet --pinentry-mode loopback --passphrase '' ";
    tools.run("chmod 700 .");
    tools.run(gpg + "--quick-generate-key Ada ed25519 sign 0");
    tools.run(gpg + "--armor --output gpg.asc --export");
    tools.run(gpg + "--output gpg --export");
    tools.run(gpg + "--output gpg.secret --export-secret-keys");
    for (String name :
        List.of(
            "ca.pem",
            "ca.der",
            "p7",
            "streamed",
            "p12",
            "open.p12",
            "jks",
            "leaf.key",
            "rsa.der",
            "ssh",
            "ssh.pub",
            "crl",
            "crl.der",
            "gpg.asc",
            "gpg",
            "gpg.secret")) {
      SAMPLES.put(name, tools.bytes(name));
    }
    SAMPLES.put(
        "jwks",
        ("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":"
                + "\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}")
            .getBytes(StandardCharsets.UTF_8));
    SAMPLES.put(
        "csv",
        ("#countersign-keys v1\nkey,name\n" + "ab".repeat(32) + ",\"A\"\n")
            .getBytes(StandardCharsets.UTF_8));
    SAMPLES.put(
        "json",
        ("{\"format\":\"countersign-keys/1\",\"keys\":[{\"key\":\""
                + "ab".repeat(32)
                + "\",\"name\":\"A\"}]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stop() {
    tools.run("gpgconf --homedir . --kill gpg-agent");
  }

  @Test
  void everySampleIsReadWhole() {
    SAMPLES.forEach((name, content) -> {
      assertThat(read(content).problems()).as(name).isEmpty();
      assertThat(read(content).items()).as(name).isNotEmpty();
    });
  }

  @Test
  void whereverAFileIsCutOffItIsToldAndNothingIsThrown() {
    SAMPLES.forEach((name, content) -> {
      for (int i = 0; i < CUTS; i++) {
        int length = (int) ((long) content.length * i / CUTS);
        Reading reading = read(Arrays.copyOf(content, length));
        assertThat(reading.items().size() + reading.problems().size())
            .as("%s cut at %d", name, length)
            .isPositive();
      }
    });
  }

  @Test
  void whicheverBitIsFlippedNothingIsThrown() {
    SAMPLES.forEach((name, content) -> {
      for (int i = 0; i < FLIPS; i++) {
        byte[] spoilt = content.clone();
        int at = i < FLIPS / 2 ? i % content.length : (int) ((long) content.length * i / FLIPS);
        spoilt[at] ^= (byte) (1 << (i % 8));
        Reading reading = read(spoilt);
        assertThat(reading.items().size() + reading.problems().size())
            .as("%s flipped at %d", name, at)
            .isPositive();
      }
    });
  }

  @Test
  void aStructureNestedWithoutEndIsRefused() {
    byte[] bomb = new byte[3 << 20];
    for (int i = 0; i + 1 < bomb.length; i += 2) {
      bomb[i] = 0x30;
      bomb[i + 1] = (byte) 0x80;
    }
    assertThat(read(bomb).items()).isEmpty();
    assertThat(read(bomb).problems()).isNotEmpty();
    byte[] inner = {2, 1, 3};
    for (int i = 0; i < 200; i++) {
      inner = tlv(0x30, inner);
    }
    byte[] content = tlv(0x30, concat(new byte[] {2, 1, 3}, inner)); // as PKCS#12 begins
    assertThat(KeyStoreFilesTest.codes(read(content))).containsExactly("asn1.depth");
  }

  @Test
  void aLengthOfGigabytesReservesNoMemory() {
    byte[] huge = {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 2, 1, 0};
    assertThat(KeyStoreFilesTest.codes(read(huge))).containsExactly("asn1.cut-off");
    byte[] jks = SAMPLES.get("jks").clone();
    Arrays.fill(jks, 8, 12, (byte) 0x7f);
    assertThat(KeyStoreFilesTest.codes(read(jks))).contains("asn1.cut-off");
  }

  @Test
  void aBrokenCertificateIsRefusedByNameAndTheOthersStillCome() throws IOException {
    byte[] der = tools.bytes("ca.der");
    String broken =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(Arrays.copyOf(der, der.length - 40))
            + "\n-----END CERTIFICATE-----\n";
    String ca = tools.text("ca.pem");
    Reading reading = Tools.readText(ca + broken + tools.text("leaf.pem"));
    assertThat(CertificateFilesTest.certificates(reading)).hasSize(2);
    assertThat(reading.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.where().place()).isEqualTo("line " + (ca.lines().count() + 1));
          assertThat(problem.code()).isEqualTo("asn1.cut-off");
          assertThat(problem.told())
              .startsWith("serial ")
              .contains("issuer CN=Root 1,O=Northgate", "subject CN=Root 1,O=Northgate");
        });
  }

  @Test
  void anObjectThatNeverEndsDoesNotSwallowTheNext() {
    String ca = tools.text("ca.pem");
    String open = ca.substring(0, ca.indexOf("-----END"));
    Reading reading = Tools.readText(open + ca);
    assertThat(CertificateFilesTest.certificates(reading))
        .singleElement()
        .satisfies(found ->
            assertThat(found.where().place()).isEqualTo("line " + (open.lines().count() + 1)));
    assertThat(KeyStoreFilesTest.codes(reading)).containsExactly("pem.no-end");
  }

  private static Reading read(byte[] content) {
    return new Readers().read("file", content, Optional.of("changeit".toCharArray()));
  }

  private static byte[] tlv(int tag, byte[] content) {
    byte[] head = {
      (byte) tag,
      (byte) 0x83,
      (byte) (content.length >> 16),
      (byte) (content.length >> 8),
      (byte) content.length
    };
    return concat(head, content);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
