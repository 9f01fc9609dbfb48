package org.countersign.app.service.reconcile;

import java.util.List;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.port.TokenPort;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.reconcile.Seen;
import org.countersign.model.request.Results;
import org.countersign.model.vault.Expectations;

/**
 * One look at one token. A token that is pulled, does not answer or lies about being there gives a
 * failure, never an empty inventory.
 */
public final class Looking {
  private final Vault vault;
  private final TokenPort tokens;

  public Looking(Vault vault, TokenPort tokens) {
    this.vault = vault;
    this.tokens = tokens;
  }

  /** What the token shows to anyone; or that another of its label is in its place. */
  public Seen publicLook(TokenIdentity token) throws TokenFailure {
    List<SlotView.TokenView> there = there();
    boolean present = there.stream().anyMatch(one -> one.identity().equals(token));
    List<TokenIdentity> others =
        there.stream()
            .map(SlotView.TokenView::identity)
            .filter(one -> one.label().equals(token.label()) && !one.equals(token))
            .toList();
    if (!present && !others.isEmpty()) {
      // A module that cannot be looked into may be the one that has it.
      mustAllAnswer();
      return Seen.instead(token, Depth.PUBLIC, others);
    }
    return seen(token, Depth.PUBLIC, tokens.publicObjects(token));
  }

  /** The objects that were found on a token that is there. */
  public Seen seen(TokenIdentity token, Depth depth, List<TokenObject> objects)
      throws TokenFailure {
    SlotView.TokenView view =
        there().stream()
            .filter(one -> one.identity().equals(token))
            .findFirst()
            .orElseThrow(() -> new TokenFailure.TokenMissing(token.label(), token.serial()));
    Seen seen = Seen.at(token, depth, view.userPin() != SlotView.PinState.NOT_SET, objects);
    // Nobody may be kept by what a login of another has left visible.
    return depth == Depth.PUBLIC ? Reconciliation.publicPart(seen) : seen;
  }

  private void mustAllAnswer() throws TokenFailure {
    for (ModuleView module : tokens.look()) {
      if (module.problem().isPresent()) {
        throw module.problem().get();
      }
    }
  }

  private List<SlotView.TokenView> there() {
    return tokens.look().stream().flatMap(ModuleView::initialised).toList();
  }

  /** What differs from the register as it is now. */
  public List<Difference> differences(Seen seen) throws Failure {
    return vault.ask(state ->
        Reconciliation.of(
            Expectations.of(state, seen.token())
                .orElseThrow(() -> new Refused("look.token", seen.token().label())),
            seen));
  }

  /** Keeps what was seen as an attachment, and tells what it came to. */
  public Results.TokenSeen told(Seen seen, List<Difference> differences) throws Failure {
    byte[] content = Canonical.bytesOf(seen);
    Results.Attachment attached =
        new Results.Attachment(vault.journal().attach(content), content.length, Seen.TYPE);
    return Results.TokenSeen.of(attached, seen, differences);
  }
}
