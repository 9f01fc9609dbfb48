package org.countersign.model.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Held held = held(token, claimed, seen);
    Set<String> visible = TokenLook.visible(state, held.by(), held.found());
    return new Change.LookIs(before(token).after(seen, held.found(), visible, header.at()));
  }

  /** What differs by the rules of {@code by}, the look in one of its versions. */
  private record Held(Seen by, List<Difference> found) {}

  /**
   * Holds the look against the rules that the claim follows from. For a time version 1 was written
   * under the rules of version 2: a look may tell more than its version asks, and never less.
   */
  private Held held(TokenIdentity token, Results.TokenSeen claimed, Seen seen) throws Refused {
    if (seen.v() < state.looks().version()) {
      throw new Refused("look.older-version", token.label(), seen.v(), state.looks().version());
    }
    for (int version = seen.v(); version <= Seen.VERSION; version++) {
      Seen by = seen.by(version);
      List<Difference> found = found(token, by);
      if (claimed.equals(Results.TokenSeen.of(claimed.seen(), by, found))) {
        return new Held(by, found);
      }
    }
    throw new Refused("look.not-borne-out", token.label());
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
    JsonNode look = Canonical.parse(state.attached(attached));
    JsonNode version = look.path("v");
    if (version.isIntegralNumber() && version.longValue() > Seen.VERSION) {
      throw new Refused("look.version", version.longValue());
    }
    return Canonical.read(look, Seen.class);
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
