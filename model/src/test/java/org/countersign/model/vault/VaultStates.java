package org.countersign.model.vault;

/** Puts into a state what no journal would, to see that authority asks again. Only for tests. */
public final class VaultStates {
  private VaultStates() {}

  public static void put(VaultState state, RequestFile file) {
    state.requests().take(new Change.RequestIs(file));
  }
}
