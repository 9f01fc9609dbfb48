package org.countersign.app.service.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.countersign.model.audit.BundleForge;
import org.countersign.model.audit.Manifest;
import org.countersign.model.audit.Scope;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;

/** Copies of a bundle, each with one thing wrong. */
final class Damage {
  private static final String JOURNAL = "journal.jsonl";
  private static final int FLIPS = 12;

  private final SortedMap<String, byte[]> bundle;
  private final Map<String, SortedMap<String, byte[]>> made = new LinkedHashMap<>();

  Damage(SortedMap<String, byte[]> bundle) {
    this.bundle = bundle;
  }

  /** By what was done to them. */
  Map<String, SortedMap<String, byte[]>> made() {
    return made;
  }

  private interface Change {
    void to(SortedMap<String, byte[]> files) throws Failure;
  }

  private void make(String what, Change change) throws Failure {
    SortedMap<String, byte[]> copy = new TreeMap<>(bundle);
    change.to(copy);
    if (!same(copy)) {
      made.put(what, copy);
    }
  }

  private boolean same(SortedMap<String, byte[]> copy) {
    return copy.keySet().equals(bundle.keySet())
        && copy.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), bundle.get(file.getKey())));
  }

  /** What a careless or unlucky carrier does: nothing is signed anew. */
  Damage carried() throws Failure {
    for (String path : bundle.keySet()) {
      int length = bundle.get(path).length;
      for (int i = 0; i < FLIPS && length > 0; i++) {
        int bit = (int) ((8L * length - 1) * i / (FLIPS - 1));
        make("bit " + bit + " of " + path, files -> files.put(path, flipped(files.get(path), bit)));
      }
      make(
          "cut off: " + path, files -> files.put(path, Arrays.copyOf(files.get(path), length / 2)));
      make("missing: " + path, files -> files.remove(path));
      make("renamed: " + path, files -> files.put(path + "x", files.remove(path)));
    }
    for (String extra : List.of("extra", "attachments/extra", "reports/extra.pdf", "a/b/c")) {
      make("extra: " + extra, files -> files.put(extra, new byte[] {1}));
    }
    return this;
  }

  /** What two dishonest custodians do: the manifest is signed anew over what is there then. */
  Damage resealed(BundleForge forge) throws Failure {
    Map<String, LineChange> changes = new LinkedHashMap<>();
    changes.put("without line", (all, at) -> all.remove(at));
    changes.put("twice line", (all, at) -> all.add(at, all.get(at)));
    changes.put("in another order, from line", (all, at) -> Collections.swap(all, at, at - 1));
    changes.put(
        "with the signature before in line",
        (all, at) -> all.set(at, with(all.get(at), "signature", all.get(at - 1))));
    changes.put(
        "with the body before in line",
        (all, at) -> all.set(at, withBody(all.get(at), all.get(at - 1))));
    changes.put(
        "with a blank in line", (all, at) -> all.set(at, all.get(at).replaceFirst(",", ", ")));
    changes.put(
        "with another actor in line",
        (all, at) ->
            all.set(at, all.get(at).replaceFirst("\"actor\":\"[a-z]+\"", "\"actor\":\"zoe\"")));
    int at = 2;
    int lines = lines(bundle).size();
    for (int round = 0; round < 4; round++) {
      for (Map.Entry<String, LineChange> change : changes.entrySet()) {
        int line = 2 + at++ * 5 % (lines - 2);
        sealed(forge, change.getKey() + " " + line, all -> change.getValue().to(all, line));
      }
    }
    files(forge);
    manifests(forge);
    return this;
  }

  private void files(BundleForge forge) throws Failure {
    for (String path : bundle.keySet()) {
      boolean derived = path.startsWith("requests/");
      if (path.contains("/") && !path.endsWith("custodians.pem")) {
        make(
            "sealed without " + path,
            files -> {
              files.remove(path);
              forge.seal(files, UnaryOperator.identity());
            });
      }
      if (!path.startsWith("manifest") && !path.equals("SHA256SUMS") && !derived) {
        make(
            "sealed over a flipped bit of " + path,
            files -> {
              files.put(path, flipped(files.get(path), 4 * files.get(path).length));
              forge.seal(files, UnaryOperator.identity());
            });
      }
    }
    for (String extra :
        List.of(
            "extra",
            "attachments/" + "0".repeat(64),
            "notes/readme.txt",
            "credentials/" + "0".repeat(64) + ".pem",
            "requests/x.txt")) {
      make(
          "sealed with " + extra,
          files -> {
            files.put(extra, new byte[] {1});
            forge.seal(files, UnaryOperator.identity());
          });
    }
  }

  private void manifests(BundleForge forge) throws Failure {
    manifest(forge, "scope: public", old -> scoped(old, level(Level.PUBLIC)));
    manifest(
        forge,
        "scope: another domain",
        old ->
            scoped(
                old, new Scope(Level.CONFIDENTIAL, "other", Scope.ALL.from(), Scope.ALL.until())));
    manifest(
        forge,
        "another name of vault's id",
        old ->
            new Manifest(
                "6f1d0c3e-5b7a-4c52-9d0e-2a4b6c8d0e10",
                old.name(),
                old.createdAt(),
                old.createdBy(),
                old.program(),
                old.scope(),
                old.journal(),
                old.previous(),
                old.files()));
    manifest(forge, "one entry more", old -> counted(old, 1, 0));
    manifest(forge, "one gap more", old -> counted(old, 0, 1));
    manifest(
        forge,
        "made a day later than the certificates",
        old ->
            new Manifest(
                old.vault(),
                old.name(),
                old.createdAt().plusSeconds(86400),
                old.createdBy(),
                old.program(),
                old.scope(),
                old.journal(),
                old.previous(),
                old.files()));
    make(
        "a newer version",
        files ->
            files.put(
                "manifest.json", replaced(files.get("manifest.json"), "\"v\":1,", "\"v\":2,")));
    make(
        "another format",
        files ->
            files.put(
                "manifest.json",
                replaced(
                    files.get("manifest.json"),
                    "countersign.audit-bundle",
                    "countersign.audit-bungle")));
  }

  private static Scope level(Level level) {
    return new Scope(level, "", Scope.ALL.from(), Scope.ALL.until());
  }

  private static Manifest scoped(Manifest old, Scope scope) {
    return new Manifest(
        old.vault(),
        old.name(),
        old.createdAt(),
        old.createdBy(),
        old.program(),
        scope,
        old.journal(),
        old.previous(),
        old.files());
  }

  private static Manifest counted(Manifest old, int entries, int gaps) {
    Manifest.Counts counts =
        new Manifest.Counts(
            old.journal().size(),
            old.journal().root(),
            old.journal().entries() + entries,
            old.journal().withheld(),
            old.journal().gaps() + gaps);
    return new Manifest(
        old.vault(),
        old.name(),
        old.createdAt(),
        old.createdBy(),
        old.program(),
        old.scope(),
        counts,
        old.previous(),
        old.files());
  }

  private void manifest(BundleForge forge, String what, UnaryOperator<Manifest> change)
      throws Failure {
    make("sealed with " + what, files -> forge.seal(files, change));
  }

  private interface LineChange {
    void to(List<String> lines, int at);
  }

  private void sealed(BundleForge forge, String what, Consumer<List<String>> change)
      throws Failure {
    make(
        "sealed " + what,
        files -> {
          List<String> lines = lines(files);
          change.accept(lines);
          files.put(JOURNAL, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
          forge.seal(files, UnaryOperator.identity());
        });
  }

  private static List<String> lines(SortedMap<String, byte[]> files) {
    return new ArrayList<>(new String(files.get(JOURNAL), StandardCharsets.UTF_8).lines().toList());
  }

  private static String with(String line, String member, String other) {
    String sign = ",\"" + member + "\":";
    return line.substring(0, line.lastIndexOf(sign)) + other.substring(other.lastIndexOf(sign));
  }

  private static String withBody(String line, String other) {
    String end = ",\"header\":";
    return other.substring(0, other.lastIndexOf(end)) + line.substring(line.lastIndexOf(end));
  }

  private static byte[] replaced(byte[] file, String from, String to) {
    return new String(file, StandardCharsets.UTF_8)
        .replace(from, to)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] flipped(byte[] file, int bit) {
    byte[] copy = file.clone();
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return copy;
  }
}
