package org.countersign.app.service.report;

import java.util.LinkedHashSet;
import java.util.Set;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** Who stands behind a request. */
final class Signers {
  private Signers() {}

  /** Names of who raised it and of those who approved, each once. */
  static String of(VaultState state, RequestFile file) {
    Set<String> names = new LinkedHashSet<>();
    names.add(state.people().nameOf(file.request().raisedBy()));
    file.approvals().forEach(one -> names.add(state.people().nameOf(one.approval().person())));
    return String.join(", ", names);
  }
}
