package org.countersign.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.model.journal.Level;
import org.countersign.model.request.Operation;
import org.countersign.model.testing.MemoryBundle;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles of a vault in memory: what is in them, and what is refused. */
class BundleTest {
  private static final Instant DAY_TWO = VaultFixture.START.plus(Duration.ofDays(1));
  private static VaultLife life;
  private static MemoryBundle whole;

  @BeforeAll
  static void live() throws Exception {
    life = VaultLife.begun();
    VaultLife.SoftKey root = life.root("root");
    life.vault.advance(Duration.ofDays(1));
    life.domain("other", VaultFixture.policy(1));
    life.generate("other", "other-key");
    life.vault.advance(Duration.ofDays(1));
    life.trusted("build agents", root);
    String refused =
        life.vault.raise(life.vault.ada, VaultLife.DOMAIN, new Operation.SuspendKey(root.spki()));
    life.vault.refuse(refused, life.vault.cleo);
    whole = MemoryBundle.of(life.vault, Scope.ALL, Optional.empty());
  }

  @Test
  void wholeBundleIsCheckedByEveryRule() throws Exception {
    BundleFacts facts = whole.check();
    assertThat(facts.unchecked()).isEmpty();
    assertThat(facts.signers()).containsExactly("Ada", "Ben");
    assertThat(facts.manifest().journal().complete()).isTrue();
  }

  private static Scope scope(Level level, String domain, Instant from, Instant until) {
    return new Scope(level, domain, Optional.ofNullable(from), Optional.ofNullable(until));
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void everyLevelVerifies(Level level) throws Exception {
    MemoryBundle bundle =
        MemoryBundle.of(life.vault, scope(level, "", null, null), Optional.empty());
    Manifest.Counts counts = bundle.check().manifest().journal();
    assertThat(counts.entries() + counts.withheld()).isEqualTo(counts.size());
    assertThat(counts.withheld() == 0).isEqualTo(level != Level.PUBLIC);
  }

  @Test
  void domainLeavesGapsAndVerifies() throws Exception {
    BundleFacts facts =
        MemoryBundle.of(
                life.vault, scope(Level.CONFIDENTIAL, "other", null, null), Optional.empty())
            .check();
    assertThat(facts.manifest().journal().gaps()).isPositive();
    assertThat(facts.unchecked()).extracting(BundleFacts.Unchecked::code).contains("gaps");
    assertThat(facts.requests()).isLessThan(life.vault.state().requests().all().size());
  }

  @Test
  void periodHoldsRequestsWhole() throws Exception {
    BundleFacts facts =
        MemoryBundle.of(
                life.vault,
                scope(Level.CONFIDENTIAL, "", DAY_TWO, DAY_TWO.plusSeconds(60)),
                Optional.empty())
            .check();
    assertThat(facts.manifest().journal().gaps()).isPositive();
    assertThat(facts.requests()).isPositive();
  }

  @Test
  void nextExportExtendsTheLast() throws Exception {
    SignedNote last =
        SignedNote.read(whole.files.get(BundleFiles.CHECKPOINT), BundleFiles.CHECKPOINT);
    VaultFixture vault = life.vault;
    MemoryBundle next = MemoryBundle.of(vault, Scope.ALL, Optional.of(last));
    assertThat(next.check().manifest().previous()).isPresent();
    assertThat(next.files).containsKey(BundleFiles.CONSISTENCY);
  }

  @Test
  void checkpointOfAnotherHistoryIsRefused() throws Exception {
    VaultLife other = VaultLife.begun();
    MemoryBundle theirs = MemoryBundle.of(other.vault, Scope.ALL, Optional.empty());
    SignedNote note =
        SignedNote.read(theirs.files.get(BundleFiles.CHECKPOINT), BundleFiles.CHECKPOINT);
    assertThat(VaultFixture.code(() -> MemoryBundle.of(life.vault, Scope.ALL, Optional.of(note))))
        .isEqualTo("bundle.previous-fork");
  }

  @Test
  void oneCustodianCannotSignForTwo() {
    SoftCustodian ada = life.vault.ada;
    assertThat(
            VaultFixture.code(() ->
                MemoryBundle.signed(life.vault, Scope.ALL, Optional.empty(), List.of(ada, ada))))
        .isEqualTo("bundle.signers");
  }

  @Test
  void signerWhoWasRemovedIsRefused() throws Exception {
    VaultLife one = VaultLife.begun();
    SoftCustodian eve = SoftCustodian.named("Eve");
    one.vault.run(
        "",
        new Operation.EnrolPerson(eve.person(), Optional.of(eve.credential(VaultFixture.ID))),
        VaultLife.DONE);
    one.vault.run("", new Operation.RemovePerson(eve.id()), VaultLife.DONE);
    for (Level level : Level.values()) {
      MemoryBundle bundle =
          MemoryBundle.signed(
              one.vault,
              scope(level, "", null, null),
              Optional.empty(),
              List.of(one.vault.ada, eve));
      // Where the entries of the vault itself are withheld, nobody can know.
      assertThat(VaultFixture.code(bundle::check))
          .isEqualTo(level == Level.PUBLIC ? "allowed" : "bundle.not-enrolled");
    }
  }

  /** Single bits, over all files. */
  static List<String> paths() {
    return whole.files.keySet().stream().filter(path -> !path.startsWith("requests/")).toList();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void anyChangedBitIsRefused(String path) {
    byte[] good = whole.files.get(path);
    for (int i = 0; i < 4; i++) {
      MemoryBundle bad = whole.copy();
      int at = (int) ((long) good.length * i / 4);
      bad.files.get(path)[at] ^= (byte) (1 << (i % 8));
      assertThatThrownBy(bad::check).isInstanceOf(org.countersign.model.failure.Failure.class);
    }
  }

  @Test
  void structuralDamageIsRefusedByName() throws Exception {
    Map<String, MemoryBundle> cases = new TreeMap<>();
    cases.put("bundle.extra", with(bad -> bad.put("notes.txt", new byte[1])));
    cases.put("bundle.missing", with(bad -> bad.remove("journal.jsonl")));
    cases.put("bundle.differs", with(bad -> bad.put("journal.jsonl", new byte[0])));
    cases.put(
        "bundle.newer",
        with(bad -> bad.merge("manifest.json", replaced("\"v\":1,", "\"v\":2,"), (a, b) -> b)));
    cases.put(
        "bundle.other-format",
        with(bad ->
            bad.put("manifest.json", "{\"format\":\"zip\"}\n".getBytes(StandardCharsets.UTF_8))));
    for (Map.Entry<String, MemoryBundle> one : cases.entrySet()) {
      assertThat(VaultFixture.code(one.getValue()::check)).as(one.getKey()).isEqualTo(one.getKey());
    }
  }

  private static byte[] replaced(String from, String to) {
    String text = new String(whole.files.get("manifest.json"), StandardCharsets.UTF_8);
    return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  private interface Damage {
    void to(SortedMap<String, byte[]> files);
  }

  private static MemoryBundle with(Damage damage) {
    MemoryBundle copy = whole.copy();
    damage.to(copy.files);
    return copy;
  }
}
