package org.countersign.model.port;

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
}
