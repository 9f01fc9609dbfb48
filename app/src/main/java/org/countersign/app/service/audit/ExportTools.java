package org.countersign.app.service.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.failure.StoreFailed;

/**
 * What an export needs from outside.
 *
 * @param begin makes the place where a bundle is written
 * @param words how a request reads
 * @param reports what is put into {@code reports/}: those there are when it is exported
 * @param program version of this program
 * @param unnamed notes of what is on record and has no name yet
 */
public record ExportTools(
    Begin begin,
    BundleWriter.RequestWords words,
    Supplier<List<AuditReport>> reports,
    String program,
    UnnamedExports unnamed) {

  /** Begins a bundle. */
  public interface Begin {
    BundleSink at(Path target) throws StoreFailed;
  }

  /** {@code Verify.java} or {@code VERIFY.md}. */
  public record VerifierFile(String name, byte[] content) {}

  /** The files that check a bundle. */
  List<VerifierFile> verifier() {
    return VerifierFiles.all();
  }
}
