package org.countersign.model.port;

import java.io.IOException;
import java.io.OutputStream;
import org.countersign.model.failure.StoreFailed;

/**
 * The files that entries name, for reading. What an entry changes may stand in such a file: an
 * import of a million trust paths is one entry and one attachment.
 */
@FunctionalInterface
public interface AttachmentSource {
  /** Where there are none: whatever is asked for is missing. */
  AttachmentSource NONE =
      sha256 -> {
        throw new StoreFailed("attachment-missing", null, sha256);
      };

  /** Reads an attachment and checks its hash, lower-case hex. */
  byte[] attachment(String sha256) throws StoreFailed;

  /**
   * Writes an attachment to somewhere else; one that is not what its name says is refused when it
   * has been written. Those who keep files need not have it in memory.
   */
  default void copy(String sha256, OutputStream to) throws StoreFailed, IOException {
    to.write(attachment(sha256));
  }
}
