package org.countersign.app.demo.tour;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.countersign.app.demo.Cast;
import org.countersign.app.fx.Messages;

/** The main job, from signing in to a revoked key and a journal that holds together. */
final class MainJob {
  private static final String KEY = "release-2026";
  private static final String SIGNED_IN = "astrid";
  private static final String SECOND = "bao";
  private static final String THIRD = "chidi";
  private static final String FOURTH = "dana";

  private final People people;
  private final Path vault;
  private final InventoryJob inventory;
  private final EvidenceJob evidence;
  private final List<Tour.Step> steps = new ArrayList<>();

  MainJob(Cast cast, Path vault) {
    this.people = new People(cast);
    this.vault = vault;
    this.inventory = new InventoryJob(people, vault.resolveSibling("tour-import"), this::step);
    this.evidence = new EvidenceJob(people, vault.resolveSibling("tour-export"), this::step);
  }

  List<Tour.Step> steps() {
    begin();
    inventory.due();
    inventory.differences();
    inventory.map();
    inventory.importing();
    generate();
    certificate();
    activate();
    trust();
    emergency();
    afterwards();
    evidence.publication("Software releases", SECOND);
    evidence.screens();
    evidence.export(THIRD, SECOND);
    inTheDark();
    return List.copyOf(steps);
  }

  private void step(String name, Tour.Walk walk) {
    steps.add(new Tour.Step(name, walk));
  }

  private void begin() {
    step("sign in", driver -> people.chooseToSignIn(driver, SIGNED_IN));
    step(
        "today",
        driver -> {
          people.pin(driver, Sight.id("signin-pin"), SIGNED_IN);
          driver.press(KeyCode.ENTER);
          driver.click(Sight.id("navigation-today"));
        });
  }

  private void generate() {
    step("keys", driver -> driver.click(Sight.id("navigation-keys")));
    step(
        "ask for a key",
        driver -> {
          driver.click(Sight.says("keys.generate.button"));
          driver.choose("keys-form-domain", "Software releases");
          driver.type(Sight.id("keys-form-label"), KEY);
          driver.choose("keys-form-token", "northgate-signing");
          driver.type(Sight.id("keys-form-purpose"), "Signs desktop releases of 2026");
          driver.type(Sight.id("keys-form-reason"), "CHG-1187, yearly rotation");
        });
    request("key");
    step(
        "the key is in the list",
        driver -> {
          driver.click(Sight.id("control-close"));
          driver.seen(Sight.shows(KEY));
        });
  }

  private void certificate() {
    step(
        "ask for a certificate",
        driver -> {
          driver.click(Sight.shows(KEY));
          driver.click(Sight.id("keys-actions"));
          driver.click(Sight.says("keys.action.issue"));
          driver.choose("keys-plan-profile", "CODE_SIGNING", "Code signing", "code signing");
          driver.type(Sight.id("keys-form-reason"), "CHG-1188, certificate of the new key");
        });
    request("certificate");
    step(
        "certificate in the list",
        driver -> {
          driver.click(Sight.id("control-close"));
          driver.click(Sight.id("keys.certificates"));
        });
  }

  private void activate() {
    step(
        "ask for activation",
        driver -> {
          driver.click(Sight.id("keys-actions"));
          driver.click(Sight.says("keys.action.activate"));
          driver.type(Sight.id("keys-form-reason"), "CHG-1189, releases move to it on Monday");
        });
    request("activation");
    step("active", driver -> driver.click(Sight.id("control-close")));
  }

  private void trust() {
    step(
        "ask for a trust path",
        driver -> {
          driver.click(Sight.id("keys-actions"));
          driver.click(Sight.says("keys.action.add-trust-path"));
          driver.type(Sight.id("keys-path-name"), "Desktop updater 2026");
          driver.type(Sight.id("keys-path-kind"), "trust store");
          driver.type(Sight.id("keys-path-contact"), "Client platform, +46 8 555 0311");
          driver.type(Sight.id("keys-path-environment"), "production");
          driver.choose(
              "keys-path-criticality", Messages.text("control.criticality.CRITICAL"), "Critical");
          driver.choose(
              "keys-path-pins", "certificate", "the certificate", "Certificate", "CERTIFICATE");
          driver.type(Sight.id("keys-path-update"), "ships with each major version");
          driver.type(Sight.id("keys-form-reason"), "CHG-1190, inventory");
        });
    step(
        "trust path recorded",
        driver -> {
          driver.click(Sight.says("keys.form.propose"));
          driver.click(Sight.id("control-raise"));
          driver.click(Sight.id("control-execute"));
          driver.seen(Sight.says("control.ended.EXECUTED"));
        });
    step(
        "trusted by",
        driver -> {
          driver.click(Sight.id("control-close"));
          driver.click(Sight.id("keys.trusted"));
        });
  }

  private void emergency() {
    step(
        "lock",
        driver -> {
          driver.click(Sight.id("shell-lock"));
          people.chooseToSignIn(driver, THIRD);
        });
    step(
        "another signs in",
        driver -> {
          people.pin(driver, Sight.id("signin-pin"), THIRD);
          driver.press(KeyCode.ENTER);
          driver.seen(Sight.id("shell-emergency"));
        });
    step(
        "emergency",
        driver -> {
          driver.click(Sight.id("shell-emergency"));
          driver.type(Sight.id("emergency-search"), KEY);
          driver.click(Sight.shows(KEY).within(Sight.id("emergency-keys")));
          driver.click(Sight.id("emergency-keyCompromise"));
          driver.type(Sight.id("emergency-incident"), "INC-4711 laptop stolen");
        });
    step(
        "emergency raised",
        driver -> {
          driver.click(Sight.id("emergency-go-on"));
          driver.seen(Sight.id("person-" + FOURTH));
        });
    step(
        "wrong PIN",
        driver -> {
          driver.click(People.pinOf(FOURTH));
          driver.type("000000");
          driver.press(KeyCode.ENTER);
          driver.seen(Sight.shows("PIN").within(Sight.id("person-" + FOURTH)));
        });
    step("two have signed", driver -> people.sign(driver, FOURTH));
    step(
        "revoked",
        driver -> {
          driver.click(Sight.id("control-revoke"));
          driver.seen(Sight.says("control.ended.EXECUTED"));
          crlIsThere();
        });
    step(
        "compromised",
        driver -> {
          driver.click(Sight.id("control-close"));
          driver.click(Sight.id("navigation-keys"));
          driver.click(Sight.shows(KEY));
        });
    inventory.ended();
  }

  private void afterwards() {
    screen("today", "today.title");
    screen("requests", KEY);
    screen("tokens", "northgate-signing");
    screen("people", "Emil Haas");
    screen("journal", "Carried out");
    step(
        "journal checked",
        driver -> {
          driver.click(Sight.id("journal-check"));
          driver.seen(Sight.id("journal-sound"));
        });
  }

  private void inTheDark() {
    step("dark", driver -> driver.click(Sight.id("shell-theme")));
    step(
        "keys in the dark",
        driver -> {
          driver.click(Sight.id("navigation-keys"));
          driver.click(Sight.shows("release-2025"));
        });
    inventory.inTheDark();
  }

  private void screen(String name, String shown) {
    step(
        name + " afterwards",
        driver -> {
          driver.click(Sight.id("navigation-" + name));
          driver.seen(shown.contains(".") ? Sight.says(shown) : Sight.shows(shown));
        });
  }

  private void request(String what) {
    people.carryOut(what, "keys.form.propose", SECOND, this::step);
  }

  private void crlIsThere() throws java.io.IOException {
    try (Stream<Path> files = Files.list(vault.resolve("publication/crl"))) {
      if (files.noneMatch(file -> file.toString().endsWith(".crl"))) {
        throw new Driver.NotSeen("a CRL in publication");
      }
    }
  }
}
