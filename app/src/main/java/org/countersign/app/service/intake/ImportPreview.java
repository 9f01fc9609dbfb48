package org.countersign.app.service.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Reading;
import org.countersign.model.vault.ImportCandidate;
import org.countersign.model.vault.ImportJudge;
import org.countersign.model.vault.ObservedCrl;

/**
 * Says of each thing that files bring what an import into a domain would make of it, against the
 * vault as it is at one moment. Changes nothing.
 */
public final class ImportPreview {
  /** Items between two reports of how far it is: read at once, by all processors. */
  private static final int STEP = 2048;

  private final Vault vault;

  public ImportPreview(Vault vault) {
    this.vault = vault;
  }

  /** Hears how far it is. What it throws ends the preview. */
  public interface Watch {
    void at(long done, long all);
  }

  /** What was read, with all done to it that does not ask the vault. */
  public record Read(List<FileReading> readings, List<ImportCandidate> candidates) {}

  /**
   * The preview for one domain.
   *
   * @param entries how many entries the journal had then
   */
  public record Preview(String domain, long entries, Read read, List<PreviewRow> rows) {
    /** How many rows have each status. */
    public Map<PreviewRow.Status, Integer> counts() {
      Map<PreviewRow.Status, Integer> counts = new EnumMap<>(PreviewRow.Status.class);
      rows.forEach(row -> counts.merge(row.status(), 1, Integer::sum));
      return counts;
    }

    /** Whether there is anything to take. */
    public boolean brings() {
      return rows.stream().anyMatch(PreviewRow::takeable);
    }
  }

  /** How many entries the journal has: a preview of fewer may be out of date. */
  public long entries() {
    return vault.head().size();
  }

  /** Reads out of the items all that can be told without the vault. */
  public Read read(List<FileReading> readings, Watch watch) {
    long all = readings.stream().mapToLong(one -> one.reading().items().size()).sum();
    List<ImportCandidate> candidates = new ArrayList<>((int) all);
    for (FileReading reading : readings) {
      List<Item> items = reading.reading().items();
      for (int from = 0; from < items.size(); from += STEP) {
        watch.at(candidates.size(), all);
        List<Item> some = items.subList(from, Math.min(items.size(), from + STEP));
        candidates.addAll(some.parallelStream().map(item -> ImportCandidate.of(item)).toList());
      }
    }
    return new Read(List.copyOf(readings), List.copyOf(candidates));
  }

  /** Judges all of it for one domain, in one look at the vault. */
  public Preview of(String domain, Read read) throws Failure {
    var now = vault.now();
    long entries = entries();
    ImportJudge.Judged judged =
        vault.ask(state -> ImportJudge.judge(state, domain, now, read.candidates()));
    Map<Integer, ObservedCrl> looked = looked(read.candidates());
    List<PreviewRow> rows = new ArrayList<>();
    int item = 0;
    for (FileReading reading : read.readings()) {
      for (int i = 0; i < reading.reading().items().size(); i++) {
        rows.add(
            new PreviewRow(
                rows.size() + 1,
                Optional.of(read.candidates().get(item)),
                Optional.empty(),
                Optional.of(judged.verdicts().get(item)),
                Optional.ofNullable(looked.get(item))));
        item++;
      }
      for (Reading.Problem problem : reading.reading().problems()) {
        rows.add(
            new PreviewRow(
                rows.size() + 1,
                Optional.empty(),
                Optional.of(problem),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return new Preview(domain, entries, read, List.copyOf(rows));
  }

  /** Which of them are lists that somebody has compared, by their place. */
  private Map<Integer, ObservedCrl> looked(List<ImportCandidate> candidates) {
    Map<Integer, ObservedCrl> looked = new HashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).item() instanceof Item.Crl crl) {
        int place = i;
        String content = Sha256.hex(crl.der());
        vault
            .read(state -> state.observed().looked(content))
            .ifPresent(one -> looked.put(place, one));
      }
    }
    return looked;
  }
}
