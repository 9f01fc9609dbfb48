package org.countersign.app.service.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.SigningKey;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenPort;
import org.countersign.model.vault.CommissionedToken;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.VaultState;

/** The tokens of this workstation, held against those the vault knows. */
public final class TokenList {
  private final Vault vault;
  private final TokenPort tokens;

  public TokenList(Vault vault, TokenPort tokens) {
    this.vault = vault;
    this.tokens = tokens;
  }

  /** Looks at every module anew: signing tokens first, then custodians', then the rest. */
  public List<TokenRow> look() {
    List<ModuleView> modules = tokens.look();
    return vault.read(state -> rows(state, modules));
  }

  private static List<TokenRow> rows(VaultState state, List<ModuleView> modules) {
    List<TokenRow> rows = new ArrayList<>();
    for (ModuleView module : modules) {
      module.problem().ifPresent(problem -> rows.add(unusable(module, problem)));
      module.slots().forEach(slot -> rows.add(slot(state, slot)));
    }
    List<TokenIdentity> present = rows.stream().flatMap(row -> row.identity().stream()).toList();
    expected(state).stream()
        .filter(identity -> !present.contains(identity))
        .forEach(identity -> rows.add(absent(state, identity, present)));
    rows.sort(
        java.util.Comparator.comparing(TokenRow::use)
            .thenComparing(row -> row.identity().map(TokenIdentity::label).orElse("\uffff")));
    return rows;
  }

  private static TokenRow unusable(ModuleView module, TokenFailure problem) {
    return new TokenRow(
        TokenRow.Presence.UNUSABLE,
        TokenRow.Use.NONE,
        module.path(),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(problem));
  }

  private static TokenRow slot(VaultState state, SlotView slot) {
    Optional<SlotView.TokenView> token = slot.token();
    boolean initialised = token.filter(SlotView.TokenView::initialised).isPresent();
    TokenRow.Presence presence =
        token.isEmpty()
            ? TokenRow.Presence.EMPTY
            : initialised ? TokenRow.Presence.PRESENT : TokenRow.Presence.BLANK;
    Optional<TokenIdentity> identity =
        initialised ? token.map(SlotView.TokenView::identity) : Optional.empty();
    return row(state, presence, identity, Optional.of(slot), Optional.empty());
  }

  private static TokenRow absent(
      VaultState state, TokenIdentity identity, List<TokenIdentity> present) {
    Optional<TokenIdentity> other =
        present.stream().filter(one -> one.label().equals(identity.label())).findFirst();
    TokenFailure problem =
        other.isPresent()
            ? new TokenFailure.TokenExchanged(
                identity.label(), identity.serial(), other.get().serial())
            : new TokenFailure.TokenMissing(identity.label(), identity.serial());
    return row(
        state,
        other.isPresent() ? TokenRow.Presence.EXCHANGED : TokenRow.Presence.MISSING,
        Optional.of(identity),
        Optional.empty(),
        Optional.of(problem));
  }

  private static TokenRow row(
      VaultState state,
      TokenRow.Presence presence,
      Optional<TokenIdentity> identity,
      Optional<SlotView> slot,
      Optional<TokenFailure> problem) {
    Optional<CommissionedToken> commissioned =
        identity
            .flatMap(one -> state.tokens().find(one.serial()))
            .filter(one -> one.ready().token().equals(identity.get()));
    Optional<EnrolledCredential> credential = identity.flatMap(one -> credential(state, one));
    TokenRow.Use use =
        commissioned.isPresent()
            ? TokenRow.Use.SIGNING
            : credential
                .map(c -> c.active() ? TokenRow.Use.CUSTODIAN : TokenRow.Use.FORMER)
                .orElse(TokenRow.Use.NONE);
    return new TokenRow(
        presence,
        use,
        slot.map(SlotView::module).orElse(""),
        slot,
        identity,
        credential.map(c -> state.people().nameOf(c.person())).orElse(""),
        commissioned,
        commissioned.map(token -> holders(state, token)).orElse(List.of()),
        identity.map(one -> keys(state, one)).orElse(List.of()),
        problem);
  }

  /** The credential on a token: the one in use, or the last that was. */
  private static Optional<EnrolledCredential> credential(VaultState state, TokenIdentity token) {
    return state.people().credentials().stream()
        .filter(c -> c.credential().token().equals(token))
        .reduce((one, other) -> one.active() ? one : other);
  }

  private static List<TokenRow.Holder> holders(VaultState state, CommissionedToken token) {
    return token.ready().shares().stream()
        .map(share ->
            new TokenRow.Holder(
                state.people().nameOf(share.person()),
                state
                    .people()
                    .credential(share.credential())
                    .filter(EnrolledCredential::active)
                    .isPresent()))
        .toList();
  }

  private static List<String> keys(VaultState state, TokenIdentity token) {
    return state.keys().keys().stream()
        .filter(key -> key.token().equals(token))
        .map(SigningKey::label)
        .toList();
  }

  /** Tokens the vault works with. */
  private static List<TokenIdentity> expected(VaultState state) {
    List<TokenIdentity> expected = new ArrayList<>();
    state.tokens().all().forEach(token -> expected.add(token.ready().token()));
    state.people().custodians().stream()
        .flatMap(person -> state.people().credentialOf(person.id()).stream())
        .forEach(credential -> expected.add(credential.credential().token()));
    return expected;
  }
}
