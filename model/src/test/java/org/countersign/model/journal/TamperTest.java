package org.countersign.model.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Operation;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No byte of a journal can be changed, no line moved, without the verifier saying where. */
class TamperTest {
  private static List<byte[]> lines;

  @BeforeAll
  static void aJournalOfFortyEntries() throws Failure {
    VaultLife life = VaultLife.begun();
    var root = life.root("root-2026");
    var release = life.issued("release-2026", root);
    life.trusted("build farm", release);
    life.vault.advance(Duration.ofMinutes(1));
    String no =
        life.vault.raise(life.vault.ada, VaultLife.DOMAIN, new Operation.SuspendKey(root.spki()));
    life.vault.refuse(no, life.vault.cleo);
    life.vault.append(
        life.vault.ben, Kinds.SESSION_CLOSED, "", false, new Bodies.SessionClosed("hand"));
    lines = life.vault.lines();
  }

  @Test
  void theJournalItselfIsWhole() throws Failure {
    assertThat(lines).hasSizeGreaterThanOrEqualTo(40);
    assertThat(verify(lines)).isEqualTo(-1);
  }

  @Test
  void everyByteOfSomeLinesChangedIsFoundAtThatLine() {
    for (int at : new int[] {0, 1, 4, lines.size() - 1}) {
      JournalVerifier before = upTo(at);
      for (int i = 0; i < lines.get(at).length; i++) {
        byte[] changed = lines.get(at).clone();
        changed[i] ^= 1;
        assertBroken(before, changed, at, i);
      }
    }
  }

  @Test
  void randomByteChangesAnywhereAreFoundAtThatLine() {
    Random random = new Random(11);
    JournalVerifier before = new JournalVerifier();
    for (int at = 0; at < lines.size(); at++) {
      for (int k = 0; k < 40; k++) {
        byte[] changed = lines.get(at).clone();
        int i = random.nextInt(changed.length);
        changed[i] ^= (byte) (1 + random.nextInt(255));
        assertBroken(before, changed, at, i);
      }
      must(before, lines.get(at));
    }
  }

  @Test
  void aLineLookedOverIsWhatItIsWhenReadTheLongWay() throws Failure {
    Random random = new Random(13);
    int looked = 0;
    for (byte[] line : lines) {
      for (int k = 0; k < 200; k++) {
        byte[] changed = line.clone();
        if (k > 0) {
          changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
        }
        Optional<EntryScan> scan = EntryScan.of(changed);
        if (scan.isPresent() && scan.get().holds()) {
          looked++;
          assertThat(answer(() -> scan.get().entry()))
              .isEqualTo(answer(() -> Entry.parseWhole(changed)));
        }
      }
      Entry entry = Entry.parseWhole(line);
      assertThat(EntryScan.of(line).isPresent()).isEqualTo(entry.header().seq() > 0);
      EntryScan.of(line)
          .ifPresent(scan -> {
            assertThat(scan.holds()).isTrue();
            assertThat(scan.seq()).isEqualTo(entry.header().seq());
            assertThat(scan.credential()).isEqualTo(entry.header().credential().hex());
            assertThat(scan.leafHash())
                .isEqualTo(entry.header().leafHash())
                .isEqualTo(MerkleTree.leafHash(Canonical.bytesOf(entry.header())));
          });
    }
    assertThat(looked).isGreaterThan(3 * lines.size());
  }

  private interface Reading {
    Entry read() throws Failure;
  }

  private static String answer(Reading reading) {
    try {
      Entry entry = reading.read();
      return new String(entry.line(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (Failure e) {
      return e.code();
    }
  }

  @Test
  void withSignaturesLeftToOthersItBreaksWhereItBreaksOneByOne() {
    Random random = new Random(17);
    for (int round = 0; round < 16; round++) {
      List<byte[]> spoilt = new ArrayList<>(lines);
      for (int k = 0; k < 2; k++) {
        int at = random.nextInt(lines.size());
        byte[] changed = lines.get(at).clone();
        // The end of a line is its signature: the one thing that does not change the tree.
        int tail = round % 2 == 0 ? changed.length - 40 : 0;
        changed[tail + random.nextInt(changed.length - tail)] ^= 2;
        spoilt.set(at, changed);
      }
      assertThat(VaultFixture.code(() -> later(spoilt)))
          .isEqualTo(VaultFixture.code(() -> oneByOne(spoilt)));
      assertThat(brokenAt(() -> later(spoilt))).isEqualTo(brokenAt(() -> oneByOne(spoilt)));
    }
    assertThat(VaultFixture.code(() -> later(lines))).isEqualTo("allowed");
  }

  private static void later(List<byte[]> journal) throws JournalBroken {
    JournalVerifier verifier = new JournalVerifier();
    SignatureChecks signatures = new SignatureChecks();
    for (byte[] line : journal) {
      verifier.next(line, signatures);
    }
    signatures.settle();
  }

  private static void oneByOne(List<byte[]> journal) throws JournalBroken {
    JournalVerifier verifier = new JournalVerifier();
    for (byte[] line : journal) {
      verifier.next(line);
    }
  }

  private static long brokenAt(VaultFixture.Step step) {
    try {
      step.run();
      return -1;
    } catch (JournalBroken e) {
      return e.seq();
    } catch (Failure e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theHashesAloneGiveTheSameTreeAndFindWhatChangesIt() throws Failure {
    byte[] root = upTo(lines.size()).head().root();
    assertThat(scanned(lines).root(lines.size())).isEqualTo(root);
    int signaturesSpoilt = 0;
    Random random = new Random(19);
    for (int at = 0; at < lines.size(); at++) {
      List<byte[]> spoilt = new ArrayList<>(lines);
      byte[] changed = lines.get(at).clone();
      changed[random.nextInt(changed.length)] ^= 1;
      spoilt.set(at, changed);
      byte[] other;
      try {
        other = scanned(spoilt).root(lines.size());
      } catch (JournalBroken e) {
        assertThat(e.seq()).isEqualTo(at);
        continue;
      }
      if (Arrays.equals(other, root)) {
        // What is left is a signature, which the tree does not cover.
        signaturesSpoilt++;
        assertThat(new String(changed, 0, changed.length - 200, US_ASCII))
            .isEqualTo(new String(lines.get(at), 0, changed.length - 200, US_ASCII));
      }
    }
    assertThat(signaturesSpoilt).isBetween(1, lines.size() - 1);
    List<byte[]> less = new ArrayList<>(lines);
    less.remove(5);
    assertThat(brokenAt(() -> scanned(less))).isEqualTo(5);
  }

  private static MerkleTree scanned(List<byte[]> journal) throws JournalBroken {
    JournalScan scan = new JournalScan((seq, line, credential) -> {});
    for (byte[] line : journal) {
      scan.line(line);
    }
    return scan.end();
  }

  @Test
  void aLineLeftOutIsFound() {
    for (int at = 0; at < lines.size() - 1; at++) {
      List<byte[]> less = new ArrayList<>(lines);
      less.remove(at);
      assertThat(verify(less)).isEqualTo(at);
    }
  }

  @Test
  void linesExchangedAreFound() {
    for (int at = 0; at < lines.size() - 1; at++) {
      List<byte[]> other = new ArrayList<>(lines);
      Collections.swap(other, at, at + 1);
      assertThat(verify(other)).isEqualTo(at);
    }
  }

  @Test
  void aLineTwiceIsFound() {
    for (int at = 0; at < lines.size(); at += 5) {
      List<byte[]> more = new ArrayList<>(lines);
      more.add(at, lines.get(at));
      assertThat(verify(more)).isEqualTo(at + 1);
    }
  }

  @Test
  void aLineOfTheSameVaultFromAnotherJournalIsFound() throws Failure {
    VaultLife other = VaultLife.begun();
    other.root("root-2026");
    for (int at = 1; at < 10; at++) {
      List<byte[]> mixed = new ArrayList<>(lines);
      mixed.set(at, other.vault.lines().get(at));
      assertThat(verify(mixed)).isEqualTo(at);
    }
  }

  @Test
  void cutAndEmptyLinesAreFound() {
    byte[] last = lines.getLast();
    JournalVerifier before = upTo(lines.size() - 1);
    for (int length = 0; length < last.length; length += 37) {
      assertBroken(before, java.util.Arrays.copyOf(last, length), lines.size() - 1, length);
    }
  }

  @Test
  void aChangedEntryUnderANewHashStillLacksItsSignature() throws Failure {
    Entry entry = Entry.parse(lines.getLast());
    var body = org.countersign.model.json.Canonical.tree(new Bodies.SessionClosed("idle"));
    Header h = entry.header();
    Header forged =
        new Header(
            h.v(),
            h.vault(),
            h.seq(),
            h.at(),
            h.kind(),
            h.actor(),
            h.credential(),
            h.domain(),
            h.level(),
            Entry.bodyHash(entry.salt(), body),
            h.drill());
    byte[] line = new Entry(forged, entry.salt(), body, entry.signatures()).line();
    JournalVerifier before = upTo(lines.size() - 1);
    assertThat(VaultFixture.code(() -> before.next(line))).isEqualTo("journal.signature");
  }

  /** The first entry that fails, or −1. */
  private static long verify(List<byte[]> journal) {
    JournalVerifier verifier = new JournalVerifier();
    try {
      for (byte[] line : journal) {
        verifier.next(line);
      }
      return -1;
    } catch (JournalBroken e) {
      return e.seq();
    }
  }

  private static JournalVerifier upTo(int count) {
    JournalVerifier verifier = new JournalVerifier();
    lines.subList(0, count).forEach(line -> must(verifier, line));
    return verifier;
  }

  private static void must(JournalVerifier verifier, byte[] line) {
    assertThat(VaultFixture.code(() -> verifier.next(line))).isEqualTo("allowed");
  }

  private static void assertBroken(JournalVerifier before, byte[] line, long seq, int at) {
    try {
      before.check(line);
    } catch (JournalBroken e) {
      assertThat(e.seq()).isEqualTo(seq);
      return;
    }
    throw new AssertionError("byte " + at + " of entry " + seq + " was changed unseen");
  }
}
