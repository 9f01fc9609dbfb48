package org.countersign.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.key.Spki;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates that real issuers got wrong come in as they are, with a note. */
final class OddCertificatesTest {
  private static final String SELF = "openssl req -x509 -key ca.key -days 30 -out ";

  @TempDir private static Path folder;
  private static Tools tools;
  private static byte[] good;

  @BeforeAll
  static void make() throws IOException {
    tools = new Tools(folder).withCertificates();
    Files.writeString(
        folder.resolve("old.cnf"),
        "[req]\ndistinguished_name=d\nprompt=no\nstring_mask=MASK:0x4\n[d]\nCN=Björk\n",
        StandardCharsets.UTF_8);
    tools.run(SELF + "negative.pem -subj /CN=A -set_serial -5");
    tools.run(SELF + "zero.pem -subj /CN=A -set_serial 0");
    tools.run(SELF + "long.pem -subj /CN=A -set_serial 0x" + "7f".repeat(25));
    tools.run(SELF + "nobody.pem -subj /");
    tools.run(SELF + "old-string.pem -config old.cnf -utf8");
    tools.run("openssl x509 -in ca.pem -outform DER -out ca.der");
    good = tools.bytes("ca.der");
  }

  @ParameterizedTest
  @CsvSource({
    "negative.pem, serial-negative",
    "zero.pem, serial-zero",
    "long.pem, serial-long",
    "nobody.pem, subject-empty",
    "nobody.pem, issuer-empty",
    "old-string.pem, name-old-string",
    "leaf.pem, version"
  })
  void itComesWithANote(String name, String note) {
    Reading reading = tools.read(name);
    assertThat(reading.problems()).isEmpty();
    assertThat(CertificateFilesTest.certificates(reading))
        .singleElement()
        .satisfies(found -> {
          assertThat(notes(found)).contains(note);
          assertThat(found.key()).isEqualTo(new Spki(tools.key(name)));
        });
  }

  @Test
  void anUnknownAlgorithmIsTakenWithItsKey() {
    // id-ecPublicKey 1.2.840.10045.2.1 becomes 1.2.840.10045.2.99
    byte[] odd = replaced("06072a8648ce3d0201", "06072a8648ce3d0263");
    assertThat(CertificateFilesTest.certificates(Tools.read(odd)))
        .singleElement()
        .satisfies(found -> {
          assertThat(notes(found)).containsExactly("key-algorithm");
          assertThat(found.der()).isEqualTo(odd);
        });
  }

  @Test
  void aTimeThatIsNoneIsNotedAndTheRestStillTold() {
    String text = new String(good, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("Z") - 12;
    byte[] odd = good.clone();
    odd[at + 2] = '9'; // a month of more than ninety
    assertThat(CertificateFilesTest.certificates(Tools.read(odd)))
        .singleElement()
        .satisfies(found -> {
          assertThat(notes(found)).containsExactly("time-unreadable");
          assertThat(found.facts().notBefore()).isEmpty();
          assertThat(found.facts().notAfter()).isPresent();
          assertThat(found.facts().subject()).isEqualTo("CN=Root 1,O=Northgate");
        });
    odd = good.clone();
    odd[at + 12] = 'z';
    assertThat(CertificateFilesTest.certificates(Tools.read(odd)).getFirst().notes())
        .extracting(Note::code)
        .contains("time-unreadable");
  }

  @Test
  void aCertificateThatEndsBeforeItBeginsIsTakenAndSaid() {
    tools.run("openssl x509 -in ca.pem -outform DER -out t.der");
    byte[] odd = good.clone();
    String text = new String(good, StandardCharsets.ISO_8859_1);
    int after = text.indexOf("Z", text.indexOf("Z") + 1) - 12;
    odd[after] = '0';
    odd[after + 1] = '1'; // notAfter in 2001
    assertThat(CertificateFilesTest.certificates(Tools.read(odd)).getFirst().notes())
        .extracting(Note::code)
        .containsExactly("time-order");
  }

  @Test
  void extensionsThatCannotBeReadSpoilOnlyThemselves() {
    byte[] odd = replaced("0603551d0e", "0703551d0e"); // no longer an object identifier
    assertThat(CertificateFilesTest.certificates(Tools.read(odd)).getFirst().notes())
        .extracting(Note::code)
        .containsExactly("extensions-unreadable");
  }

  @Test
  void withoutAKeyThatCanBeToldItIsRefused() {
    byte[] odd = replaced("301306072a8648ce3d0201", "311306072a8648ce3d0201");
    assertThat(Tools.read(odd).items()).isEmpty();
    assertThat(Tools.read(odd).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("asn1.structure");
          assertThat(problem.told()).contains("subject CN=Root 1,O=Northgate");
        });
  }

  private static byte[] replaced(String hex, String by) {
    String der = HexFormat.of().formatHex(good);
    assertThat(der).contains(hex);
    return HexFormat.of().parseHex(der.replace(hex, by));
  }

  private static List<String> notes(Item.Certificate certificate) {
    return certificate.notes().stream().map(Note::code).toList();
  }
}
