package org.countersign.app.service.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.SigningKey;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.vault.TokenLook;
import org.countersign.model.vault.VaultState;

/**
 * How a token stands against the register, for people.
 *
 * @param lookedAt of the last look, on record or of this run of the console; empty for never
 * @param depth of that look
 * @param fullAt of the last look at all objects
 * @param failure why the last look saw nothing; then the differences are those known before
 */
public record TokenStanding(
    TokenIdentity token,
    Optional<Instant> lookedAt,
    Depth depth,
    Optional<Instant> fullAt,
    Optional<Failure> failure,
    List<Row> rows) {

  /** What can be done about a difference. */
  public enum Remedy {
    ADOPT,
    DESTROY,
    EMERGENCY,
    SHOW_KEY,
    LEAVE
  }

  /**
   * A difference.
   *
   * @param waits whether somebody has to decide about it
   * @param left by whom, why and until when it was left; {@code by} is a name
   */
  public record Row(
      Difference difference,
      Instant since,
      boolean waits,
      Optional<TokenLook.Disposition> left,
      Set<Remedy> remedies) {}

  /** How many differences wait for somebody. */
  public long waiting() {
    return rows.stream().filter(Row::waits).count();
  }

  /** Of every token that was ever looked at, by serial. */
  public static Map<String, TokenStanding> all(Vault vault, TokenLooks looks) {
    Instant now = vault.now();
    return vault.read(state -> {
      Map<String, TokenStanding> all = new LinkedHashMap<>();
      List<TokenIdentity> tokens = new ArrayList<>();
      state.tokens().all().forEach(token -> tokens.add(token.ready().token()));
      state.people().credentials().stream()
          .filter(one -> one.active())
          .forEach(one -> tokens.add(one.credential().token()));
      for (TokenIdentity token : tokens) {
        all.put(token.serial(), of(state, token, looks.last(token), now));
      }
      return all;
    });
  }

  private static TokenStanding of(
      VaultState state, TokenIdentity token, Optional<TokenLooks.Looked> last, Instant now) {
    Optional<TokenLook> look =
        state.looks().find(token).filter(one -> one.at().isAfter(Instant.EPOCH));
    Optional<TokenLooks.Looked> seen = last.filter(one -> one.failure().isEmpty());
    boolean later =
        seen.isPresent() && look.map(one -> !one.at().isAfter(seen.get().at())).orElse(true);
    return new TokenStanding(
        token,
        later ? seen.map(TokenLooks.Looked::at) : look.map(TokenLook::at),
        later ? seen.get().depth() : look.map(TokenLook::depth).orElse(Depth.PUBLIC),
        look.flatMap(TokenLook::fullAt),
        last.flatMap(TokenLooks.Looked::failure),
        state.looks().find(token).stream()
            .flatMap(one -> one.standings().stream())
            .map(one -> row(state, one, now))
            .toList());
  }

  private static Row row(VaultState state, TokenLook.Standing standing, Instant now) {
    return new Row(
        standing.difference(),
        standing.since(),
        standing.waits(now),
        standing
            .disposition()
            .map(left ->
                new TokenLook.Disposition(
                    left.reason(), left.until(), state.people().nameOf(left.by()), left.at())),
        remedies(state, standing.difference()));
  }

  private static Set<Remedy> remedies(VaultState state, Difference difference) {
    Set<Remedy> remedies = EnumSet.of(Remedy.LEAVE);
    Optional<SigningKey> known = difference.spki().flatMap(state.keys()::key);
    boolean signing = state.tokens().find(difference.token().serial()).isPresent();
    known.ifPresent(key -> remedies.add(Remedy.SHOW_KEY));
    boolean found = signing && difference.spki().isPresent();
    switch (difference.kind()) {
      case KEY_UNKNOWN -> {
        if (found) {
          remedies.add(Remedy.DESTROY);
        }
        if (found && KeyAlgorithm.named(difference.fact(Difference.TYPE)).isPresent()) {
          remedies.add(Remedy.ADOPT);
        }
      }
      case DESTROYED_KEY_BACK -> {
        if (found) {
          remedies.add(Remedy.DESTROY);
        }
      }
      case KEY_TWICE -> {
        boolean own =
            known
                .filter(key -> key.token().equals(difference.token()))
                .filter(key -> key.ckaId().equals(difference.fact(Difference.ID)))
                .isPresent();
        if (found && !own) {
          remedies.add(Remedy.DESTROY);
        }
        known.ifPresent(key -> remedies.add(Remedy.EMERGENCY));
      }
      case KEY_MISSING, ATTRIBUTES_DRIFTED ->
          known.ifPresent(key -> remedies.add(Remedy.EMERGENCY));
      case OWN_KEY_UNKNOWN,
          TOKEN_SWAPPED,
          TOKEN_REINITIALISED,
          TOKEN_RESTORED,
          CERTIFICATE_OF_OTHER_KEY,
          LABEL_SHARED,
          ID_SHARED -> {}
    }
    return remedies;
  }
}
