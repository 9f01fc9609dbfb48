package org.countersign.app.service.inventory;

import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** Says in a sentence what a request does; texts are the screen's. */
@FunctionalInterface
public interface Wording {
  String of(VaultState state, RequestFile file);
}
