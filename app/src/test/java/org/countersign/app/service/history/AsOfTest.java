package org.countersign.app.service.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.compare.Difference;
import org.countersign.model.compare.Facts;
import org.countersign.model.compare.Thing;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.VaultState;
import org.countersign.persistence.journal.FileJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Founded on 2026-11-02; a key made and trusted that day, trusted twice on the 4th, gone on the
 * 6th.
 */
final class AsOfTest {
  private static final LocalDate FOUNDED = LocalDate.of(2026, 11, 2);
  private static final AsOf.Progress SILENT = (done, all) -> {};

  private VaultOnSoftHsm vault;
  private AsOf asOf;
  private Spki key;

  @BeforeEach
  void lives() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    key = new Inventory(vault).active("release", KeyAlgorithm.EC_P256);
    trust("updater");
    vault.clock().advance(Duration.ofDays(2));
    trust("mirror");
    vault.clock().advance(Duration.ofDays(2));
    Object ignored =
        vault.carryOut(
            new Operation.EmergencyRevoke(key, "keyCompromise", Optional.empty(), "INC-1"),
            Charter.DOMAIN,
            Charter.BEN);
    vault.clock().advance(Duration.ofDays(1));
    asOf = new AsOf(vault.services().vault());
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private void trust(String name) throws Exception {
    TrustPath path =
        new TrustPath(
            UUID.randomUUID().toString(),
            name,
            Charter.DOMAIN,
            Optional.of(key),
            TrustPath.Pin.KEY,
            "verifier",
            "on call",
            "production",
            TrustPath.Criticality.HIGH,
            "by hand",
            Optional.empty());
    Object ignored = vault.carryOut(new Operation.AddTrustPath(path), Charter.DOMAIN, Charter.BEN);
  }

  private String stateOn(LocalDate day) throws Exception {
    return asOf.endOf(day, SILENT).read(state -> state.keys().key(key).orElseThrow().state().id());
  }

  private List<String> trustedOn(LocalDate day) throws Exception {
    return asOf.endOf(day, SILENT)
        .read(state -> state.graph().from(key).paths().stream().map(TrustPath::name).toList());
  }

  @Test
  void aKeyThatIsCompromisedNowWasActiveThen() throws Exception {
    assertThat(vault.stateOf(key)).isEqualTo("compromised");
    assertThat(stateOn(FOUNDED.plusDays(3))).isEqualTo("active");
    assertThat(stateOn(FOUNDED.plusDays(4))).isEqualTo("compromised");
  }

  @Test
  void theBlastRadiusIsTheOneOfThatDay() throws Exception {
    assertThat(trustedOn(FOUNDED.plusDays(1))).containsExactly("updater");
    assertThat(trustedOn(FOUNDED.plusDays(2))).containsExactly("mirror", "updater");
  }

  @Test
  void theHeadIsTheOneTheVaultHadAtThatSize() throws Exception {
    Past past = asOf.endOf(FOUNDED.plusDays(1), SILENT);
    long size = past.read(VaultState::size);
    assertThat(size).isLessThan(vault.services().vault().head().size());
    assertThat(HexFormat.of().formatHex(past.head().root()))
        .isEqualTo(HexFormat.of().formatHex(vault.services().vault().headAt(size).root()));
    assertThat(past.now().toString()).isEqualTo("2026-11-03T23:59:59.999Z");
  }

  @Test
  void todayAndTomorrowAreNoPast() {
    LocalDate today = FOUNDED.plusDays(5);
    assertThat(Sentences.codeOf(() -> asOf.endOf(today, SILENT))).isEqualTo("history.not-past");
    assertThat(Sentences.codeOf(() -> asOf.endOf(today.plusDays(1), SILENT)))
        .isEqualTo("history.not-past");
  }

  @Test
  void beforeTheFoundingThereIsNothing() {
    assertThat(Sentences.of(() -> asOf.endOf(FOUNDED.minusDays(1), SILENT)))
        .matches(e -> e.code().equals("history.before-founding"))
        .matches(e -> e.arguments().equals(List.of("2026-11-01", "2026-11-02")));
  }

  @Test
  void anEntryWhoseTimeWasMovedInTheFileIsNotLeftOut() throws Exception {
    Path file = vault.folder().resolve(FileJournal.NAME);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int last = lines.size() - 1;
    while (!lines.get(last).contains("\"at\":\"2026-11-04")) {
      last--;
    }
    lines.set(last, lines.get(last).replace("\"at\":\"2026-11-04", "\"at\":\"2026-11-06"));
    Files.writeString(file, String.join("\n", lines) + "\n");
    assertThat(Sentences.codeOf(() -> asOf.endOf(FOUNDED.plusDays(3), SILENT)))
        .isEqualTo("journal.not-as-checked");
  }

  @Test
  void aJournalThatWasCutShortBehindTheConsolesBackIsNotShown() throws Exception {
    Path file = vault.folder().resolve(FileJournal.NAME);
    List<String> lines = Files.readAllLines(file);
    Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
    assertThat(Sentences.codeOf(() -> asOf.endOf(FOUNDED.plusDays(3), SILENT)))
        .isEqualTo("journal.shorter");
  }

  @Test
  void theDayLastAskedForIsKeptUntilAnEntryIsWritten() throws Exception {
    Past first = asOf.endOf(FOUNDED.plusDays(3), SILENT);
    assertThat(asOf.endOf(FOUNDED.plusDays(3), SILENT)).isSameAs(first);
    new Inventory(vault).key("later", KeyAlgorithm.EC_P256);
    assertThat(asOf.endOf(FOUNDED.plusDays(3), SILENT)).isNotSameAs(first);
  }

  @Test
  void cancelEndsItAndKeepsNothing() throws Exception {
    assertThatThrownBy(() ->
            asOf.endOf(
                FOUNDED.plusDays(3),
                (done, all) -> {
                  throw new CancellationException();
                }))
        .isInstanceOf(CancellationException.class);
    assertThat(trustedOn(FOUNDED.plusDays(3))).containsExactly("mirror", "updater");
  }

  @Test
  void twoDaysAreComparedByWhatChangedAndWhoDidIt() throws Exception {
    Comparison week =
        new Comparing(vault.services().vault())
            .between(FOUNDED.plusDays(1), FOUNDED.plusDays(4), SILENT);
    assertThat(week.differences())
        .extracting(one -> one.thing().kind() + " " + one.name() + " " + one.how())
        .containsExactly("KEY release CHANGED", "TRUST_PATH mirror ADDED");
    Difference key = week.differences().getFirst();
    assertThat(key.changed())
        .containsExactly(new Difference.Changed(Facts.Fact.STATE, "active", "compromised"));
    Comparison.Deed deed = week.deeds().get(key.thing()).getLast();
    assertThat(deed.kind()).isEqualTo(Kinds.FINISHED);
    assertThat(week.state().requests().find(deed.request()).orElseThrow().request().operation())
        .isEqualTo("key.emergency-revoke");
    assertThat(week.after().size() - week.before().size()).isEqualTo(week.entries());
  }

  @Test
  void sinceBeforeTheFoundingEverythingIsNewAndADayIsNotComparedWithItself() throws Exception {
    Comparing comparing = new Comparing(vault.services().vault());
    Comparison all = comparing.between(FOUNDED.minusDays(9), FOUNDED.plusDays(5), SILENT);
    assertThat(all.before().size()).isZero();
    assertThat(all.differences())
        .isNotEmpty()
        .allMatch(one -> one.how() == Difference.How.ADDED)
        .anyMatch(one -> one.thing().kind() == Thing.Kind.PERSON);
    assertThat(Sentences.codeOf(() -> comparing.between(FOUNDED, FOUNDED, SILENT)))
        .isEqualTo("history.order");
  }
}
