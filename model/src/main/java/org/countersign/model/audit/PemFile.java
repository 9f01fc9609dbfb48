package org.countersign.model.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.pki.Pem;

/** A file of one PEM object in its one spelling. */
final class PemFile {
  private PemFile() {}

  static byte[] read(BundleReader reader, String path, String label) throws Failure {
    byte[] file = reader.small(path);
    try {
      byte[] der = Pem.decode("bundle", file, label);
      if (Arrays.equals(Pem.encode(label, der).getBytes(StandardCharsets.US_ASCII), file)) {
        return der;
      }
    } catch (Refused e) {
      throw new Refused("bundle.form", path, e.code());
    }
    throw new Refused("bundle.form", path, "entry.spelling");
  }
}
