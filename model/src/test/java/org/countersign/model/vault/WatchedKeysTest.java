package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.model.testing.OutsidePki.certificate;
import static org.countersign.model.testing.OutsidePki.key;
import static org.countersign.model.testing.OutsidePki.party;
import static org.countersign.model.testing.VaultLife.DOMAIN;
import static org.countersign.model.testing.VaultLife.DONE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.model.domain.Authority;
import org.countersign.model.failure.Failure;
import org.countersign.model.intake.Item;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.request.Operation;
import org.countersign.model.testing.OutsidePki.Party;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.Test;

/** Keys that others hold: what two people of a domain can say of them, and what follows. */
class WatchedKeysTest {
  private static final String OTHER = "partners";

  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private final Party outside = party("Partner signing key");

  private void imported(String domain, Item... items) throws Failure {
    List<ImportCandidate> all = List.of(items).stream().map(ImportCandidate::of).toList();
    ImportList list = ImportList.of(vault.state(), domain, vault.now(), all);
    list.link((done, of) -> {});
    vault.run(
        domain,
        new Operation.ImportInventory(
            List.of("keys.pem"),
            1,
            vault.attach(list.bytes(), Operation.ImportInventory.TYPE),
            list.counts()),
        DONE);
  }

  private WatchedKey watched(String domain) {
    return vault.state().watched().find(outside.spki(), domain).orElseThrow();
  }

  private Operation.DistrustKey distrust() {
    return new Operation.DistrustKey(
        outside.spki(), "The partner called: their build server was taken.", Optional.empty());
  }

  private Operation.TrustKeyAgain again() {
    return new Operation.TrustKeyAgain(outside.spki(), "It was another partner's key.");
  }

  private TrustPath path(String name, String domain, Optional<String> on) {
    String id = UUID.randomUUID().toString();
    return VaultLife.path(
        id, domain, name, on.isEmpty() ? Optional.of(outside.spki()) : Optional.empty(), on);
  }

  private String refused(String domain, Operation operation) {
    return VaultFixture.code(() -> vault.run(domain, operation, DONE));
  }

  @Test
  void twoPeopleOfADomainThatWatchesAKeyMarkItAsDistrusted() throws Failure {
    imported(DOMAIN, key(outside, "partner"));
    Instant since = vault.now().minus(Duration.ofDays(3));
    Operation.DistrustKey what =
        new Operation.DistrustKey(outside.spki(), "Said by phone.", Optional.of(since));
    String request = vault.run(DOMAIN, what, DONE);
    WatchedKey.Distrust mark = watched(DOMAIN).distrust().orElseThrow();
    assertThat(mark.why()).isEqualTo("Said by phone.");
    assertThat(mark.since()).contains(since);
    assertThat(mark.request()).isEqualTo(request);
    assertThat(vault.state().watched().distrusted(outside.spki())).contains(watched(DOMAIN));
    assertThat(refused(DOMAIN, what)).isEqualTo("watched.distrusted");
  }

  @Test
  void theMarkIsReadBackFromTheJournalAndSurvivesTheNextImport() throws Failure {
    imported(DOMAIN, key(outside, "partner"));
    vault.run(DOMAIN, distrust(), DONE);
    imported(DOMAIN, key(outside, "partner, called otherwise"));
    assertThat(watched(DOMAIN).name()).isEqualTo("partner, called otherwise");
    assertThat(watched(DOMAIN).distrust()).isPresent();
    JournalVerifier read = new JournalVerifier(vault::attachment);
    for (byte[] line : vault.lines()) {
      read.next(line);
    }
    assertThat(read.state().watched().distrusted(outside.spki())).isPresent();
  }

  @Test
  void theMarkIsTakenOffByTwoPeopleAndNotTwice() throws Failure {
    imported(DOMAIN, key(outside, "partner"));
    assertThat(refused(DOMAIN, again())).isEqualTo("watched.not-distrusted");
    vault.run(DOMAIN, distrust(), DONE);
    vault.run(DOMAIN, again(), DONE);
    assertThat(vault.state().watched().distrusted(outside.spki())).isEmpty();
  }

  @Test
  void distrustIsAnEmergencyAndTrustIsNot() {
    assertThat(distrust().authority()).isEqualTo(Authority.EMERGENCY);
    assertThat(again().authority()).isEqualTo(Authority.ROUTINE);
  }

  @Test
  void aDomainThatDoesNotWatchTheKeyHasNoSay() throws Failure {
    imported(DOMAIN, key(outside, "partner"));
    life.domain(OTHER, VaultFixture.policy(1));
    assertThat(refused(OTHER, distrust())).isEqualTo("watched.unknown");
    assertThat(refused("", distrust())).isEqualTo("watched.unknown");
    assertThat(watched(DOMAIN).distrust()).isEmpty();
  }

  @Test
  void nothingIsNewlyMadeToTrustADistrustedKey() throws Failure {
    imported(DOMAIN, key(outside, "partner"));
    vault.run(DOMAIN, distrust(), DONE);
    Operation add = new Operation.AddTrustPath(path("updater", DOMAIN, Optional.empty()));
    assertThat(refused(DOMAIN, add)).isEqualTo("watched.distrusted");
  }

  @Test
  void aDistrustPinsWhoBreaks() throws Failure {
    imported(DOMAIN, certificate(outside, outside));
    TrustPath path = path("updater", DOMAIN, Optional.empty());
    vault.run(DOMAIN, new Operation.AddTrustPath(path), DONE);
    String hash = vault.raise(vault.ada, DOMAIN, distrust());
    assertThat(vault.file(hash).request().impact().paths()).isEqualTo(1);
    assertThat(vault.file(hash).request().subject().label()).isEqualTo(watched(DOMAIN).name());
  }

  @Test
  void aDistrustIsNoDrill() throws Failure {
    imported(DOMAIN, key(outside, "partner"));
    String hash = vault.drill(vault.ada, DOMAIN, distrust());
    vault.approve(hash, vault.ben, vault.cleo);
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada))).isEqualTo("request.drill");
  }

  // --- trust paths of several domains

  @Test
  void aPathMayDependOnOneOfAnotherDomainAndIsReachedThroughIt() throws Failure {
    SoftKey key = life.root("root-2026");
    TrustPath below = life.trusted("platform", key);
    life.domain(OTHER, VaultFixture.policy(1));
    TrustPath above = path("product", OTHER, Optional.of(below.id()));
    vault.run(OTHER, new Operation.AddTrustPath(above), DONE);
    assertThat(vault.state().graph().from(key.spki()).paths())
        .extracting(TrustPath::name)
        .containsExactlyInAnyOrder("platform", "product");
    assertThat(refused(DOMAIN, new Operation.RemoveTrustPath(below.id())))
        .isEqualTo("trust.depended-on");
  }

  @Test
  void pathsOfTwoDomainsThatDependOnEachOtherDoNoHarm() throws Failure {
    SoftKey key = life.root("root-2026");
    TrustPath first = life.trusted("platform", key);
    life.domain(OTHER, VaultFixture.policy(1));
    TrustPath second = path("product", OTHER, Optional.of(first.id()));
    vault.run(OTHER, new Operation.AddTrustPath(second), DONE);
    TrustPath round =
        new TrustPath(
            first.id(),
            first.name(),
            first.domain(),
            first.trusts(),
            first.pins(),
            first.kind(),
            first.contact(),
            first.environment(),
            first.criticality(),
            first.updateMethod(),
            Optional.of(second.id()));
    vault.run(DOMAIN, new Operation.ChangeTrustPath(round), DONE);
    assertThat(vault.state().graph().count(key.spki())).isEqualTo(2);
  }

  @Test
  void aPathStillTrustsNoKeyOfAnotherDomain() throws Failure {
    SoftKey key = life.root("root-2026");
    life.domain(OTHER, VaultFixture.policy(1));
    TrustPath path =
        VaultLife.path(
            UUID.randomUUID().toString(),
            OTHER,
            "product",
            Optional.of(key.spki()),
            Optional.empty());
    assertThat(refused(OTHER, new Operation.AddTrustPath(path))).isEqualTo("trust.other-domain");
  }
}
