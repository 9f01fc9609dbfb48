package org.countersign.app.service.vault;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.JournalScan;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.vault.Bodies;

/**
 * From which entry on signatures have to be verified at a start, so that no one person can have
 * made up what comes before.
 *
 * <p>A signature covers the whole journal up to its entry. But the last one may be a forger's own,
 * and so may the credentials of whoever was enrolled in a history he made up; and what the register
 * says was checked before, whoever has the disk can write there. Only founders are certain: entry 0
 * is signed by all of them. So verification begins where the second of two different founders
 * signed last.
 */
final class Vouched {
  private final Set<Spki> founders = new HashSet<>();
  private final Map<Spki, Long> last = new HashMap<>();
  private final JournalScan scan = new JournalScan(this::entry);
  private boolean readable = true;

  /** Only who signed is read here; what cannot be read is refused when the line is checked. */
  void line(byte[] line) {
    if (readable) {
      unlessBroken(() -> scan.line(line));
    }
  }

  /** The first entry whose signature is to be verified; 0 for all. */
  long from() {
    unlessBroken(scan::end);
    if (!readable) {
      return 0;
    }
    return last.values().stream()
        .sorted((a, b) -> Long.compare(b, a))
        .skip(1)
        .findFirst()
        .orElse(0L);
  }

  private interface Step {
    void run() throws JournalBroken;
  }

  private void unlessBroken(Step step) {
    try {
      step.run();
    } catch (JournalBroken | RuntimeException e) {
      readable = false;
    }
  }

  private void entry(long seq, byte[] line, String credential) throws JournalBroken {
    if (seq == 0) {
      found(line);
      return;
    }
    Spki signer = new Spki(credential);
    if (founders.contains(signer)) {
      last.put(signer, seq);
    }
  }

  private void found(byte[] line) throws JournalBroken {
    try {
      Bodies.Founded founded = Canonical.read(Entry.parse(line).body(), Bodies.Founded.class);
      founded.founders().forEach(founder -> founders.add(founder.credential().spki()));
    } catch (Refused e) {
      throw JournalBroken.because(0, "unreadable", e);
    }
  }
}
