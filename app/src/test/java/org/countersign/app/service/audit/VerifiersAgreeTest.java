package org.countersign.app.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.audit.BundleCheck;
import org.countersign.model.audit.BundleForge;
import org.countersign.model.audit.BundleSource;
import org.countersign.model.audit.LongLife;
import org.countersign.model.audit.Scope;
import org.countersign.model.audit.SignedNote;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Level;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.persistence.bundle.OpenBundles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verify.java and the console's own verifier, held against each other. */
class VerifiersAgreeTest {
  private static final Scope OF_DOMAIN =
      new Scope(Level.CONFIDENTIAL, VaultLife.DOMAIN, Optional.empty(), Optional.empty());

  @TempDir static Path folder;
  private static AuditorsVerifier auditor;
  private static VaultLife life;
  private static Instant middle;
  private static int next;

  @BeforeAll
  static void begin() throws Exception {
    auditor = new AuditorsVerifier(folder.resolve("verifier"));
    life = VaultLife.begun();
    VaultFixture vault = life.vault;
    VaultLife.SoftKey root = life.root("root");
    vault.set(vault.now().plusSeconds(60));
    middle = vault.now();
    life.issued("leaf", root);
    life.domain("other", VaultFixture.policy(1));
    life.generate("other", "elsewhere");
    vault.refuse(vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("no")), vault.cleo);
  }

  @AfterAll
  static void close() throws Exception {
    auditor.close();
  }

  /** What both say; empty where a verifier accepts. */
  private record Verdicts(Optional<String> auditors, Optional<String> consoles) {}

  private static Verdicts verdicts(Path bundle) throws Exception {
    AuditorsVerifier.Said said = auditor.say(bundle);
    Optional<String> consoles = Optional.empty();
    try (BundleSource source = OpenBundles.open(bundle)) {
      BundleCheck.of(source, (part, done, all) -> {});
    } catch (Failure e) {
      consoles = Optional.of(e.getMessage());
    }
    return new Verdicts(
        said.exit() == 0 ? Optional.empty() : Optional.of(said.exit() + ": " + said.text()),
        consoles);
  }

  private static Path place() {
    return folder.resolve("bundle-" + next++);
  }

  /** One place for all, so that what is not changed is not written again. */
  private static void each(Map<String, SortedMap<String, byte[]>> bundles) throws Exception {
    List<String> accepted = new ArrayList<>();
    Path place = Files.createDirectories(place());
    SortedMap<String, byte[]> there = new TreeMap<>();
    for (Map.Entry<String, SortedMap<String, byte[]>> one : bundles.entrySet()) {
      become(place, there, one.getValue());
      Verdicts verdicts = verdicts(place);
      boolean named = verdicts.auditors.filter(text -> text.startsWith("1: REFUSED: ")).isPresent();
      if (!named || verdicts.consoles.isEmpty()) {
        accepted.add(one.getKey() + " -> " + verdicts);
      }
    }
    assertThat(accepted).isEmpty();
  }

  private static void become(
      Path place, SortedMap<String, byte[]> there, SortedMap<String, byte[]> wanted)
      throws IOException {
    for (String path : List.copyOf(there.keySet())) {
      if (!Arrays.equals(wanted.get(path), there.get(path))) {
        Files.delete(place.resolve(path));
        there.remove(path);
        removeEmpty(place, place.resolve(path).getParent());
      }
    }
    SortedMap<String, byte[]> missing = new TreeMap<>(wanted);
    missing.keySet().removeAll(there.keySet());
    BundleForge.folder(missing, place);
    there.putAll(missing);
  }

  private static void removeEmpty(Path place, Path parent) throws IOException {
    try (var inside = Files.list(parent)) {
      if (!parent.equals(place) && inside.findAny().isEmpty()) {
        Files.delete(parent);
        removeEmpty(place, parent.getParent());
      }
    }
  }

  @Test
  void bothAcceptWhatIsWholeWithheldOrLeftOut() throws Exception {
    BundleForge forge = new BundleForge(life.vault);
    List<byte[]> lines = life.vault.lines();
    Scope open = new Scope(Level.PUBLIC, "", Optional.empty(), Optional.empty());
    Scope domain =
        new Scope(Level.RESTRICTED, VaultLife.DOMAIN, Optional.empty(), Optional.empty());
    Scope after = new Scope(Level.RESTRICTED, "", Optional.of(middle), Optional.empty());
    Scope before = new Scope(Level.RESTRICTED, "", Optional.empty(), Optional.of(middle));
    Verdicts nothing = new Verdicts(Optional.empty(), Optional.empty());
    int previous = 0;
    for (Scope scope : List.of(Scope.ALL, Scope.ALL, open, domain, after, before)) {
      Optional<SignedNote> note =
          previous == 0 ? Optional.empty() : Optional.of(forge.note(lines.subList(0, previous)));
      SortedMap<String, byte[]> files = forge.bundle(lines, scope, note);
      assertThat(verdicts(BundleForge.folder(files, place())))
          .as(scope + " after " + previous)
          .isEqualTo(nothing);
      previous = Math.min(lines.size(), previous * 2 + 3);
    }
    Path archive = folder.resolve("whole.zip");
    BundleForge.archive(forge.bundle(lines, Scope.ALL), archive);
    assertThat(verdicts(archive).consoles()).isEmpty();
    assertThat(verdicts(archive).auditors()).get().asString().contains("unpack");
  }

  @Test
  void bothAcceptPartsOfAnHonestJournal() throws Exception {
    LongLife honest = new LongLife();
    BundleForge forge = new BundleForge(honest.vault);
    List<String> refused = new ArrayList<>();
    for (Scope scope :
        List.of(
            new Scope(Level.RESTRICTED, "", Optional.empty(), Optional.empty()),
            new Scope(Level.PUBLIC, VaultLife.DOMAIN, Optional.empty(), Optional.empty()),
            new Scope(Level.PUBLIC, LongLife.OTHER, Optional.of(honest.middle), Optional.empty()),
            new Scope(Level.PUBLIC, "", Optional.of(honest.middle), Optional.empty()))) {
      SortedMap<String, byte[]> files = forge.bundle(honest.vault.lines(), scope);
      Verdicts verdicts = verdicts(BundleForge.folder(files, place()));
      if (verdicts.auditors.isPresent() || verdicts.consoles.isPresent()) {
        refused.add(scope + " -> " + verdicts);
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void bothRefuseWhatWasDamagedOnTheWay() throws Exception {
    BundleForge forge = new BundleForge(life.vault);
    List<byte[]> lines = life.vault.lines();
    Optional<SignedNote> previous = Optional.of(forge.note(lines.subList(0, 13)));
    Map<String, SortedMap<String, byte[]>> all =
        new Damage(forge.bundle(lines, Scope.ALL, previous)).carried().made();
    assertThat(all.size()).isGreaterThan(300);
    each(all);
  }

  @Test
  void bothRefuseWhatTwoCustodiansHaveSignedAnew() throws Exception {
    BundleForge forge = new BundleForge(life.vault);
    List<byte[]> lines = life.vault.lines();
    each(
        new Damage(forge.bundle(lines, Scope.ALL, Optional.of(forge.note(lines.subList(0, 13)))))
            .resealed(forge)
            .made());
  }

  @Test
  void bothRefuseEachJournalThatSaysWhatMustNeverBe() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, WrongJournals.Wrong> one : WrongJournals.all().entrySet()) {
      WrongJournals.Wrong journal = one.getValue();
      BundleForge forge = new BundleForge(journal.vault());
      Path broken = BundleForge.folder(forge.bundle(journal.lines(), Scope.ALL), place());
      Verdicts verdicts = verdicts(broken);
      String entry = "entry " + journal.vault().lines().size() + ":";
      boolean told =
          verdicts.auditors.filter(t -> t.contains(entry) && t.contains(journal.why())).isPresent();
      if (!told || verdicts.consoles.isEmpty()) {
        wrong.add(one.getKey() + " -> " + verdicts);
      }
      if (OF_DOMAIN.concerns(Entry.parse(journal.last()).header().domain())) {
        Path part = BundleForge.folder(forge.bundle(journal.lines(), OF_DOMAIN), place());
        note(wrong, "a part: " + one.getKey(), part);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void bothAcceptTheExportOfAVaultOnRealTokens() throws Exception {
    Path bundle = folder.resolve("real");
    try (VaultOnSoftHsm vault = ExportedVault.lived()) {
      ExportedVault.export(vault, Scope.ALL, bundle);
    }
    assertThat(verdicts(bundle)).isEqualTo(new Verdicts(Optional.empty(), Optional.empty()));
  }

  @Test
  void bothRefuseArchivesThatHoldMoreThanPlainFilesOnce() throws Exception {
    BundleForge forge = new BundleForge(life.vault);
    SortedMap<String, byte[]> files = forge.bundle(life.vault.lines(), Scope.ALL);
    List<String> accepted = new ArrayList<>();
    for (String name :
        List.of("../evil", "/etc/evil", "a\\b", "notes/", "a/../b", "extra", "a/b/c")) {
      SortedMap<String, byte[]> more = new TreeMap<>(files);
      more.put(name, new byte[0]);
      Path archive = BundleForge.archive(more, folder.resolve("bundle-" + next++ + ".zip"));
      note(accepted, name, archive);
    }
    SortedMap<String, byte[]> twice = new TreeMap<>(files);
    twice.put("checkpoinu", new byte[] {1});
    Path archive = BundleForge.archive(twice, folder.resolve("bundle-" + next++ + ".zip"));
    byte[] zip = Files.readAllBytes(archive);
    String text = new String(zip, StandardCharsets.ISO_8859_1).replace("checkpoinu", "checkpoint");
    Files.write(archive, text.getBytes(StandardCharsets.ISO_8859_1));
    note(accepted, "one name twice", archive);
    Files.write(archive, Arrays.copyOf(zip, zip.length / 2));
    note(accepted, "half an archive", archive);
    assertThat(accepted).isEmpty();
  }

  @Test
  void bothRefuseFoldersWithLinks() throws Exception {
    SortedMap<String, byte[]> files = forge().bundle(life.vault.lines(), Scope.ALL);
    Path outside = BundleForge.folder(files, folder.resolve("outside"));
    List<String> accepted = new ArrayList<>();
    for (String linked : List.of("journal.jsonl", "manifest.json", "credentials", "Verify.java")) {
      Path place = BundleForge.folder(files, place());
      removed(place.resolve(linked));
      Files.createSymbolicLink(place.resolve(linked), outside.resolve(linked));
      note(accepted, "a link to " + linked, place);
    }
    Path inside = BundleForge.folder(files, place());
    Files.delete(inside.resolve("checkpoint"));
    Files.move(inside.resolve("manifest.json"), inside.resolve("checkpoint"));
    Files.createSymbolicLink(inside.resolve("manifest.json"), Path.of("checkpoint"));
    note(accepted, "a link within the bundle", inside);
    Path nowhere = BundleForge.folder(files, place());
    Files.createSymbolicLink(nowhere.resolve("reports"), Path.of("/nowhere"));
    note(accepted, "a link to nowhere", nowhere);
    Path empty = BundleForge.folder(files, place());
    Files.createDirectory(empty.resolve("reports"));
    assertThat(accepted).isEmpty();
    assertThat(verdicts(empty).consoles()).isPresent();
  }

  private static void removed(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (var inside = Files.list(path)) {
        for (Path one : inside.toList()) {
          Files.delete(one);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  @Test
  void archiveWithAFileThatUnzipsAsALinkIsRefused() throws Exception {
    SortedMap<String, byte[]> files = forge().bundle(life.vault.lines(), Scope.ALL);
    Path archive = folder.resolve("bundle-" + next++ + ".zip");
    BundleForge.archive(files, archive);
    byte[] zip = Files.readAllBytes(archive);
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    int header = text.lastIndexOf("PK\1\2", text.lastIndexOf("checkpoint"));
    zip[header + 5] = 3; // made by Unix
    zip[header + 41] = (byte) 0xa1; // S_IFLNK
    Files.write(archive, zip);
    assertThat(verdicts(archive).consoles()).isPresent().get().asString().contains("bundle.link");
  }

  @Test
  void bothRefuseListsThatAreNotWhatTheJournalSays() throws Exception {
    List<String> accepted = new ArrayList<>();
    for (Map.Entry<String, VaultLife> one : WrongLists.all().entrySet()) {
      VaultFixture vault = one.getValue().vault;
      SortedMap<String, byte[]> files = new BundleForge(vault).bundle(vault.lines(), Scope.ALL);
      note(accepted, one.getKey(), BundleForge.folder(files, place()));
    }
    assertThat(accepted).isEmpty();
  }

  private static BundleForge forge() {
    return new BundleForge(life.vault);
  }

  @Test
  void bothRefuseWhatIsOfTwoVaults() throws Exception {
    VaultLife other = VaultLife.begun();
    SortedMap<String, byte[]> theirs =
        new BundleForge(other.vault).bundle(other.vault.lines(), Scope.ALL);
    BundleForge forge = new BundleForge(life.vault);
    Map<String, SortedMap<String, byte[]>> mixed = new TreeMap<>();
    for (String path : List.of("journal.jsonl", "checkpoint", "manifest.json.p7s")) {
      SortedMap<String, byte[]> files = forge.bundle(life.vault.lines(), Scope.ALL);
      files.put(path, theirs.get(path));
      mixed.put(path, files);
      if (!path.startsWith("manifest")) {
        SortedMap<String, byte[]> sealed = new TreeMap<>(files);
        forge.seal(sealed, manifest -> manifest);
        mixed.put("sealed " + path, sealed);
      }
    }
    each(mixed);
  }

  private static void note(List<String> accepted, String what, Path bundle) throws Exception {
    Verdicts verdicts = verdicts(bundle);
    if (verdicts.auditors.isEmpty() || verdicts.consoles.isEmpty()) {
      accepted.add(what + " -> " + verdicts);
    }
  }
}
