package org.countersign.model.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.words.PgpWords;

/** The folder against the manifest. */
final class FilesCheck {
  private static final List<String> NEEDED =
      List.of(BundleFiles.JOURNAL, BundleFiles.CHECKPOINT, BundleFiles.SIGNERS);
  private static final Pattern KNOWN =
      Pattern.compile(
          "journal\\.jsonl|checkpoint|previous-checkpoint|consistency\\.json|Verify\\.java"
              + "|VERIFY\\.md|words\\.txt|credentials/custodians\\.pem|credentials/[0-9a-f]{64}\\.pem"
              + "|attachments/[0-9a-f]{64}|certificates/[0-9a-f]{64}\\.pem"
              + "|crls/[0-9a-f]{64}\\.pem|requests/[0-9a-f-]{36}\\.txt"
              + "|register/register\\.json|register/[a-z0-9_]+\\.csv"
              + "|reports/[A-Za-z0-9._-]+\\.pdf");

  private final BundleReader reader;
  private final BundleProgress progress;

  FilesCheck(BundleReader reader, BundleProgress progress) {
    this.reader = reader;
    this.progress = progress;
  }

  /** Reads the manifest and holds the names against it. */
  Manifest names(SortedSet<String> there) throws Failure {
    for (String needed : List.of(BundleFiles.MANIFEST, BundleFiles.SIGNATURE, BundleFiles.SUMS)) {
      if (!there.contains(needed)) {
        throw new Refused("bundle.missing", needed);
      }
    }
    Manifest manifest = Manifest.read(reader.manifest());
    SortedSet<String> extra = new TreeSet<>(there);
    for (FileLine file : manifest.files()) {
      if (!extra.remove(file.path())) {
        throw new Refused("bundle.missing", file.path());
      }
      if (!KNOWN.matcher(file.path()).matches()) {
        throw new Refused("bundle.stranger", file.path());
      }
    }
    extra.removeIf(BundleFiles::isOutside);
    if (!extra.isEmpty()) {
      throw new Refused("bundle.extra", extra.getFirst());
    }
    for (String needed : NEEDED) {
      if (!manifest.lists(needed)) {
        throw new Refused("bundle.missing", needed);
      }
    }
    return manifest;
  }

  /** Every file's length and hash, and the list for sha256sum. */
  void hashes(Manifest manifest) throws Failure {
    long done = 0;
    for (FileLine file : manifest.files()) {
      progress.at(BundleProgress.Part.FILES, done++, manifest.files().size());
      if (!reader.is(file)) {
        throw new Refused("bundle.differs", file.path());
      }
    }
    Map<String, String> outside = new HashMap<>();
    outside.put(
        BundleFiles.MANIFEST, HexFormat.of().formatHex(Canonical.sha256(reader.manifest())));
    String before = sums(manifest, outside);
    outside.put(BundleFiles.SIGNATURE, reader.hash(BundleFiles.SIGNATURE));
    String there = reader.hash(BundleFiles.SUMS);
    // The first bundles did not list the signature; they are still read.
    if (!there.equals(sums(manifest, outside)) && !there.equals(before)) {
      throw new Refused("bundle.differs", BundleFiles.SUMS);
    }
    words(manifest);
  }

  /** The hash of what the list for sha256sum has to be. */
  private static String sums(Manifest manifest, Map<String, String> outside) {
    MessageDigest sums = BundleReader.sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sums)) {
      Sums.write(manifest, outside, out);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written", e);
    }
    return HexFormat.of().formatHex(sums.digest());
  }

  /** The list of words is the one that the program has; older bundles have none. */
  private void words(Manifest manifest) throws Failure {
    boolean listed =
        manifest.files().stream().anyMatch(file -> file.path().equals(BundleFiles.WORDS));
    byte[] words = PgpWords.list().getBytes(StandardCharsets.UTF_8);
    if (listed && !Arrays.equals(reader.small(BundleFiles.WORDS), words)) {
      throw new Refused("bundle.differs", BundleFiles.WORDS);
    }
  }
}
