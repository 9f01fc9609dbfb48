package org.countersign.model.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;

/** The folder against the manifest. */
final class FilesCheck {
  private static final List<String> NEEDED =
      List.of(BundleFiles.JOURNAL, BundleFiles.CHECKPOINT, BundleFiles.SIGNERS);
  private static final Pattern KNOWN =
      Pattern.compile(
          "journal\\.jsonl|checkpoint|previous-checkpoint|consistency\\.json|Verify\\.java"
              + "|VERIFY\\.md|credentials/custodians\\.pem|credentials/[0-9a-f]{64}\\.pem"
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
    String hash = HexFormat.of().formatHex(Canonical.sha256(reader.manifest()));
    MessageDigest sums = BundleReader.sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sums)) {
      Sums.write(manifest, hash, out);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written", e);
    }
    if (!reader.hash(BundleFiles.SUMS).equals(HexFormat.of().formatHex(sums.digest()))) {
      throw new Refused("bundle.differs", BundleFiles.SUMS);
    }
  }
}
