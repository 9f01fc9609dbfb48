package org.countersign.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.countersign.model.intake.Item.PrivateKey;
import org.countersign.model.intake.Item.PublicKey;
import org.countersign.model.key.Spki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that gpg makes. */
final class OpenPgpFilesTest {
  private static final String GPG =
      "gpg --homedir . --batch --no-tty --quiet --pinentry-mode loopback ";

  @TempDir private static Path folder;
  private static Tools tools;

  @BeforeAll
  static void make() {
    tools = new Tools(folder);
    tools.run("chmod 700 .");
    tools.run(
        GPG
            + "--passphrase '' --quick-generate-key"
            + " Release~<release@example.org> ed25519 sign 2y");
    String fingerprint = fingerprint();
    tools.run(GPG + "--passphrase '' --quick-add-key " + fingerprint + " rsa3072 sign 1y");
    tools.run(GPG + "--passphrase '' --quick-add-uid release@example.org Second~Name");
    tools.run(GPG + "--armor --output public.asc --export");
    tools.run(GPG + "--output public.gpg --export");
    tools.run(GPG + "--armor --passphrase '' --output secret.asc" + " --export-secret-keys");
  }

  @AfterAll
  static void stop() {
    tools.run("gpgconf --homedir . --kill gpg-agent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"public.asc", "public.gpg"})
  void primaryAndSubkeysComeWithNamesExpiryAndFingerprint(String name) {
    Reading reading = tools.read(name);
    assertThat(reading.problems()).isEmpty();
    List<PublicKey> keys = keys(reading);
    assertThat(keys).hasSize(2).allMatch(key -> key.kind() == Item.Kind.OPENPGP);
    PublicKey primary = keys.getFirst();
    assertThat(primary.name()).isIn("Release <release@example.org>", "Second Name");
    assertThat(primary.facts())
        .containsEntry("fingerprint", fingerprint())
        .containsEntry("part", "primary")
        .containsKeys("created", "expires", "user ids");
    assertThat(primary.facts().get("user ids")).contains("Second Name", "release@example.org");
    assertThat(keys.getLast().facts()).containsEntry("part", "subkey").containsKey("expires");
    assertThat(keys).extracting(key -> key.key()).doesNotHaveDuplicates();
  }

  @Test
  void theKeyIsNamedAsItsSubjectPublicKeyInfoIs() {
    PublicKey primary = keys(tools.read("public.gpg")).getFirst();
    // RFC 8410: twelve bytes, and then the key as it stands in gpg's file.
    assertThat(primary.publicKey()).hasSize(44);
    assertThat(primary.key()).isEqualTo(Spki.of(primary.publicKey()));
    assertThat(new String(tools.bytes("public.gpg"), StandardCharsets.ISO_8859_1))
        .contains(
            new String(
                Arrays.copyOfRange(primary.publicKey(), 12, 44), StandardCharsets.ISO_8859_1));
  }

  @Test
  void secretKeysAreToldAndNotTaken() {
    Reading reading = tools.read("secret.asc");
    List<Spki> known = keys(tools.read("public.gpg")).stream().map(PublicKey::key).toList();
    assertThat(reading.items()).hasSize(2).allMatch(PrivateKey.class::isInstance);
    assertThat(KeyStoreFilesTest.privateKeys(reading))
        .extracting(key -> key.key().orElseThrow())
        .isEqualTo(known);
    assertThat(KeyStoreFilesTest.privateKeys(reading))
        .allMatch(key -> key.owner().contains("Release") || key.owner().contains("Second"));
  }

  @Test
  void aSubkeyThatThePrimaryKeyNeverSignedIsRefused() throws Exception {
    PGPPublicKeyRing ours = ring("public.gpg");
    tools.run(GPG + "--passphrase '' --quick-generate-key Mallory ed25519 sign 0");
    tools.run(GPG + "--output mallory.gpg --export Mallory");
    PGPPublicKeyRing mallory = ring("mallory.gpg");
    ByteArrayOutputStream forged = new ByteArrayOutputStream();
    try (ArmoredOutputStream out = new ArmoredOutputStream(forged)) {
      mallory.getPublicKey().encode(out);
      for (PGPPublicKey key : (Iterable<PGPPublicKey>) ours::getPublicKeys) {
        if (!key.isMasterKey()) {
          key.encode(out);
        }
      }
    }
    Reading reading = Tools.read(forged.toByteArray());
    assertThat(keys(reading)).hasSize(1);
    assertThat(KeyStoreFilesTest.codes(reading)).containsExactly("openpgp.unbound");
    tools.run(
        GPG
            + "--yes --delete-secret-and-public-key "
            + keys(tools.read("mallory.gpg")).getFirst().facts().get("fingerprint"));
  }

  private static PGPPublicKeyRing ring(String name) {
    return (PGPPublicKeyRing) new BcPGPObjectFactory(tools.bytes(name)).iterator().next();
  }

  private static String fingerprint() {
    return tools
        .run(GPG + "--with-colons --list-keys")
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .findFirst()
        .orElseThrow()
        .split(":", -1)[9];
  }

  private static List<PublicKey> keys(Reading reading) {
    return reading.items().stream()
        .filter(PublicKey.class::isInstance)
        .map(PublicKey.class::cast)
        .toList();
  }
}
