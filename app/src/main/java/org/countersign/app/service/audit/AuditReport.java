package org.countersign.app.service.audit;

import java.io.IOException;
import java.io.OutputStream;
import org.countersign.model.audit.BundleProgress;
import org.countersign.model.failure.Failure;

/** A report that goes into a bundle where nothing is missing. */
public interface AuditReport {
  /** Its file's name in {@code reports/}: {@code inventory.pdf}. */
  String file();

  /**
   * Writes it, as the vault is now; the stream is closed by whoever called. What {@code progress}
   * throws ends it.
   */
  void write(OutputStream out, BundleProgress progress) throws IOException, Failure;
}
