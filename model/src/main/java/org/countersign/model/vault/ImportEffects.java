package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.ImportLine;
import org.countersign.model.intake.ImportReader;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;

/**
 * What an import changes: each line of its attachment, as the people who signed it have seen it, or
 * nothing at all. A line that is no longer new makes all of it void: what they signed is then not
 * what would happen.
 */
public final class ImportEffects {
  private final VaultState state;
  private volatile Optional<Found> last = Optional.empty();

  /** Kept from asking whether it can be done to doing it, which are the same question. */
  private record Found(String request, long size, List<Change> changes) {
    boolean isOf(String hash, long now) {
      return request.equals(hash) && size == now;
    }
  }

  ImportEffects(VaultState state) {
    this.state = state;
  }

  /**
   * Refuses what would be refused when it is done, and {@code import.attachment-missing}. May take
   * seconds.
   */
  public void check(Operation.ImportInventory bring, Request request) throws Refused {
    try {
      last = Optional.of(new Found(request.hash(), state.size(), changes(bring, request)));
    } catch (MissingAttachment e) {
      throw new Refused("import.attachment-missing", e.sha256());
    }
  }

  /** Refuses the whole with {@code import.…} when any line is not what it may be. */
  List<Change> of(Operation.ImportInventory bring, Request request) throws Refused {
    Optional<Found> before = last;
    last = Optional.empty();
    if (before.isPresent() && before.get().isOf(request.hash(), state.size())) {
      return before.get().changes();
    }
    return changes(bring, request);
  }

  private List<Change> changes(Operation.ImportInventory bring, Request request) throws Refused {
    List<ImportLine> lines = ImportReader.read(state.attached(bring.lines()), request.domain());
    List<ImportCandidate> candidates =
        lines.parallelStream().map(line -> ImportCandidate.of(line)).toList();
    ImportJudge.Judged judged =
        ImportJudge.judge(state, request.domain(), request.raisedAt(), candidates);
    for (int i = 0; i < lines.size(); i++) {
      ImportVerdict verdict = judged.verdicts().get(i);
      if (!verdict.taken()) {
        // The first line says what the file is.
        throw new Refused(
            "import.not-as-signed", i + 2, lines.get(i).item().where().toString(), why(verdict));
      }
    }
    if (!judged.counts().equals(bring.counts())) {
      throw new Refused("import.counts", judged.counts().lines(), bring.counts().lines());
    }
    return changes(judged);
  }

  private static String why(ImportVerdict verdict) {
    return verdict.kind() == ImportVerdict.Kind.REFUSED ? verdict.code() : "import.known";
  }

  private static List<Change> changes(ImportJudge.Judged judged) {
    List<Change> changes = new ArrayList<>();
    judged.watched().forEach(key -> changes.add(new Change.WatchedKeyIs(key)));
    judged
        .certificates()
        .forEach(certificate -> changes.add(new Change.CertificateIs(certificate)));
    judged.findings().forEach(finding -> changes.add(new Change.FindingIs(finding)));
    judged.paths().forEach(path -> changes.add(new Change.TrustPathIs(path)));
    return changes;
  }
}
