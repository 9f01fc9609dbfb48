package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Exports that were made. */
public final class ExportBook {
  private final List<RecordedExport> exports = new ArrayList<>();

  /** All, oldest first. */
  public List<RecordedExport> all() {
    return Collections.unmodifiableList(exports);
  }

  /** The last one. */
  public Optional<RecordedExport> last() {
    return exports.isEmpty() ? Optional.empty() : Optional.of(exports.getLast());
  }

  void take(Change.ExportIs is) {
    exports.add(is.export());
  }
}
