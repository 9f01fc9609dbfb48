package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.reconcile.Seen;

/**
 * How a token stands against the register, by the looks that are on record.
 *
 * @param version of the last of them ({@link Seen#v}); 0 before any
 * @param at when that was
 * @param fullAt of the last one at all objects
 * @param objects how many the last one saw
 */
public record TokenLook(
    TokenIdentity token,
    int version,
    Instant at,
    Depth depth,
    Optional<Instant> fullAt,
    int objects,
    List<Standing> standings) {

  /**
   * A difference that stands until a look no longer finds it.
   *
   * @param hidden whether only a look at all objects can tell whether it is still there
   * @param since the entry's time that first told it
   */
  public record Standing(
      Difference difference, boolean hidden, Instant since, Optional<Disposition> disposition) {

    /** Whether somebody has to decide about it. */
    public boolean waits(Instant now) {
      return disposition.filter(left -> now.isBefore(left.until())).isEmpty();
    }
  }

  /** A person's word that a difference is to be left as it is, and until when. */
  public record Disposition(String reason, Instant until, String by, Instant at) {}

  public TokenLook {
    standings = List.copyOf(standings);
  }

  /** Before any look. */
  static TokenLook none(TokenIdentity token) {
    return new TokenLook(token, 0, Instant.EPOCH, Depth.PUBLIC, Optional.empty(), 0, List.of());
  }

  /**
   * After a further look. What it finds again keeps what was said of it; what only a look at all
   * objects can tell stays after one without a PIN; after another token was found in its place, all
   * stays.
   */
  TokenLook after(Seen seen, List<Difference> found, Set<String> visible, Instant now) {
    Map<String, Standing> before = new HashMap<>();
    standings.forEach(one -> before.put(one.difference().id(), one));
    List<Standing> after = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Difference difference : found) {
      String id = difference.id();
      ids.add(id);
      Optional<Standing> known = Optional.ofNullable(before.get(id));
      after.add(
          new Standing(
              difference,
              !visible.contains(id),
              known.map(Standing::since).orElse(now),
              known.flatMap(Standing::disposition)));
    }
    standings.stream()
        .filter(one -> !ids.contains(one.difference().id()) && outlasts(one, seen))
        .forEach(after::add);
    boolean full = seen.present() && seen.depth() == Depth.FULL;
    return new TokenLook(
        token,
        seen.v(),
        now,
        seen.depth(),
        full ? Optional.of(now) : fullAt,
        seen.objects().size(),
        after);
  }

  private static boolean outlasts(Standing one, Seen seen) {
    if (!seen.present()) {
      return one.difference().kind() != Difference.Kind.TOKEN_SWAPPED;
    }
    return seen.depth() == Depth.PUBLIC && one.hidden();
  }

  /** Ids of the differences that a look without a PIN would have found. */
  static Set<String> visible(VaultState state, Seen seen, List<Difference> found) {
    List<Difference> shown =
        seen.depth() == Depth.PUBLIC
            ? found
            : Reconciliation.of(
                Expectations.of(state, seen.token()).orElseThrow(),
                Reconciliation.publicPart(seen));
    return shown.stream().map(Difference::id).collect(Collectors.toSet());
  }

  /**
   * Whether the journal does not say already what this look found; or that it is of a newer version
   * than all before, after which none of theirs is taken.
   */
  public static boolean isNews(VaultState state, Seen seen, List<Difference> found) {
    int known = state.looks().version();
    if (known > 0 && known < seen.v()) {
      return true;
    }
    TokenLook before = state.looks().find(seen.token()).orElseGet(() -> none(seen.token()));
    TokenLook after = before.after(seen, found, visible(state, seen, found), before.at());
    return !after.named().equals(before.named());
  }

  private Map<String, Boolean> named() {
    return standings.stream()
        .collect(Collectors.toMap(one -> one.difference().id(), Standing::hidden));
  }

  /** Without those that something done on the token has ended, and with what it has brought. */
  TokenLook changed(Predicate<Difference> ended, List<Difference> brought, Instant now) {
    List<Standing> left =
        new ArrayList<>(standings.stream().filter(one -> !ended.test(one.difference())).toList());
    Set<String> ids = left.stream().map(one -> one.difference().id()).collect(Collectors.toSet());
    brought.stream()
        .filter(one -> !ids.contains(one.id()))
        .forEach(one -> left.add(new Standing(one, true, now, Optional.empty())));
    return new TokenLook(token, version, at, depth, fullAt, objects, left);
  }

  TokenLook left(String difference, Disposition disposition) {
    return new TokenLook(
        token,
        version,
        at,
        depth,
        fullAt,
        objects,
        standings.stream()
            .map(one ->
                one.difference().id().equals(difference)
                    ? new Standing(
                        one.difference(), one.hidden(), one.since(), Optional.of(disposition))
                    : one)
            .toList());
  }

  /** The difference of this id. */
  public Optional<Standing> find(String id) {
    return standings.stream().filter(one -> one.difference().id().equals(id)).findFirst();
  }
}
