package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Difference.Kind;
import org.countersign.model.reconcile.Expected;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** Keys that a look has found where the register has none: which may be adopted or destroyed. */
final class FoundKeys {
  private static final Set<Kind> DESTROYABLE =
      Set.of(Kind.KEY_UNKNOWN, Kind.KEY_TWICE, Kind.DESTROYED_KEY_BACK);

  private final VaultState state;

  FoundKeys(VaultState state) {
    this.state = state;
  }

  /** What the register calls a key, or else what a token does; empty if neither knows it. */
  static String label(VaultState state, Spki spki) {
    return state
        .keys()
        .key(spki)
        .map(SigningKey::label)
        .or(() ->
            state.looks().all().stream()
                .flatMap(look -> look.standings().stream())
                .map(TokenLook.Standing::difference)
                .filter(one -> one.spki().filter(spki::equals).isPresent())
                .map(one -> one.fact(Difference.LABEL))
                .findFirst())
        .orElse("");
  }

  /** An unknown key that a look has found under this CKA_ID, of a kind that is used here. */
  static void adoptable(VaultState state, Operation.AdoptKey adopt) throws Refused {
    unknown(state, adopt.spki());
    WatchedRules.mayBeTrusted(state, adopt.spki());
    Difference found =
        found(state, adopt.token(), adopt.spki(), adopt.ckaId(), Set.of(Kind.KEY_UNKNOWN))
            .orElseThrow(() -> new Refused("difference.gone", adopt.token().label()));
    if (KeyAlgorithm.named(found.fact(Difference.TYPE)).isEmpty()) {
      throw new Refused("key.algorithm", adopt.label(), found.fact(Difference.TYPE));
    }
  }

  private static void unknown(VaultState state, Spki spki) throws Refused {
    boolean custodians =
        state.people().credentials().stream()
            .map(EnrolledCredential::credential)
            .anyMatch(one -> one.spki().equals(spki) || Spki.of(one.share()).equals(spki));
    if (custodians || state.keys().key(spki).isPresent()) {
      throw new Refused("key.known", spki.hex());
    }
  }

  /** A key that a look has found and that is not the one the register has there. */
  static void destroyable(VaultState state, Operation.DestroyFound destroy) throws Refused {
    boolean own =
        state
            .keys()
            .key(destroy.spki())
            .filter(key -> !(key.state() instanceof KeyState.Destroyed))
            .filter(key -> key.token().equals(destroy.token()))
            .filter(key -> key.ckaId().equals(destroy.ckaId()))
            .isPresent();
    if (own) {
      throw new Refused("difference.registered", label(state, destroy.spki()));
    }
    if (found(state, destroy.token(), destroy.spki(), destroy.ckaId(), DESTROYABLE).isEmpty()) {
      throw new Refused("difference.gone", destroy.token().label());
    }
  }

  private static Optional<Difference> found(
      VaultState state, TokenIdentity token, Spki spki, String ckaId, Set<Kind> kinds) {
    return state.looks().find(token).stream()
        .flatMap(look -> look.standings().stream())
        .map(TokenLook.Standing::difference)
        .filter(one -> kinds.contains(one.kind()) && one.isOf(spki, ckaId))
        .findFirst();
  }

  /** The key is the vault's from now on, just as it was read back. */
  List<Change> adopted(
      Operation.AdoptKey adopt, RequestFile file, Results.KeyMade made, Header header)
      throws Refused {
    ResultRules.adopted(adopt, made);
    unknown(state, adopt.spki());
    SigningKey key =
        new SigningKey(
            made.spki(),
            made.publicKey(),
            adopt.label(),
            made.algorithm(),
            file.request().domain(),
            made.token(),
            made.ckaId(),
            adopt.purpose(),
            adopt.purposeEnds(),
            header.at(),
            Optional.empty(),
            Map.copyOf(made.attributes()),
            new KeyState.PreActivation(header.at()));
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.KeyIs(key));
    Expected expected = Expectations.of(state, adopt.token()).orElseThrow();
    List<Difference> weak =
        Reconciliation.drift(expected, Expectations.expected(key), made.attributes());
    changes.addAll(
        changed(
            adopt.token(),
            one -> one.kind() == Kind.KEY_UNKNOWN && one.isOf(made.spki(), made.ckaId()),
            weak,
            header));
    return changes;
  }

  List<Change> destroyed(Operation.DestroyFound destroy, Results.KeyErased gone, Header header)
      throws Refused {
    mustBeGone(label(state, destroy.spki()), gone);
    return changed(
        destroy.token(),
        one -> DESTROYABLE.contains(one.kind()) && one.isOf(destroy.spki(), destroy.ckaId()),
        List.of(),
        header);
  }

  /** What was found of a key that the register has destroyed is not there any more. */
  List<Change> without(Operation.DestroyKey destroy, List<Change> changes, Header header)
      throws Refused {
    List<Change> all = new ArrayList<>(changes);
    all.addAll(
        changed(
            Belonging.key(state, destroy.spki()).token(),
            one -> one.spki().filter(destroy.spki()::equals).isPresent(),
            List.of(),
            header));
    return all;
  }

  private List<Change> changed(
      TokenIdentity token, Predicate<Difference> ended, List<Difference> brought, Header header) {
    Optional<TokenLook> look = state.looks().find(token);
    if (look.isEmpty() && brought.isEmpty()) {
      return List.of();
    }
    TokenLook before = look.orElseGet(() -> TokenLook.none(token));
    return List.of(new Change.LookIs(before.changed(ended, brought, header.at())));
  }

  static void mustBeGone(String label, Results.KeyErased gone) throws Refused {
    if (gone.destroyed() < 1 || gone.foundAfter() != 0 || gone.signAttempt().equals("CKR_OK")) {
      throw new Refused("result.not-gone", label);
    }
  }
}
