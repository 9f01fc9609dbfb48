package org.countersign.model.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;

/**
 * What an export would hold.
 *
 * @param leftOut entries that are in no line of their own
 * @param bytes of the journal's lines
 * @param attached bytes of the files that the entries name, as the entries say
 */
public record BundleSurvey(long entries, long withheld, long leftOut, long bytes, long attached) {
  /** Where nothing is missing, register and requests say once more what the journal says. */
  private static final int OVER = 3;

  /** The verifier, certificates and reports of a vault that has little in it, in bytes. */
  private static final long REST = 160 << 10;

  private static final long REPORTS = 448 << 10;

  /** Reads the journal once, or twice where there is a period, and writes nothing. */
  public static BundleSurvey of(
      Scope scope, long size, JournalTree tree, BundleWriter.Lines lines, BundleProgress progress)
      throws Failure {
    Selection selection = new Selection(scope);
    if (selection.looksFirst()) {
      long[] seq = new long[1];
      lines.read(line -> {
        if (seq[0] < size) {
          progress.at(BundleProgress.Part.SELECTING, seq[0], size);
          selection.look(parse(seq[0]++, line));
        }
      });
    }
    Counting out = new Counting();
    JournalExport export = new JournalExport(scope, selection, tree, size, out);
    long[] seq = new long[1];
    try {
      lines.read(line -> {
        progress.at(BundleProgress.Part.JOURNAL, Math.min(seq[0]++, size), size);
        try {
          export.line(line);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      Manifest.Counts counts = export.end();
      long here = counts.entries() + counts.withheld();
      return new BundleSurvey(
          counts.entries(), counts.withheld(), size - here, out.bytes, export.attached());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written", e);
    }
  }

  private static Entry parse(long seq, byte[] line) throws JournalBroken {
    try {
      return Entry.parse(line);
    } catch (Refused e) {
      throw JournalBroken.because(seq, "unreadable", e);
    }
  }

  /** About how many bytes the whole bundle has in a folder; in an archive it has fewer. */
  public long about() {
    return whole() ? OVER * bytes + attached + REST + REPORTS : bytes + attached + REST;
  }

  /** Whether everything is in it. */
  public boolean whole() {
    return withheld == 0 && leftOut == 0;
  }

  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) {
      bytes += length;
    }
  }
}
