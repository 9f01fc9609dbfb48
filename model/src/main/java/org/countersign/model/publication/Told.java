package org.countersign.model.publication;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.countersign.model.json.Canonical;

/** JSON for others: canonical, so that its hash can be told, and ended by a newline. */
final class Told {
  private Told() {}

  static byte[] json(Map<String, ?> value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Canonical.bytesOf(value));
    out.write('\n');
    return out.toByteArray();
  }
}
