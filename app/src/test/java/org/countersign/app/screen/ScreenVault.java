package org.countersign.app.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.app.Services;
import org.countersign.app.Workstation;
import org.countersign.app.demo.Cast;
import org.countersign.app.demo.DemoVault;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.intake.ImportDraft;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.failure.Failure;
import org.countersign.model.intake.Readers;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.ImportCandidate;

/**
 * The demonstration vault on a SoftHSM of its own, with Astrid signed in: for screens that read a
 * vault and ask for something. Closing it takes all of it away.
 */
public final class ScreenVault implements AutoCloseable {
  private final SoftHsm hsm = SoftHsm.fresh();
  private final AtomicReference<Duration> slow = new AtomicReference<>(Duration.ZERO);
  private final Path folder;
  private final Workstation workstation;
  private final Cast cast;
  private final Services services;

  private ScreenVault() throws Failure, IOException {
    folder = Files.createTempDirectory("countersign-screens");
    workstation =
        new Workstation(hsm.port(), () -> Instant.now().minus(slow.get()), new SecureRandom());
    DemoVault demo = new DemoVault(folder, workstation, line -> {});
    cast = demo.ready();
    services = Services.open(workstation, demo.vault(), progress -> {});
    signIn("astrid");
  }

  /** Founded, commissioned, with three keys and twelve trust paths. */
  public static ScreenVault open() {
    try {
      return new ScreenVault();
    } catch (Failure e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Services services() {
    return services;
  }

  public SoftHsm hsm() {
    return hsm;
  }

  public Workstation workstation() {
    return workstation;
  }

  /** The vault's folder. */
  public Path folder() {
    return folder.resolve("vault");
  }

  /** From now on the workstation's clock is so much behind. */
  public void clockBehind(Duration by) {
    slow.set(by);
  }

  public char[] pin(String person) {
    return cast.named(person).pin().toCharArray();
  }

  /** Signs someone in, whoever was before. */
  public void signIn(String person) {
    must(() -> {
      services.sessions().lock("hand");
      services.sessions().signIn(person, pin(person));
      return person;
    });
  }

  /** Raised by whoever is signed in, not yet signed by anyone else. */
  public String raise(Operation operation, String domain, String reason) {
    return must(() ->
        services.controls().raise(services.controls().draft(Wish.real(operation, domain, reason))));
  }

  /** Raised by whoever is signed in, approved by these, carried out. */
  public void carryOut(Operation operation, String domain, String reason, String... others) {
    String hash = raise(operation, domain, reason);
    must(() -> {
      try (DualControl control = services.controls().open(hash, Optional.of(Instant.now()))) {
        for (String other : others) {
          control.approve(other, pin(other), "Looked at it with " + operation.authority());
        }
        return control.execute(step -> {});
      }
    });
  }

  /** Ended by a refusal. */
  public void refuse(String hash, String person, String why) {
    must(() -> {
      try (DualControl control = services.controls().open(hash, Optional.empty())) {
        control.refuse(person, pin(person), why);
        return hash;
      }
    });
  }

  /** A key by its label. */
  public SigningKey key(String label) {
    return services
        .vault()
        .read(state ->
            state.keys().keys().stream()
                .filter(key -> key.label().equals(label))
                .findFirst()
                .orElseThrow());
  }

  /** A new key on the demonstration's signing token. */
  public Spki generate(String label, String purpose, String domain, KeyAlgorithm algorithm) {
    var token = services.vault().read(s -> s.tokens().all().iterator().next().ready().token());
    Instant ends =
        services.vault().now().atZone(ZoneOffset.UTC).plus(Period.ofYears(2)).toInstant();
    carryOut(
        new Operation.GenerateKey(label, algorithm, token, purpose, ends),
        domain,
        "CHG-1187, yearly rotation",
        "bao");
    return key(label).spki();
  }

  /** Imports what a file holds, as two people of the domain sign it. */
  public void bring(String domain, String file, byte[] content, String other) {
    List<ImportCandidate> all =
        new Readers()
            .read(file, content, Optional.empty()).items().stream()
                .map(ImportCandidate::of)
                .toList();
    Wish wish =
        must(() ->
            new ImportDraft(services.vault()).wish(domain, all, "CHG-1201", (done, of) -> {}));
    carryOut(wish.operation(), domain, wish.reason(), other);
  }

  /** Keys in every state, requests that wait, were refused and failed: as after some years. */
  public void furnish() {
    generate(
        "release-2026",
        "Release archives of Northgate Desktop",
        "software-releases",
        KeyAlgorithm.EC_P384);
    Spki stamp =
        generate(
            "timestamp-2025", "Time stamps of releases", "software-releases", KeyAlgorithm.EC_P256);
    carryOut(new Operation.ActivateKey(stamp), "software-releases", "Ready for use", "chidi");
    carryOut(
        new Operation.SuspendKey(stamp),
        "software-releases",
        "INC-2041: build host under investigation",
        "dana");
    Spki old =
        generate("nightly-2024", "Nightly builds", "software-releases", KeyAlgorithm.ED25519);
    carryOut(new Operation.ActivateKey(old), "software-releases", "Ready for use", "bao");
    carryOut(
        new Operation.RetireKey(old),
        "software-releases",
        "Nightly builds are unsigned now",
        "bao");
    Spki lost =
        generate(
            "partner-jwt-2024", "Partner access tokens", "partner-tokens", KeyAlgorithm.EC_P256);
    carryOut(new Operation.ActivateKey(lost), "partner-tokens", "Ready for use", "emil");
    carryOut(
        new Operation.EmergencyRevoke(
            lost, "keyCompromise", Optional.empty(), "INC-2044, laptop with a token stolen"),
        "partner-tokens",
        "The token was used after it was reported stolen",
        "chidi");
    signIn("bao");
    raise(
        new Operation.ActivateKey(key("release-2026").spki()),
        "software-releases",
        "CHG-1190: first release of the year on Monday");
    refuse(
        raise(
            new Operation.DestroyKey(key("nightly-2024").spki()),
            "software-releases",
            "No longer needed"),
        "chidi",
        "Archives of 2024 are still being audited");
    signIn("astrid");
    raise(
        new Operation.ReinstateKey(key("timestamp-2025").spki()),
        "software-releases",
        "INC-2041 is closed: nothing was found");
  }

  private interface Step<T> {
    T run() throws Failure;
  }

  private static <T> T must(Step<T> step) {
    try {
      return step.run();
    } catch (Failure e) {
      throw new IllegalStateException(e.code() + e.arguments(), e);
    }
  }

  @Override
  public void close() {
    services.close();
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the people the demonstration knows as custodians. */
  public List<String> custodians() {
    return cast.custodians().stream().map(c -> c.person().name()).toList();
  }
}
