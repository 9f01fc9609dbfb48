package org.countersign.app.service.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.app.Services;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.backup.ExfatDrive;
import org.countersign.app.service.backup.PulledDrive;
import org.countersign.app.service.backup.SmallDrive;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.today.TodayItem;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.Spki;
import org.countersign.model.port.SetStore;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.PublishedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What relying parties get, by their own tools, on a real vault with real files. */
class PublicationSetTest {
  private static Optional<Path> saved = Optional.empty();

  private VaultOnSoftHsm vault;
  private Spki root;
  private Spki good;
  private Spki bad;

  @BeforeEach
  void found() throws Exception {
    if (saved.isEmpty()) {
      vault = VaultOnSoftHsm.fresh();
      vault.signIn(Charter.ADA);
      Inventory inventory = new Inventory(vault);
      Spki ca = inventory.root("Root <CA>", KeyAlgorithm.EC_P384);
      Spki ignored = inventory.issued(ca, "release", KeyAlgorithm.RSA_3072);
      Spki other = inventory.issued(ca, "nightly", KeyAlgorithm.EC_P256);
      carryOut(new Operation.EmergencyRevoke(other, "keyCompromise", Optional.empty(), "INC-7"));
      saved = Optional.of(vault.save("published"));
    }
    vault = VaultOnSoftHsm.restored(saved.get());
    // After the last entry of the vault that was kept.
    vault.clock().set(Charter.FOUNDED.plusSeconds(86_400));
    vault.signIn(Charter.ADA);
    root = key("Root <CA>");
    good = key("release");
    bad = key("nightly");
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private Spki key(String label) {
    return vault
        .services()
        .vault()
        .read(state ->
            state.keys().keys().stream()
                .filter(key -> key.label().equals(label))
                .findFirst()
                .orElseThrow()
                .spki());
  }

  private void carryOut(Operation operation) throws Exception {
    Object ignored = vault.carryOut(operation, Charter.DOMAIN, Charter.BEN);
  }

  private PublicationSets sets() {
    return vault.services().sets();
  }

  private Operation wish() throws Exception {
    return sets().draft().wish(Charter.DOMAIN, 7, "Because a test wants it").operation();
  }

  /** Issues and publishes the next set. */
  private Path issue() throws Exception {
    carryOut(wish());
    return home().resolve("current").toRealPath();
  }

  private Path home() {
    return vault
        .folder()
        .resolve(Services.PUBLICATION)
        .resolve(Services.SETS)
        .resolve(Charter.DOMAIN);
  }

  private PublishedSet newest() {
    return vault.services().vault().read(s -> s.sets().newest(Charter.DOMAIN)).orElseThrow();
  }

  private List<String> today() {
    return vault.services().today().forPerson(Charter.ADA).stream()
        .map(TodayItem::code)
        .filter(code -> code.startsWith("set-"))
        .toList();
  }

  private static Path only(Path folder, String ending) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }

  private static List<JsonNode> keys(Path set, String name) throws Exception {
    List<JsonNode> keys = new ArrayList<>();
    Canonical.parse(Files.readAllBytes(set.resolve(name))).get("keys").forEach(keys::add);
    return keys;
  }

  private Path leaf(Spki key, Path folder) throws Exception {
    byte[] der = vault.services().vault().read(s -> s.keys().certificatesOf(key).getLast().der());
    return Files.write(folder.resolve(key.brief() + ".cer"), der);
  }

  private BigInteger serial(Spki key) {
    return vault.services().vault().read(s -> s.keys().certificatesOf(key).getLast().serial());
  }

  @Test
  void everyFileIsWhatOpensslAndSha256sumExpect(@TempDir Path scratch) throws Exception {
    Path set = issue();
    Path ca = only(set.resolve("certificates"), ".pem");

    assertThat(Shell.run(set, "sha256sum", "-c", "--strict", "SHA256SUMS"))
        .startsWith("0 ")
        .contains("index.html: OK", "manifest.json: OK");
    String key = Shell.run(set, "openssl", "x509", "-in", ca.toString(), "-pubkey", "-noout");
    Path pem = Files.writeString(scratch.resolve("ca.pub"), key.substring(2) + "\n");
    assertThat(
            Shell.run(
                set,
                "openssl",
                "dgst",
                "-sha384",
                "-verify",
                pem.toString(),
                "-signature",
                "SHA256SUMS.sig",
                "SHA256SUMS"))
        .isEqualTo("0 Verified OK");
    assertThat(
            Shell.run(
                set,
                "openssl",
                "crl",
                "-inform",
                "DER",
                "-in",
                only(set.resolve("crl"), ".crl").toString(),
                "-CAfile",
                ca.toString(),
                "-noout"))
        .isEqualTo("0 verify OK");
    for (String ending : List.of(".ocsp", ".sha256.ocsp")) {
      assertThat(status(set, ca, good, ending, scratch))
          .contains("Response verify OK")
          .containsPattern("(?m)^(.*: )?good$");
      assertThat(status(set, ca, bad, ending, scratch))
          .contains("Response verify OK", "Reason: keyCompromise")
          .containsPattern("(?m)^(.*: )?revoked$");
    }
  }

  @Test
  void whatIsWrittenAsJsonIsAsItsSchemaSaysAndThePageIsSoundHtml(@TempDir Path scratch)
      throws Exception {
    assumeTrue(Shell.run(scratch, "python3", "-c", "import jsonschema").startsWith("0 "));
    Path set = issue();
    JsonNode jws = Canonical.parse(Files.readAllBytes(only(set.resolve("notices"), ".jws.json")));
    Path notice =
        Files.write(
            scratch.resolve("notice.json"),
            Base64.getUrlDecoder().decode(jws.get("payload").stringValue()));
    for (Path file : List.of(set.resolve("manifest.json"), set.resolve("metadata.json"), notice)) {
      String name = file.getFileName().toString().replace(".json", ".schema.json");
      Path schema = scratch.resolve(name);
      try (InputStream in =
          Canonical.class.getClassLoader().getResourceAsStream("org/countersign/schema/" + name)) {
        Files.write(schema, in.readAllBytes());
      }
      assertThat(valid(schema, file)).as(name).isEqualTo("0");
      String text = Files.readString(file);
      Path older = Files.writeString(scratch.resolve("v2"), text.replace("\"v\":1", "\"v\":2"));
      assertThat(valid(schema, older)).as(name).startsWith("1 ").contains("1 was expected");
    }
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/tidy")));
    assertThat(Shell.run(set, "tidy", "-e", "-q", "-utf8", "index.html")).isEqualTo("0 ");
  }

  private static String valid(Path schema, Path file) throws Exception {
    return Shell.run(
            file.getParent(),
            "python3",
            "-c",
            "import json,sys,jsonschema as j;"
                + "s,f=[json.load(open(a)) for a in sys.argv[1:]];"
                + "j.Draft202012Validator.check_schema(s);"
                + "j.Draft202012Validator(s).validate(f)",
            schema.toString(),
            file.toString())
        .strip();
  }

  private String status(Path set, Path ca, Spki key, String ending, Path scratch) throws Exception {
    Path response = set.resolve("ocsp-" + root.brief()).resolve(serial(key).toString(16) + ending);
    List<String> command =
        new ArrayList<>(
            List.of("openssl", "ocsp", "-respin", response.toString(), "-CAfile", ca.toString()));
    command.addAll(List.of("-issuer", ca.toString()));
    if (ending.contains("256")) {
      command.add("-sha256");
    }
    command.addAll(List.of("-cert", leaf(key, scratch).toString()));
    return Shell.run(set, command.toArray(String[]::new));
  }

  @Test
  void aDomainWithoutAnIssuerIsSignedByTheCustodiansWhoApproved() throws Exception {
    carryOut(new Operation.SuspendKey(root));
    Path set = issue();

    for (String person : List.of(Charter.ADA, Charter.BEN)) {
      Path key;
      try (Stream<Path> signers = Files.list(set.resolve("signers"))) {
        key =
            signers
                .filter(file -> file.getFileName().toString().startsWith(person + "-"))
                .findFirst()
                .orElseThrow();
      }
      assertThat(
              Shell.run(
                  set,
                  "openssl",
                  "dgst",
                  "-sha384",
                  "-verify",
                  key.toString(),
                  "-signature",
                  "SHA256SUMS." + person + ".sig",
                  "SHA256SUMS"))
          .isEqualTo("0 Verified OK");
    }
    assertThat(set.resolve("ocsp-" + root.brief())).doesNotExist();
    assertThat(set.resolve("certificates")).doesNotExist();
    sets().shelf().check(Charter.DOMAIN);
  }

  @Test
  void aKeySetHasEveryActiveKeyAndNoOther() throws Exception {
    Path set = issue();

    assertThat(keys(set, "jwks.json"))
        .singleElement()
        .satisfies(jwk -> {
          assertThat(jwk.get("kid").stringValue()).isEqualTo(good.hex());
          assertThat(jwk.get("kty").stringValue()).isEqualTo("RSA");
          assertThat(jwk.has("d")).isFalse();
        });
    assertThat(keys(set, "jwks-issuers.json"))
        .singleElement()
        .satisfies(jwk -> assertThat(jwk.get("kid").stringValue()).isEqualTo(root.hex()));
    carryOut(new Operation.SuspendKey(good));
    assertThat(keys(issue(), "jwks.json")).isEmpty();
  }

  @Test
  void aNoticeIsSignedByTheIssuerAndSaysWhichKeyIsNotToBeTrusted() throws Exception {
    Path set = issue();
    JsonNode jws = Canonical.parse(Files.readAllBytes(only(set.resolve("notices"), ".jws.json")));
    Base64.Decoder url = Base64.getUrlDecoder();
    JsonNode payload = Canonical.parse(url.decode(jws.get("payload").stringValue()));
    JsonNode signed = jws.get("signatures").get(0);
    String message = signed.get("protected").stringValue() + "." + jws.get("payload").stringValue();

    assertThat(payload.get("spki").stringValue()).isEqualTo(bad.hex());
    assertThat(payload.get("reason").stringValue()).isEqualTo("keyCompromise");
    Signature verifier = Signature.getInstance("SHA384withECDSAinP1363Format");
    verifier.initVerify(
        PublicKeyDer.read(
            vault.services().vault().read(s -> s.keys().key(root).orElseThrow().publicKey())));
    verifier.update(message.getBytes(StandardCharsets.US_ASCII));
    assertThat(verifier.verify(url.decode(signed.get("signature").stringValue()))).isTrue();
    assertThat(Files.readString(only(set.resolve("notices"), ".txt"))).contains(bad.hex());
  }

  @Test
  void thePageShowsNamesAsTextAndLoadsNothing() throws Exception {
    String page = Files.readString(issue().resolve("index.html"));

    assertThat(page).contains("&lt;CA").doesNotContain("<CA>");
    assertThat(page.toLowerCase(Locale.ROOT))
        .doesNotContain("<script", "http:", "https:", "src=", "@import", "url(");
  }

  @Test
  void anEmergencyDoesNotWaitAndTheSetIsBehindAfterIt() throws Exception {
    Path before = issue();
    assertThat(today()).isEmpty();
    String hash = vault.raise(wish(), Charter.DOMAIN);

    carryOut(new Operation.EmergencyRevoke(good, "keyCompromise", Optional.empty(), "INC-8"));

    assertThat(today()).containsExactly("set-behind");
    assertThat(Sentences.codeOf(() -> vault.carryOut(hash, Charter.BEN)))
        .isEqualTo("publication.register-changed");
    assertThat(home().resolve("current").toRealPath()).isEqualTo(before);
    Path after = issue();
    assertThat(after).isNotEqualTo(before);
    assertThat(today()).isEmpty();
    JsonNode metadata = Canonical.parse(Files.readAllBytes(after.resolve("metadata.json")));
    for (JsonNode one : metadata.get("certificates")) {
      assertThat(one.get("status").stringValue())
          .isEqualTo(one.get("ca").booleanValue() ? "good" : "revoked");
    }
    assertThat(keys(after, "jwks.json")).isEmpty();
  }

  @Test
  void anOlderSetNeverReplacesANewerOne(@TempDir Path drive) throws Exception {
    Path first = issue();
    String out = sets().shelf().export(Charter.DOMAIN, drive, (done, all) -> {});
    assertThat(Path.of(out)).isDirectory();
    assertThat(issue()).isNotEqualTo(first);
    String second = sets().shelf().export(Charter.DOMAIN, drive, (done, all) -> {});
    assertThat(newest().number()).isEqualTo(2);
    // The vault as it was before the second set, put back from a backup.
    vault.close();
    vault = VaultOnSoftHsm.restored(saved.get());
    vault.clock().set(Charter.FOUNDED.plusSeconds(86_400));
    vault.signIn(Charter.ADA);
    assertThat(issue().getFileName()).hasToString("0000001");

    assertThat(
            Sentences.codeOf(() -> sets().shelf().export(Charter.DOMAIN, drive, (done, all) -> {})))
        .isEqualTo("publication.older");
    assertThat(drive.resolve(Charter.DOMAIN).resolve("current").toRealPath())
        .isEqualTo(Path.of(second).toRealPath());
  }

  @Test
  void aDriveThatIsPulledOrFullInTheMiddleKeepsTheFormerSetWhole() throws Exception {
    Path ignored = issue();
    try (PulledDrive pulled = new PulledDrive();
        SmallDrive small = new SmallDrive()) {
      String first = sets().shelf().export(Charter.DOMAIN, pulled.path(), (done, all) -> {});
      ignored = issue();
      assertThat(
              Sentences.codeOf(
                  () -> sets().shelf().export(Charter.DOMAIN, pulled.path(), pullsAtHalf(pulled))))
          .startsWith("store.");
      pulled.putBack();
      Path there = pulled.path().resolve(Charter.DOMAIN);
      assertThat(there.resolve("current").toRealPath()).isEqualTo(Path.of(first).toRealPath());
      assertThat(Shell.run(Path.of(first), "sha256sum", "-c", "--quiet", "SHA256SUMS"))
          .isEqualTo("0 ");
      assertThat(there.resolve("0000002")).doesNotExist();
      String second = sets().shelf().export(Charter.DOMAIN, pulled.path(), (done, all) -> {});
      assertThat(there.resolve("current").toRealPath()).isEqualTo(Path.of(second).toRealPath());
      assertThat(there.toFile().list()).containsOnly("0000001", "0000002", "current");

      assertThat(
              Sentences.codeOf(
                  () -> sets().shelf().export(Charter.DOMAIN, small.path(), (done, all) -> {})))
          .isEqualTo("store.full");
      assertThat(small.path().resolve(Charter.DOMAIN)).isEmptyDirectory();
    }
  }

  private static SetStore.Watch pullsAtHalf(PulledDrive drive) {
    return (done, all) -> {
      if (done == all / 2) {
        try {
          drive.pull();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  @Test
  void onADriveWithoutLinksTheNewestSetIsNamedInAFileAndABackupIsWritten() throws Exception {
    Path ignored = issue();
    try (ExfatDrive drive = new ExfatDrive()) {
      String first = sets().shelf().export(Charter.DOMAIN, drive.path(), (done, all) -> {});
      assertThat(drive.path().resolve(Charter.DOMAIN).resolve("current.txt"))
          .hasContent(Path.of(first).getFileName().toString());
      ignored = issue();
      String set = sets().shelf().export(Charter.DOMAIN, drive.path(), (done, all) -> {});
      assertThat(drive.path().resolve(Charter.DOMAIN).resolve("current.txt")).hasContent("0000002");
      assertThat(Shell.run(Path.of(set), "sha256sum", "-c", "--quiet", "SHA256SUMS"))
          .isEqualTo("0 ");
      Path backup =
          vault.services().backup().orElseThrow().backups().make(drive.path(), 2, part -> {});
      assertThat(drive.path().toFile().list())
          .containsOnly(Charter.DOMAIN, backup.getFileName().toString());
    }
  }

  @Test
  void whatSomebodyChangedInTheFolderIsNamedAndPublishingMendsIt() throws Exception {
    Path set = issue();
    sets().shelf().check(Charter.DOMAIN);

    Files.writeString(set.resolve("jwks.json"), "{\"keys\":[]}\n");
    assertThat(Sentences.of(() -> sets().shelf().check(Charter.DOMAIN)))
        .satisfies(failure -> {
          assertThat(failure.code()).isEqualTo("publication.differs");
          assertThat(failure.arguments()).containsExactly("jwks.json");
        });
    Object ignored = sets().shelf().publish(Charter.DOMAIN, (done, all) -> {});
    sets().shelf().check(Charter.DOMAIN);

    Files.writeString(set.resolve("crl").resolve("other.crl"), "");
    assertThat(Sentences.codeOf(() -> sets().shelf().check(Charter.DOMAIN)))
        .isEqualTo("publication.extra");
    ignored = sets().shelf().publish(Charter.DOMAIN, (done, all) -> {});
    Files.delete(set.resolve("SHA256SUMS.sig"));
    assertThat(Sentences.codeOf(() -> sets().shelf().check(Charter.DOMAIN)))
        .isEqualTo("publication.missing");
    Files.delete(home().resolve("current"));
    Files.createSymbolicLink(home().resolve("current"), Path.of("../elsewhere"));
    vault.clock().set(vault.clock().now().plusSeconds(120));
    assertThat(today()).containsExactly("set-not-out");
    ignored = sets().shelf().publish(Charter.DOMAIN, (done, all) -> {});
    vault.clock().set(vault.clock().now().plusSeconds(120));
    assertThat(today()).isEmpty();
    assertThat(Files.exists(home().resolve("elsewhere"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aDrillPublishesNothing() throws Exception {
    String hash =
        vault
            .services()
            .controls()
            .raise(
                vault
                    .services()
                    .controls()
                    .draft(new Requests.Wish(wish(), Charter.DOMAIN, "A rehearsal", true)));

    assertThat(Sentences.codeOf(() -> vault.carryOut(hash, Charter.BEN)))
        .isEqualTo("request.drill");
    assertThat(home()).doesNotExist();
  }
}
