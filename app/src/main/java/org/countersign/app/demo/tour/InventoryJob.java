package org.countersign.app.demo.tour;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import javafx.scene.input.KeyCode;
import org.countersign.model.pki.Pem;

/** What is due, an import, the differences of a token, and the trust map. */
final class InventoryJob {
  private static final String OLD_KEY = "release-2025";
  private static final String SECOND = "bao";

  private final People people;
  private final Path folder;
  private final Tour.Steps steps;

  /** {@code folder}: where the files that are imported go. */
  InventoryJob(People people, Path folder, Tour.Steps steps) {
    this.people = people;
    this.folder = folder;
    this.steps = steps;
  }

  void due() {
    steps.step(
        "due",
        driver -> {
          driver.click(Sight.id("navigation-due"));
          driver.seen(Sight.shows("Review").within(Sight.styled("table-view")));
        });
  }

  /** Keys of partners; beside them a certificate that is cut off, and somebody's private key. */
  void importing() {
    steps.step(
        "import preview",
        driver -> {
          driver.click(Sight.id("navigation-import"));
          driver.drop(folder(), Sight.id("import-table"));
          driver.seen(Sight.id("import-counts").showing("refused"));
        });
    steps.step(
        "ask for the import",
        driver -> {
          driver.choose("import-domain", "Software releases");
          driver.click(Sight.id("import-bring"));
          driver.click(Sight.says("import.form.without.text"));
          driver.type(Sight.id("import-form-reason"), "CHG-1201, keys of partners and build hosts");
        });
    people.carryOut("import", "import.form.propose", SECOND, steps);
    steps.step("imported", driver -> driver.click(Sight.id("control-close")));
    steps.step(
        "private keys in files",
        driver -> driver.click(Sight.shows("Private keys in files").within(Sight.styled("tab"))));
  }

  /** A folder as somebody may find it on a build host. */
  private Path folder() throws IOException, GeneralSecurityException {
    Path custodians = folder.resolveSibling("custodians");
    String cut = Files.readString(custodians.resolve("emil.cer.pem"));
    String fourth = cut.lines().skip(3).findFirst().orElseThrow();
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("build-hosts.pem"),
        Files.readString(custodians.resolve("bao.cer.pem"))
            + cut.replace(fourth + "\n", "")
            + Pem.encode("PRIVATE KEY", pair().getPrivate().getEncoded()));
    Files.writeString(
        folder.resolve("partners.jwks"),
        "{\"keys\":["
            + jwk("contoso-2026", (ECPublicKey) pair().getPublic())
            + ","
            + jwk("fabrikam-2026", (ECPublicKey) pair().getPublic())
            + "]}");
    return folder;
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static String jwk(String name, ECPublicKey key) {
    return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
        .formatted(name, number(key.getW().getAffineX()), number(key.getW().getAffineY()));
  }

  private static String number(BigInteger number) {
    byte[] bytes = HexFormat.of().parseHex("%064x".formatted(number));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  void differences() {
    steps.step(
        "differences",
        driver -> {
          driver.click(Sight.id("navigation-tokens"));
          driver.click(Sight.shows("northgate-signing"));
          driver.click(Sight.id("tokens.tab.differences"));
          driver.seen(Sight.id("tokens-looked"));
        });
  }

  void map() {
    steps.step(
        "rotation of a key in use",
        driver -> {
          driver.click(Sight.id("navigation-keys"));
          driver.click(Sight.shows(OLD_KEY));
          driver.click(Sight.id("keys.rotation"));
          driver.seen(Sight.id("rotation-standing"));
        });
    steps.step(
        "trust map",
        driver -> {
          driver.click(Sight.id("keys-show-on-map"));
          driver.seen(Sight.id("map-chosen").showing(OLD_KEY));
          driver.seen(Sight.id("map-reached"));
        });
  }

  /** Of the key that is chosen on the Keys screen, after an emergency. */
  void ended() {
    steps.step(
        "rotation after the emergency",
        driver -> {
          driver.click(Sight.id("keys.rotation"));
          driver.seen(Sight.id("rotation-standing"));
        });
    steps.step(
        "revocation after the emergency",
        driver -> {
          driver.click(Sight.id("revocation.title"));
          driver.seen(Sight.id("revocation-compare"));
        });
  }

  /** The map again, by its search. */
  void inTheDark() {
    steps.step(
        "trust map in the dark",
        driver -> {
          driver.click(Sight.id("navigation-map"));
          driver.type(Sight.styled("filter-field"), "release-2026");
          driver.press(KeyCode.ENTER);
          driver.seen(Sight.id("map-chosen").showing("release-2026"));
          driver.seen(Sight.id("map-reached"));
        });
  }
}
