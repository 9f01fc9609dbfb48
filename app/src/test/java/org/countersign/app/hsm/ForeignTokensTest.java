package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.key.Spki;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tokens that other programs have filled: what is on them is listed as it is, and used where it can
 * be.
 */
class ForeignTokensTest {
  private static final String PIN = SoftHsm.USER_PIN;

  @TempDir private Path folder;

  private SoftHsm hsm;
  private Pkcs11TokenPort port;
  private TokenIdentity token;

  @BeforeEach
  void freshToken() {
    hsm = SoftHsm.fresh();
    token = hsm.token("Foreign");
    port = hsm.port();
  }

  @AfterEach
  void close() {
    port.close();
  }

  private void pkcs11Tool(String... arguments) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                "pkcs11-tool",
                "--module",
                hsm.module().toString(),
                "--token-label",
                "Foreign",
                "-l",
                "-p",
                PIN));
    command.addAll(List.of(arguments));
    assertThat(Tool.run(command.toArray(new String[0]))).isNotEmpty();
  }

  /**
   * A key and a certificate made by openssl, imported under one id, without a public key object.
   */
  private X509Certificate importKeyAndCertificate(String id, String... algorithm) throws Exception {
    String key = folder.resolve("key.pem").toString();
    String certificate = folder.resolve("cert.pem").toString();
    List<String> request =
        new java.util.ArrayList<>(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-nodes",
                "-subj",
                "/CN=foreign",
                "-keyout",
                key,
                "-out",
                certificate,
                "-newkey"));
    request.addAll(List.of(algorithm));
    String ignored = Tool.run(request.toArray(new String[0]));
    String keyDer = folder.resolve("key.der").toString();
    String der = folder.resolve("cert.der").toString();
    ignored = Tool.run("openssl", "pkey", "-in", key, "-outform", "DER", "-out", keyDer);
    ignored = Tool.run("openssl", "x509", "-in", certificate, "-outform", "DER", "-out", der);
    pkcs11Tool("-w", keyDer, "-y", "privkey", "--id", id, "--label", "imported", "--usage-sign");
    pkcs11Tool("-w", der, "-y", "cert", "--id", id, "--label", "imported");
    try (var in = Files.newInputStream(Path.of(der))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private TokenObject privateKey(PersonalToken open) throws Exception {
    return open.objects().stream()
        .filter(object -> object.kind().equals("CKO_PRIVATE_KEY"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aKeyIsNamedByItsCertificateWhereThereIsNoPublicKeyObject() throws Exception {
    X509Certificate certificate =
        importKeyAndCertificate("0102", "ec", "-pkeyopt", "ec_paramgen_curve:secp384r1");
    try (PersonalToken open = port.openPersonal(token, PIN.toCharArray())) {
      TokenObject key = privateKey(open);

      assertThat(key.spki()).hasValue(Spki.of(certificate.getPublicKey()));
      assertThat(key.keyType()).isEqualTo("P-384");
      assertThat(open.sign(key.spki().orElseThrow(), new byte[3])).isNotEmpty();
    }
  }

  @Test
  void anImportedKeyIsSeenNotToBeLocal() throws Exception {
    X509Certificate certificate =
        importKeyAndCertificate("0102", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");
    assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    try (PersonalToken open = port.openPersonal(token, PIN.toCharArray())) {
      assertThat(privateKey(open).attributes())
          .containsEntry("CKA_LOCAL", "false")
          .containsEntry("CKA_NEVER_EXTRACTABLE", "false");
    }
  }

  @Test
  void certificatesAreListedWithoutAKeyType() throws Exception {
    X509Certificate certificate = importKeyAndCertificate("0a", "rsa:2048");
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=foreign");
    try (PersonalToken open = port.openPersonal(token, PIN.toCharArray())) {
      TokenObject found =
          open.objects().stream()
              .filter(object -> object.kind().equals("CKO_CERTIFICATE"))
              .findFirst()
              .orElseThrow();

      assertThat(found.id()).isEqualTo("0a");
      assertThat(found.label()).isEqualTo("imported");
      assertThat(found.keyType()).isEmpty();
      assertThat(found.spki()).isEmpty();
    }
  }

  @Test
  void aKeySizeTheConsoleHasNoSchemeForIsListedButNotUsed() throws Exception {
    X509Certificate certificate = importKeyAndCertificate("0b", "rsa:2048");
    Spki spki = Spki.of(certificate.getPublicKey());
    try (PersonalToken open = port.openPersonal(token, PIN.toCharArray())) {
      assertThat(privateKey(open).keyType()).isEqualTo("RSA-2048");
      assertThat(privateKey(open).spki()).hasValue(spki);

      assertThatThrownBy(() -> open.sign(spki, new byte[1]))
          .isInstanceOf(TokenRefused.class)
          .hasMessageContaining("CKR_KEY_TYPE_INCONSISTENT");
    }
  }

  @Test
  void aSecretKeyIsListedAsOne() throws Exception {
    pkcs11Tool("--keygen", "--key-type", "AES:32", "--label", "aes", "--id", "0c");
    try (PersonalToken open = port.openPersonal(token, PIN.toCharArray())) {
      TokenObject secret = open.objects().getFirst();

      assertThat(secret.kind()).isEqualTo("CKO_SECRET_KEY");
      assertThat(secret.keyType()).isEqualTo("CKK_0x1F");
      assertThat(secret.spki()).isEmpty();
    }
  }
}
