package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.countersign.model.pki.Refusal.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsrReaderTest {
  @TempDir static Path folder;
  private static Openssl openssl;
  private static byte[] pem;
  private static byte[] der;

  @BeforeAll
  static void makeRequest() throws Exception {
    openssl = new Openssl(folder);
    pem = request("good", "-newkey ec -pkeyopt ec_paramgen_curve:P-384");
    openssl.run("req -in good.csr -outform DER -out good.der");
    der = openssl.read("good.der");
  }

  @ParameterizedTest
  @CsvSource({
    "-newkey rsa:3072,RSA-3072",
    "-newkey rsa:4096 -sha512,RSA-4096",
    "-newkey ec -pkeyopt ec_paramgen_curve:P-256,P-256",
    "-newkey ec -pkeyopt ec_paramgen_curve:P-384 -sha384,P-384",
    "-newkey ed25519,Ed25519"
  })
  void requestOfOpensslIsRead(String key, String algorithm) throws Exception {
    Csr csr = CsrReader.read(request("any", key));
    assertThat(csr.algorithm().display()).isEqualTo(algorithm);
    assertThat(csr.subject()).isEqualTo("CN=Release,O=Northgate,C=SE");
    openssl.run("req -in any.csr -noout -pubkey -out any.pub");
    openssl.run("pkey -pubin -in any.pub -outform DER -out any.spki");
    assertThat(csr.publicKey().getEncoded()).isEqualTo(openssl.read("any.spki"));
    assertThat(csr.spki()).isEqualTo(org.countersign.model.key.Spki.of(openssl.read("any.spki")));
  }

  @Test
  void pemAndDerAndTextBeforeItGiveTheSame() throws Exception {
    Csr csr = CsrReader.read(pem);
    assertThat(CsrReader.read(der)).isEqualTo(csr);
    assertThat(csr.der().bytes()).isEqualTo(der);
    openssl.run("req -in good.csr -text -out text.csr");
    assertThat(CsrReader.read(openssl.read("text.csr"))).isEqualTo(csr);
    String windows = new String(pem, StandardCharsets.US_ASCII).replace("\n", "\r\n");
    assertThat(CsrReader.read(windows.getBytes(StandardCharsets.US_ASCII))).isEqualTo(csr);
  }

  @Test
  void requestedExtensionsAreShownAndNotTakenOver() throws Exception {
    List<String> arguments = arguments("extended", "-newkey ed25519");
    for (String extension :
        List.of(
            "subjectAltName=DNS:a.example,IP:192.0.2.7,email:a@b.example",
            "keyUsage=critical,keyCertSign,cRLSign",
            "basicConstraints=critical,CA:TRUE",
            "extendedKeyUsage=codeSigning,1.2.3.4",
            "1.2.3.5=DER:0500")) {
      arguments.addAll(List.of("-addext", extension));
    }
    assertThat(openssl.run(arguments).exit()).isZero();
    assertThat(CsrReader.read(openssl.read("extended.csr")).extensions())
        .containsExactly(
            "subjectAltName: dns:a.example, ip:#c0000207, email:a@b.example",
            "keyUsage critical: cRLSign, keyCertSign",
            "basicConstraints critical: CA",
            "extKeyUsage: codeSigning, 1.2.3.4",
            "1.2.3.5: 0500");
  }

  @Test
  void requestCutAnywhereIsRefused() {
    for (int length = 0; length < der.length; length++) {
      byte[] cut = Arrays.copyOf(der, length);
      assertRefused(length == 0 ? "csr.empty" : "csr.truncated", () -> CsrReader.read(cut));
    }
  }

  @Test
  void pemCutAnywhereIsRefused() {
    // The last character is a line end, which nobody misses.
    for (int length = 0; length < pem.length - 1; length++) {
      byte[] cut = Arrays.copyOf(pem, length);
      assertThat(code(cut)).isIn("csr.empty", "csr.truncated", "csr.form");
    }
  }

  @Test
  void requestWithAnyByteChangedIsRefused() {
    for (int i = 0; i < der.length; i++) {
      byte[] changed = der.clone();
      changed[i] ^= 0x01;
      assertThat(code(changed)).as("byte %s", i).startsWith("csr.");
    }
  }

  @Test
  void randomBytesAreRefused() {
    Random random = new Random(20261121);
    for (int i = 0; i < 2000; i++) {
      byte[] noise = new byte[1 + random.nextInt(200)];
      random.nextBytes(noise);
      noise[0] = 0x30;
      assertThat(code(noise)).startsWith("csr.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-newkey rsa:2048,csr.weak-key",
    "-newkey rsa:3072 -pkeyopt rsa_keygen_pubexp:3,csr.weak-exponent",
    "-newkey rsa:3200,csr.key-algorithm",
    "-newkey rsa:3072 -sha1,csr.signature-algorithm",
    "-newkey rsa:3072 -md5,csr.signature-algorithm",
    "-newkey rsa:3072 -sigopt rsa_padding_mode:pss,csr.signature-algorithm",
    "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -sha1,csr.signature-algorithm",
    "-newkey ec -pkeyopt ec_paramgen_curve:P-521,csr.key-algorithm",
    "-newkey ec -pkeyopt ec_paramgen_curve:secp256k1,csr.key-algorithm",
    "-newkey ec -pkeyopt ec_paramgen_curve:brainpoolP256r1,csr.key-algorithm",
    "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit,csr.key-algorithm",
    "-newkey ed448,csr.key-algorithm"
  })
  void weakOrUnknownIsRefusedByName(String key, String code) throws Exception {
    byte[] weak = request("weak", key);
    assertRefused(code, () -> CsrReader.read(weak));
  }

  @Test
  void twoRequestsInOneFileAreRefused() throws Exception {
    byte[] other = request("other", "-newkey ed25519");
    assertRefused("csr.more-than-one", () -> CsrReader.read(join(pem, other)));
    assertRefused("csr.more-than-one", () -> CsrReader.read(join(der, der)));
  }

  @Test
  void somethingAfterTheRequestIsRefused() {
    assertRefused(
        "csr.trailing",
        () -> CsrReader.read(join(pem, "and more".getBytes(StandardCharsets.US_ASCII))));
    assertRefused("csr.trailing", () -> CsrReader.read(join(der, new byte[1])));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "{\"csr\":1}", "%PDF-1.7", "<xml/>"})
  void otherFileIsRefused(String text) {
    String code = code(text.getBytes(StandardCharsets.UTF_8));
    assertThat(code).isIn("csr.form", "csr.truncated", "csr.trailing");
  }

  @Test
  void emptyOrHugeFileIsRefused() {
    assertRefused("csr.empty", () -> CsrReader.read(new byte[0]));
    assertRefused("csr.empty", () -> CsrReader.read(" \r\n\t".getBytes(StandardCharsets.US_ASCII)));
    assertRefused("csr.too-long", () -> CsrReader.read(new byte[CsrReader.MOST_BYTES + 1]));
    byte[] bomb = {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x02};
    assertThat(code(bomb)).isIn("csr.form", "csr.truncated");
  }

  @Test
  void nestingWithoutEndIsRefused() {
    byte[] deep = new byte[60_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    assertThat(code(deep)).startsWith("csr.");
  }

  @Test
  void otherPemObjectIsRefusedByItsLabel() throws Exception {
    byte[] key = openssl.read("good.key");
    Refused refused = catchThrowableOfType(Refused.class, () -> CsrReader.read(key));
    assertThat(refused.code()).isEqualTo("csr.label");
    assertThat(refused.arguments()).containsExactly("PRIVATE KEY");
  }

  @Test
  void signatureOfAnotherKeyIsRefused() throws Exception {
    SoftSigner mine = SoftSigner.named("mine", KeyAlgorithm.EC_P256);
    SoftSigner theirs = SoftSigner.named("theirs", KeyAlgorithm.EC_P256);
    byte[] stolen = build(new X500Name("CN=Stolen"), theirs, mine);
    assertRefused("csr.signature", () -> CsrReader.read(stolen));
  }

  @Test
  void hugeHiddenOrMissingSubjectIsRefused() throws Exception {
    X500NameBuilder huge = new X500NameBuilder(RFC4519Style.INSTANCE);
    for (int i = 0; i < 600; i++) {
      huge.addRDN(RFC4519Style.description, "x".repeat(60));
    }
    SoftSigner key = SoftSigner.named("mine", KeyAlgorithm.EC_P256);
    byte[] hugeRequest = build(huge.build(), key, key);
    assertRefused("csr.subject-too-long", () -> CsrReader.read(hugeRequest));

    X500NameBuilder turned = new X500NameBuilder(RFC4519Style.INSTANCE);
    turned.addRDN(RFC4519Style.cn, "moc.elpmaxe\u202e");
    byte[] turnedRequest = build(turned.build(), key, key);
    assertRefused("csr.subject-characters", () -> CsrReader.read(turnedRequest));

    byte[] nameless = build(new X500Name(new org.bouncycastle.asn1.x500.RDN[0]), key, key);
    assertRefused("csr.subject-empty", () -> CsrReader.read(nameless));
  }

  @Test
  void badBase64IsRefused() {
    String text = new String(pem, StandardCharsets.US_ASCII).replaceFirst("\nM", "\n!");
    assertRefused("csr.form", () -> CsrReader.read(text.getBytes(StandardCharsets.US_ASCII)));
    String body = Base64.getMimeEncoder().encodeToString(Arrays.copyOf(der, der.length - 9));
    String cut =
        "-----BEGIN CERTIFICATE REQUEST-----\n" + body + "\n-----END CERTIFICATE REQUEST-----\n";
    assertRefused("csr.truncated", () -> CsrReader.read(cut.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] build(X500Name subject, SoftSigner key, SoftSigner signer)
      throws Exception {
    return new JcaPKCS10CertificationRequestBuilder(subject, key.publicKey())
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.keys().getPrivate()))
        .getEncoded();
  }

  private static byte[] request(String name, String key) throws IOException, InterruptedException {
    Openssl.Result result = openssl.run(arguments(name, key));
    assertThat(result.exit()).as(result.text()).isZero();
    return openssl.read(name + ".csr");
  }

  private static List<String> arguments(String name, String key) {
    List<String> arguments = new ArrayList<>(List.of("req", "-new", "-nodes"));
    arguments.addAll(List.of(key.split(" ", -1)));
    arguments.addAll(List.of("-keyout", name + ".key", "-out", name + ".csr"));
    arguments.addAll(List.of("-subj", "/C=SE/O=Northgate/CN=Release"));
    return arguments;
  }

  private static String code(byte[] file) {
    Refused refused = catchThrowableOfType(Refused.class, () -> CsrReader.read(file));
    assertThat(refused).isNotNull();
    return refused.code();
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
