package org.countersign.app.service.backup;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;

/** Opens a vault in a folder and checks everything in it, as the console does. */
public interface VaultCheck {
  /** What else is asked of the vault while it is open. */
  interface Question {
    void of(Vault vault) throws Failure;
  }

  /**
   * Checks journal, signatures and attachments, and rebuilds the register. The vault is closed when
   * it returns.
   *
   * @param progress from 0 to 1
   * @throws Failure the first thing that is not as it should be
   */
  void check(Path folder, Question question, Consumer<Double> progress) throws Failure;

  /** Refuses with {@code store.in-use} a vault that is open somewhere. */
  void mustBeClosed(Path folder) throws Failure;
}
