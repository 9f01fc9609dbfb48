package org.countersign.app.service.report;

import java.io.OutputStream;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;

/** A report that can be written, as often as somebody wants: to a file, or into an audit bundle. */
public interface ReportWriter {
  /** Name for a file, without its ending: lower-case letters, digits and hyphens. */
  String name();

  /** How widely it may be shown. */
  Level level();

  /**
   * Writes it as a PDF, of the vault as it is now. The same state at the same time gives the same
   * bytes. The stream stays open; when this throws, what was written is worth nothing.
   */
  void write(OutputStream out, Progress progress) throws Failure;

  /** How far it is. What this throws ends it. */
  @FunctionalInterface
  interface Progress {
    /** {@code done} of {@code all}; unknown where {@code all} is 0. */
    void at(long done, long all);
  }
}
