package org.countersign.model.vault;

import org.countersign.model.memory.RememberedHead;

/**
 * {@code head.given-up}: a person was told, and accepts, that what the person's token remembers is
 * not in this journal, because the vault was restored.
 *
 * @param restored the position of the {@code vault.restored} that it is because of
 * @param head what the token remembers
 */
public record GivenUp(int v, long restored, RememberedHead head) {
  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  public GivenUp {
    if (v != VERSION) {
      throw new IllegalArgumentException("version " + v + " is not known here");
    }
  }
}
