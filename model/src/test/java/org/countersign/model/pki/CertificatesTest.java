package org.countersign.model.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.model.pki.Refusal.assertRefused;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
  private static TestCa root;
  private static byte[] der;
  private static String pem;

  @TempDir Path folder;

  @BeforeAll
  static void makeRoot() throws Failure {
    root = new TestCa("Reading", KeyAlgorithm.EC_P256);
    der = Certificates.der(root.certificate);
    pem = Pem.encode(Pem.CERTIFICATE, der);
  }

  @Test
  void pemIsAsOpensslWritesIt() throws Exception {
    Openssl openssl = new Openssl(folder);
    openssl.write("root.der", der);
    openssl.run("x509 -inform DER -in root.der -out root.pem");
    assertThat(pem).isEqualTo(new String(openssl.read("root.pem"), US_ASCII));
  }

  @Test
  void fingerprintIsAsOpensslWritesIt() throws Exception {
    Openssl openssl = new Openssl(folder);
    openssl.write("root.pem", pem);
    String shown = openssl.run("x509 -in root.pem -noout -fingerprint -sha256").text();
    assertThat(shown.substring(shown.indexOf('=') + 1).strip().replace(":", ""))
        .isEqualToIgnoringCase(Der.of(der).sha256());
  }

  @Test
  void pemAndDerGiveTheSameCertificate() throws Failure {
    assertThat(Certificates.read(der)).isEqualTo(root.certificate);
    assertThat(Certificates.read(pem.getBytes(US_ASCII))).isEqualTo(root.certificate);
    assertThat(Certificates.spki(root.certificate)).isEqualTo(Spki.of(root.signer.publicKey()));
  }

  @Test
  void certificateCutAnywhereIsRefused() {
    for (int length = 0; length < der.length; length++) {
      byte[] cut = Arrays.copyOf(der, length);
      assertRefused(
          length == 0 ? "certificate.empty" : "certificate.form", () -> Certificates.read(cut));
    }
  }

  @Test
  void moreOrLessThanOneCertificateIsRefused() {
    assertRefused("certificate.more-than-one", () -> read(pem + pem));
    assertRefused("certificate.trailing", () -> read(pem + "x"));
    assertRefused("certificate.truncated", () -> read(pem.substring(0, pem.length() - 8)));
    assertRefused("certificate.label", () -> read(pem.replace("CERTIFICATE", "PUBLIC KEY")));
    assertRefused("certificate.form", () -> read("hello"));
    assertRefused("certificate.too-long", () -> Certificates.read(new byte[65537]));
    byte[] twice = Arrays.copyOf(der, 2 * der.length);
    System.arraycopy(der, 0, twice, der.length, der.length);
    assertRefused("certificate.not-der", () -> Certificates.read(twice));
  }

  @Test
  void crlCutOrFollowedBySomethingIsRefused() throws Exception {
    CrlPlan plan =
        new CrlPlan(
            root.certificate, BigInteger.ONE, TestCa.NOW, TestCa.NOW.plusSeconds(60), List.of());
    byte[] crl = new CrlBuilder().build(plan, root.signer).der().bytes();
    assertThat(Certificates.readCrl(crl).getEncoded()).isEqualTo(crl);
    for (int length = 1; length < crl.length; length++) {
      byte[] cut = Arrays.copyOf(crl, length);
      assertRefused("crl.form", () -> Certificates.readCrl(cut));
    }
    assertRefused("crl.empty", () -> Certificates.readCrl(new byte[0]));
    assertRefused("crl.not-der", () -> Certificates.readCrl(Arrays.copyOf(crl, crl.length + 1)));
    assertRefused("crl.label", () -> Certificates.readCrl(pem.getBytes(US_ASCII)));
  }

  @Test
  void selfSignedIsAMatterOfTheSignatureAndNotOfTheName() throws Failure {
    assertThat(Certificates.selfSigned(root.certificate)).isTrue();
    X509Certificate leaf = root.leaf("Read leaf");
    assertThat(Certificates.selfSigned(leaf)).isFalse();
  }

  @Test
  void derIsEqualByItsBytesAndCannotBeChanged() {
    byte[] given = der.clone();
    Der wrapped = Der.of(given);
    given[0] = 0;
    wrapped.bytes()[0] = 0;
    assertThat(wrapped).isEqualTo(Der.of(der)).hasSameHashCodeAs(Der.of(der));
    assertThat(wrapped).isNotEqualTo(Der.of(given));
    assertThat(wrapped.toString()).contains(wrapped.sha256());
  }

  private static X509Certificate read(String text) throws Failure {
    return Certificates.read(text.getBytes(US_ASCII));
  }
}
