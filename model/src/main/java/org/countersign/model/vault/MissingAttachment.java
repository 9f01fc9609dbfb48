package org.countersign.model.vault;

/** What an entry changes stands in a file that is not there, so nothing after it can be known. */
final class MissingAttachment extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sha256;

  MissingAttachment(String sha256, Throwable cause) {
    super("attachment " + sha256, cause);
    this.sha256 = sha256;
  }

  String sha256() {
    return sha256;
  }
}
