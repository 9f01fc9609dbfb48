package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.countersign.model.pki.Strength.Weakness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On certificates that openssl makes. */
class StrengthTest {
  @TempDir Path folder;

  private List<Weakness> of(String newKey, String digest) throws Exception {
    Openssl openssl = new Openssl(folder);
    Openssl.Result made =
        openssl.run(
            "req -x509 -newkey "
                + newKey
                + " -nodes -keyout k.pem -outform DER -out c.der -"
                + digest
                + " -subj /CN=weak");
    assertThat(made.exit()).as(made.text()).isZero();
    return Strength.ofCertificate(openssl.read("c.der"));
  }

  @ParameterizedTest
  @CsvSource({
    "rsa:1024, RSA-1024, 2014-01-01T00:00:00Z",
    "rsa:2048, RSA-2048, 2031-01-01T00:00:00Z",
    "ec -pkeyopt ec_paramgen_curve:prime192v1, P-192, 2014-01-01T00:00:00Z",
    "ec -pkeyopt ec_paramgen_curve:secp224r1, P-224, 2031-01-01T00:00:00Z"
  })
  void keysTooShortForTheirTimeAreNamedWithTheDay(String key, String what, String until)
      throws Exception {
    assertThat(of(key, "sha256"))
        .singleElement()
        .satisfies(weak -> {
          assertThat(weak.what()).isEqualTo(what);
          assertThat(weak.until()).hasToString(until);
          assertThat(weak.signature()).isFalse();
        });
  }

  @ParameterizedTest
  @CsvSource({"rsa:3072", "ec -pkeyopt ec_paramgen_curve:prime256v1", "ed25519"})
  void whatIsStrongHasNoWeakness(String key) throws Exception {
    assertThat(of(key, "sha256")).isEmpty();
  }

  @Test
  void sha1CountsInASignatureThatSomebodyReliesOnAndNotInASelfSignedOne() throws Exception {
    assertThat(of("rsa:3072", "sha1")).isEmpty();
    Openssl openssl = new Openssl(folder);
    openssl.run("req -x509 -newkey rsa:3072 -nodes -keyout ca.key -out ca.pem -subj /CN=CA");
    openssl.run("req -newkey rsa:3072 -nodes -keyout l.key -out l.csr -subj /CN=leaf");
    for (String options : List.of("", " -sigopt rsa_padding_mode:pss")) {
      openssl.run(
          "x509 -req -in l.csr -CA ca.pem -CAkey ca.key -CAcreateserial -sha1 -outform DER -out l.der"
              + options);
      assertThat(Strength.ofCertificate(openssl.read("l.der")))
          .singleElement()
          .satisfies(weak -> assertThat(weak.what()).isEqualTo("SHA-1"));
    }
  }

  @Test
  void dsaIsTooWeakWhateverItsLength() throws Exception {
    Openssl openssl = new Openssl(folder);
    openssl.run("dsaparam -out p.pem 2048");
    openssl.run(
        "req -x509 -newkey dsa:p.pem -nodes -keyout k.pem -outform DER -out c.der -subj /CN=d");
    assertThat(Strength.ofCertificate(openssl.read("c.der")))
        .extracting(Weakness::what)
        .containsExactly("DSA");
  }

  @Test
  void whatCannotBeReadHasNoStrengthToTellOf() {
    assertThat(Strength.ofCertificate(new byte[] {1, 2, 3})).isEmpty();
    assertThat(Strength.ofKey(new byte[] {0x30, 0})).isEmpty();
  }
}
