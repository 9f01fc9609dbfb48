package org.countersign.model.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.MerkleFrontier;
import org.countersign.model.json.Canonical;
import tools.jackson.databind.JsonNode;

/** Reads {@code journal.jsonl}: every line in its one spelling, at its place, into the tree. */
final class JournalPass {
  /** As long as a line of a vault's journal can be. */
  private static final int LONGEST = 4 << 20;

  private static final byte[] BODY = "{\"body\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GAP = "{\"gap\":".getBytes(StandardCharsets.US_ASCII);

  private final BundleReader reader;
  private final Manifest manifest;
  private final BundleProgress progress;
  private final MerkleFrontier tree = new MerkleFrontier();
  private long entries;
  private long withheld;
  private long gaps;
  private boolean gapBefore;

  JournalPass(BundleReader reader, Manifest manifest, BundleProgress progress) {
    this.reader = reader;
    this.manifest = manifest;
    this.progress = progress;
  }

  void read(JournalCheck check) throws Failure {
    long ignored = reader.lines(line -> line(line, check), LONGEST);
    check.end();
    Manifest.Counts said = manifest.journal();
    String root = HexFormat.of().formatHex(tree.root());
    if (tree.size() != said.size() || !root.equals(said.root())) {
      throw new Refused("bundle.other-root", BundleFiles.JOURNAL, tree.size(), said.size());
    }
    if (entries != said.entries() || withheld != said.withheld() || gaps != said.gaps()) {
      throw new Refused("bundle.counts", BundleFiles.JOURNAL, entries, withheld, gaps);
    }
  }

  private void line(byte[] line, JournalCheck check) throws JournalBroken {
    long seq = tree.size();
    progress.at(BundleProgress.Part.JOURNAL, seq, manifest.journal().size());
    try {
      if (starts(line, BODY)) {
        Entry entry = Entry.parse(line);
        place(entry.header());
        if (scope().withholds(entry.header())) {
          throw new Refused("bundle.above-level", entry.header().level());
        }
        check.entry(line, entry, tree);
        append(entry.header());
        entries++;
      } else {
        other(line, check);
      }
    } catch (Refused e) {
      throw JournalBroken.because(seq, "unreadable", e);
    } catch (RuntimeException e) {
      // Whoever made the line may have meant to stop the check; it is told like any other.
      throw new JournalBroken(seq, "unreadable", "entry.unforeseen", e.toString());
    }
  }

  private void other(byte[] line, JournalCheck check) throws Refused, JournalBroken {
    JsonNode tree = Canonical.parse(line);
    if (!tree.isObject() || !Arrays.equals(Canonical.bytes(tree), line)) {
      throw new Refused("entry.spelling");
    }
    if (starts(line, GAP)) {
      gap(Gap.read(tree), check);
      return;
    }
    WithheldLine withheldLine = WithheldLine.read(tree);
    place(withheldLine.header());
    if (!scope().withholds(withheldLine.header())) {
      throw new Refused("bundle.not-above-level", withheldLine.header().level());
    }
    check.withheld(withheldLine, this.tree);
    append(withheldLine.header());
    withheld++;
  }

  private void gap(Gap gap, JournalCheck check) throws Refused {
    boolean allowed = !scope().isWhole() && !gapBefore && gap.from() == tree.size();
    if (!allowed
        || gap.until() > manifest.journal().size()
        || !tree.append(gap.roots(), gap.until())) {
      throw new Refused("bundle.gap", gap.from(), gap.until());
    }
    check.gap(gap);
    gapBefore = true;
    gaps++;
  }

  private Scope scope() {
    return manifest.scope();
  }

  private void place(Header header) throws Refused, JournalBroken {
    if (header.seq() != tree.size()) {
      throw new JournalBroken(tree.size(), "sequence", header.seq());
    }
    if (!header.vault().equals(manifest.vault())) {
      throw new JournalBroken(tree.size(), "other-vault", header.vault());
    }
    if (header.seq() > 0 && !scope().concerns(header.domain())) {
      throw new Refused("bundle.other-domain", header.domain());
    }
  }

  private void append(Header header) {
    tree.append(header.leafHash());
    gapBefore = false;
  }

  private static boolean starts(byte[] line, byte[] with) {
    return line.length >= with.length && Arrays.equals(line, 0, with.length, with, 0, with.length);
  }
}
