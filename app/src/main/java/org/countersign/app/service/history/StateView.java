package org.countersign.app.service.history;

import java.time.Instant;
import java.util.function.Function;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.vault.VaultState;

/** What can be asked of a vault, whether it is the vault of now or of a past day. */
public interface StateView {
  /** Asks the state. The function must not keep it. */
  <T> T read(Function<VaultState, T> question);

  /** When it is looked at: now, or the end of the past day. */
  Instant now();

  /** The journal's head at a size it had, which says exactly which history this is. */
  Checkpoint headAt(long size);

  /** The vault as it is now. */
  static StateView of(Vault vault) {
    return new StateView() {
      @Override
      public <T> T read(Function<VaultState, T> question) {
        return vault.read(question);
      }

      @Override
      public Instant now() {
        return vault.now();
      }

      @Override
      public Checkpoint headAt(long size) {
        return vault.headAt(size);
      }
    };
  }
}
