package org.countersign.app.service.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The verifier that goes with every bundle. */
final class VerifierFiles {
  private static final String FOLDER = "org/countersign/audit/";
  private static final List<String> NAMES = List.of("Verify.java", "VERIFY.md");

  private VerifierFiles() {}

  static List<ExportTools.VerifierFile> all() {
    List<ExportTools.VerifierFile> files = new ArrayList<>();
    for (String name : NAMES) {
      // The loader finds what another jar has; in the package this class is in a module of its own.
      try (InputStream in =
          VerifierFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
        if (in == null) {
          throw new IllegalStateException("the program lacks " + FOLDER + name);
        }
        files.add(new ExportTools.VerifierFile(name, in.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(files);
  }
}
