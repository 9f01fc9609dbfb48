package org.countersign.app.screen.founding;

import org.countersign.app.service.people.Founding;

/** Founding a vault, step by step. Until the last one, nothing is on disk. */
final class FoundingViewModel {
  private final VaultModel vault;
  private final CustodiansModel custodians;
  private final PolicyModel policy;
  private final SigningModel signing;

  FoundingViewModel(FoundingServices services) {
    Founding founding = new Founding(services.tokens(), services.clock(), services.random());
    vault = new VaultModel(services);
    custodians = new CustodiansModel(services, founding);
    policy = new PolicyModel(custodians.founders());
    signing = new SigningModel(services, founding);
  }

  VaultModel vault() {
    return vault;
  }

  CustodiansModel custodians() {
    return custodians;
  }

  PolicyModel policy() {
    return policy;
  }

  SigningModel signing() {
    return signing;
  }

  /** Draws up what everyone signs, from what the steps before have decided. */
  void draw() {
    policy
        .policyProperty()
        .get()
        .ifPresent(decided -> signing.draw(vault.name().get().strip(), decided));
  }

  /** Writes what everyone has signed. */
  void found() {
    vault.placeProperty().get().ifPresent(signing::found);
  }

  /** Whether it is written: from then on, closing loses nothing. */
  boolean founded() {
    return signing.foundedProperty().get().isPresent();
  }

  /** How many people would have to enrol again. */
  int enrolled() {
    return founded() ? 0 : custodians.founders().size();
  }

  boolean typed() {
    return !founded() && (vault.typed() || policy.typed());
  }

  boolean busy() {
    return signing.busyProperty().get();
  }
}
