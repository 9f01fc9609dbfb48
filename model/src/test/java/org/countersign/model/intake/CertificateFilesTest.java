package org.countersign.model.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and CRLs in the files that openssl makes, and in Debian's. */
final class CertificateFilesTest {
  private static final Path DEBIAN = Path.of("/etc/ssl/certs/ca-certificates.crt");

  @TempDir private static Path folder;
  private static Tools tools;

  @BeforeAll
  static void make() {
    tools = new Tools(folder).withCertificates();
    tools.run("openssl x509 -in ca.pem -outform DER -out ca.der");
    tools.run("openssl x509 -in ca.pem -trustout -addtrust serverAuth -out trusted.pem");
    tools.run("openssl x509 -in ca.pem -text -out explained.pem");
    tools.run("openssl crl2pkcs7 -nocrl -certfile ca.pem -certfile leaf.pem -out both.p7b");
    tools.run("openssl pkcs7 -in both.p7b -outform DER -out both.p7");
    tools.run(
        "openssl cms -sign -in ca.pem -signer ca.pem -inkey ca.key -stream -outform DER"
            + " -binary -nodetach -out streamed.p7m");
    tools.run("openssl x509 -in ca.pem -pubkey -noout -out public.pem");
    tools.run("openssl rsa -in leaf.key -RSAPublicKey_out -out rsa-public.pem");
  }

  @Test
  void aCertificateComesAsItsOwnBytes() {
    assertThat(certificates(tools.read("ca.pem")))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.der()).isEqualTo(tools.bytes("ca.der"));
          assertThat(found.key().hex()).isEqualTo(tools.key("ca.pem"));
          assertThat(found.facts().subject()).isEqualTo("CN=Root 1,O=Northgate");
          assertThat(found.notes()).isEmpty();
          assertThat(found.where()).isEqualTo(new Where("ca.pem", "line 1"));
        });
  }

  @Test
  void derIsReadAsPemIs() {
    Reading reading = tools.read("ca.der");
    assertThat(reading.format()).isEqualTo("X.509");
    assertThat(certificates(reading))
        .singleElement()
        .satisfies(found -> assertThat(found.key().hex()).isEqualTo(tools.key("ca.pem")));
  }

  @Test
  void severalInOneDerFileAreTakenOneByOne() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(tools.bytes("ca.der"));
    both.write(tools.bytes("ca.der"));
    both.write(new byte[] {0x30, 0x05, 0x01});
    Reading reading = Tools.read(both.toByteArray());
    assertThat(certificates(reading))
        .extracting(found -> found.where().place())
        .containsExactly("object 1", "object 2");
    assertThat(reading.problems())
        .extracting(problem -> problem.where().place() + " " + problem.code())
        .containsExactly("object 3 asn1.cut-off");
  }

  @Test
  void opensslsTrustSettingsBehindACertificateAreLeftAside() {
    assertThat(certificates(tools.read("trusted.pem")))
        .singleElement()
        .satisfies(found -> assertThat(found.der()).isEqualTo(tools.bytes("ca.der")));
  }

  @Test
  void textBetweenCertificatesAndWindowsLineEndsDoNoHarm() {
    String bundle = tools.text("explained.pem") + "\n# and another\n" + tools.text("leaf.pem");
    for (String text : List.of(bundle, bundle.replace("\n", "\r\n"), bundle.replace("\n", "\r"))) {
      Reading reading = Tools.readText(text);
      assertThat(certificates(reading)).hasSize(2);
      assertThat(reading.problems()).isEmpty();
    }
  }

  @Test
  void aByteOrderMarkAndUtf16DoNoHarm() {
    String text = tools.text("ca.pem");
    for (byte[] content :
        List.of(
            ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE))) {
      assertThat(certificates(Tools.read(content))).hasSize(1);
    }
  }

  @Test
  void base64WithNoLinesAroundItIsRead() {
    String body = tools.text("ca.pem").replaceAll("-----.*-----", "");
    assertThat(certificates(Tools.readText(body))).hasSize(1);
  }

  @Test
  void pkcs7BringsItsCertificatesInPemAndDerAndStreamed() {
    for (String name : List.of("both.p7b", "both.p7", "streamed.p7m")) {
      Reading reading = tools.read(name);
      assertThat(reading.problems()).isEmpty();
      assertThat(certificates(reading))
          .as(name)
          .extracting(found -> found.key().hex())
          .contains(tools.key("ca.pem"));
    }
    assertThat(certificates(tools.read("both.p7b")))
        .extracting(found -> found.where().place())
        .containsExactly("line 1, certificate 1", "line 1, certificate 2");
  }

  @Test
  void publicKeysHaveTheNameTheirCertificatesGiveThem() {
    assertThat(keys(tools.read("public.pem"))).containsExactly(new Spki(tools.key("ca.pem")));
    assertThat(keys(tools.read("rsa-public.pem"))).containsExactly(new Spki(tools.key("leaf.pem")));
  }

  @Test
  void aRequestIsSaidToBeOne() {
    assertThat(tools.read("leaf.csr").problems())
        .extracting(Reading.Problem::code, Reading.Problem::arguments)
        .containsExactly(tuple("pem.label", List.of("CERTIFICATE REQUEST")));
  }

  @Test
  void debiansBundleComesWholeAndByteForByte() throws IOException, CertificateException {
    byte[] bundle = Files.readAllBytes(DEBIAN);
    List<byte[]> expected = new ArrayList<>();
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bundle))) {
      expected.add(certificate.getEncoded());
    }
    Reading reading = new Readers().read("bundle", bundle, Optional.empty());
    assertThat(reading.problems()).isEmpty();
    assertThat(certificates(reading)).hasSizeGreaterThan(100);
    assertThat(certificates(reading).stream().map(Item.Certificate::der).toList())
        .usingRecursiveComparison()
        .isEqualTo(expected);
  }

  static List<Item.Certificate> certificates(Reading reading) {
    return reading.items().stream()
        .filter(Item.Certificate.class::isInstance)
        .map(Item.Certificate.class::cast)
        .toList();
  }

  static List<Spki> keys(Reading reading) {
    return reading.items().stream()
        .filter(Item.PublicKey.class::isInstance)
        .map(item -> ((Item.PublicKey) item).key())
        .toList();
  }
}
