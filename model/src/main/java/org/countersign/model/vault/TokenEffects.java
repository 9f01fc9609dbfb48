package org.countersign.model.vault;

import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.people.Name;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** What is believed of a token that was given new PINs: only what was approved. */
final class TokenEffects {
  private final VaultState state;

  TokenEffects(VaultState state) {
    this.state = state;
  }

  List<Change> commissioned(
      Operation.CommissionToken approved, Results.TokenReady ready, Header header) throws Refused {
    String serial = Name.check("token serial", ready.token().serial());
    boolean own =
        state.people().credentials().stream()
            .anyMatch(c -> c.active() && c.credential().token().serial().equals(serial));
    if (own || state.tokens().find(serial).isPresent()) {
      throw new Refused("token.known", ready.token().label());
    }
    if (!ready.token().label().equals(approved.label())
        || !ready.module().equals(approved.module())
        || ready.generation() != 1) {
      throw new Refused("result.token", approved.label());
    }
    shares(approved.label(), approved.k(), approved.holders(), ready);
    return List.of(new Change.TokenIs(new CommissionedToken(ready, header.at())));
  }

  List<Change> reshared(Operation.ReshareToken approved, Results.TokenReady ready, Header header)
      throws Refused {
    String label = approved.token().label();
    int before =
        state
            .tokens()
            .find(approved.token().serial())
            .map(t -> t.ready().generation())
            .orElseThrow(() -> new Refused("token.not-commissioned", label));
    if (!ready.token().equals(approved.token()) || ready.generation() != before + 1) {
      throw new Refused("result.token", label);
    }
    shares(label, approved.k(), approved.holders(), ready);
    return List.of(new Change.TokenIs(new CommissionedToken(ready, header.at())));
  }

  /** Exactly the approved holders, each with the credential the person uses now. */
  private void shares(String label, int k, List<String> holders, Results.TokenReady ready)
      throws Refused {
    ResultRules.shared(label, k, holders, ready);
    for (Results.Share share : ready.shares()) {
      if (!state.people().uses(share.person(), share.credential())) {
        throw new Refused("result.shares", label);
      }
    }
  }
}
