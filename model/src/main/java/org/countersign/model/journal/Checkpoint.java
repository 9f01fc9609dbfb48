package org.countersign.model.journal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The head of a journal of some size (C2SP tlog-checkpoint): what custodians sign.
 *
 * @param vault the vault's UUID
 * @param size number of entries
 * @param root the tree's root, 32 bytes
 */
public record Checkpoint(String vault, long size, byte[] root) {

  /** Three lines, each ended by a newline: origin, size, base64 root. */
  public String text() {
    return "countersign.journal/"
        + vault
        + "\n"
        + size
        + "\n"
        + Base64.getEncoder().encodeToString(root)
        + "\n";
  }

  /** The bytes that are signed. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }
}
