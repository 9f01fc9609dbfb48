package org.countersign.model.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Expected;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.reconcile.Seen;
import org.countersign.model.request.Results;
import tools.jackson.databind.JsonNode;

/**
 * What is believed of a look at a token: only what follows, here and now, from what it saw. Looks
 * change neither authority nor trust.
 */
final class LookRules {
  /** The longest a difference may be left before somebody has to decide again. */
  static final Duration LONGEST = Duration.ofDays(366);

  private final VaultState state;

  LookRules(VaultState state) {
    this.state = state;
  }

  /** One person's look: without a PIN, or at all objects of the person's own token. */
  Change looked(Header header, JsonNode body) throws Refused {
    ofTheVault(header);
    LookBodies.TokenLooked looked = Canonical.read(body, LookBodies.TokenLooked.class);
    return seen(looked.token(), looked.seen(), header, Depth.PUBLIC);
  }

  /** What {@code token.reconcile} came to. */
  Change reconciled(TokenIdentity token, Results.TokenSeen claimed, Header header) throws Refused {
    return seen(token, claimed, header, Depth.FULL);
  }

  private Change seen(TokenIdentity token, Results.TokenSeen claimed, Header header, Depth wanted)
      throws Refused {
    Seen seen = read(claimed.seen());
    boolean own =
        Expectations.owner(state, token)
            .filter(one -> one.spki().equals(header.credential()))
            .isPresent();
    boolean deep = seen.depth() == Depth.FULL;
    boolean right = deep == (wanted == Depth.FULL) || (own && deep);
    if (!seen.token().equals(token) || !right || (wanted == Depth.FULL && !seen.present())) {
      throw new Refused("look.other", token.label());
    }
    List<Difference> found = found(token, seen);
    if (!claimed.equals(Results.TokenSeen.of(claimed.seen(), seen, found))) {
      throw new Refused("look.not-borne-out", token.label());
    }
    return new Change.LookIs(
        before(token).after(seen, found, TokenLook.visible(state, seen, found), header.at()));
  }

  /** What differs between the register as it is now and what was seen. */
  List<Difference> found(TokenIdentity token, Seen seen) throws Refused {
    Expected expected =
        Expectations.of(state, token).orElseThrow(() -> new Refused("look.token", token.label()));
    return Reconciliation.of(expected, seen);
  }

  private Seen read(Results.Attachment attached) throws Refused {
    if (!attached.type().equals(Seen.TYPE)) {
      throw new Refused("look.other", attached.type());
    }
    return Canonical.read(Canonical.parse(state.attached(attached)), Seen.class);
  }

  /** One person leaves a difference as it is, for a reason and a time. */
  Change disposed(Header header, JsonNode body) throws Refused {
    ofTheVault(header);
    LookBodies.Disposed left = Canonical.read(body, LookBodies.Disposed.class);
    Optional<TokenLook> look =
        state.looks().find(left.token()).filter(l -> l.find(left.difference()).isPresent());
    if (look.isEmpty()) {
      throw new Refused("difference.gone", left.token().label());
    }
    Instant latest = header.at().plus(LONGEST);
    if (!left.until().isAfter(header.at()) || left.until().isAfter(latest)) {
      throw new Refused("difference.until", latest);
    }
    TokenLook.Disposition disposition =
        new TokenLook.Disposition(left.reason(), left.until(), header.actor(), header.at());
    return new Change.LookIs(look.get().left(left.difference(), disposition));
  }

  private TokenLook before(TokenIdentity token) {
    return state.looks().find(token).orElseGet(() -> TokenLook.none(token));
  }

  private static void ofTheVault(Header header) throws Refused {
    if (!header.domain().equals(SigningDomain.VAULT) || header.drill()) {
      throw new Refused("entry.domain", header.domain(), SigningDomain.VAULT);
    }
  }
}
