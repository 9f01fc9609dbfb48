package org.countersign.app.service.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.vault.Change;
import org.countersign.model.vault.VaultState;

/**
 * The rows of the list of keys, kept from one look to the next: only what entries have touched
 * since is read again, and never so long at once that whoever appends would have to wait.
 */
final class KeyIndex {
  private static final int AT_ONCE = 1000;

  private final Vault vault;
  private final BiFunction<VaultState, Spki, Optional<KeyRow>> row;
  private final Stale stale = new Stale();
  private final Map<Spki, KeyRow> rows = new LinkedHashMap<>();
  private List<KeyRow> list = List.of();
  private boolean following;

  /** {@code row}: reads the one of a key, with all that is told of it; keys are never lost. */
  KeyIndex(Vault vault, BiFunction<VaultState, Spki, Optional<KeyRow>> row) {
    this.vault = vault;
    this.row = row;
  }

  /** All rows as they are now, in the order their keys came; the same list while none changes. */
  synchronized List<KeyRow> rows() {
    if (!following) {
      following = true;
      vault.onEntry(stale::entry);
    }
    boolean whole = false;
    try {
      list = follow(stale.take()) ? List.copyOf(rows.values()) : list;
      whole = true;
    } finally {
      if (!whole) {
        stale.everything();
      }
    }
    return list;
  }

  /** Whether any row has changed. */
  private boolean follow(Stale.What what) {
    if (what.all()) {
      boolean read = read(vault.read(KeyIndex::all));
      return vault.read(KeyIndex::prepared) && read;
    }
    boolean changed = read(List.copyOf(what.keys()));
    return (what.reach() && count(List.copyOf(rows.keySet()))) || changed;
  }

  /** Whoever asks for the trust paths of a root next should not wait for their order. */
  private static boolean prepared(VaultState state) {
    state.graph().prepare();
    return true;
  }

  /** All keys, held and watched, in the order they came. */
  static List<Spki> all(VaultState state) {
    Stream<Spki> held = state.keys().keys().stream().map(SigningKey::spki);
    Stream<Spki> watched = state.watched().all().stream().map(WatchedKey::spki);
    return Stream.concat(held, watched).distinct().toList();
  }

  private boolean read(List<Spki> keys) {
    boolean changed = false;
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<Spki> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      List<KeyRow> read = vault.read(state -> rowsOf(state, some));
      for (KeyRow now : read) {
        changed |= !now.equals(rows.put(now.spki(), now));
      }
    }
    return changed;
  }

  private List<KeyRow> rowsOf(VaultState state, List<Spki> some) {
    List<KeyRow> read = new ArrayList<>(some.size());
    some.forEach(spki -> row.apply(state, spki).ifPresent(read::add));
    return read;
  }

  private boolean count(List<Spki> keys) {
    boolean changed = false;
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<Spki> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      List<Integer> counts = vault.read(state -> some.stream().map(state.graph()::count).toList());
      for (int i = 0; i < some.size(); i++) {
        int now = counts.get(i);
        KeyRow before = Objects.requireNonNull(rows.get(some.get(i)));
        if (before.trustedBy() != now) {
          rows.put(before.spki(), before.trustedBy(now));
          changed = true;
        }
      }
    }
    return changed;
  }

  /** What has to be read again. Told by one thread, asked by another. */
  private static final class Stale {
    private final Set<Spki> keys = new HashSet<>();
    private boolean reach;
    private boolean all = true;

    /**
     * What that is.
     *
     * @param reach the numbers of trust paths
     * @param all everything, from the beginning
     */
    private record What(Set<Spki> keys, boolean reach, boolean all) {}

    synchronized What take() {
      What what = new What(Set.copyOf(keys), reach, all);
      keys.clear();
      reach = false;
      all = false;
      return what;
    }

    synchronized void everything() {
      all = true;
    }

    synchronized void entry(JournalVerifier.Checked checked) {
      checked.changes().forEach(this::change);
    }

    private void change(Change change) {
      switch (change) {
        case Change.KeyIs is -> keys.add(is.key().spki());
        case Change.CertificateIs is -> {
          keys.add(is.certificate().subjectKey());
          reach = true;
        }
        case Change.TrustPathIs is -> reach = true;
        case Change.TrustPathGone gone -> reach = true;
        // Owners' names, and how long keys may be used, stand in many rows.
        case Change.PersonIs is -> all = true;
        case Change.DomainIs is -> all = true;
        case Change.CredentialIs is -> {}
        case Change.TokenIs is -> {}
        case Change.CrlIs is -> {}
        case Change.RequestIs is -> {}
        case Change.RotationIs is -> {}
        case Change.TrustConfirmed confirmed -> {}
        case Change.KeyKept kept -> {}
        case Change.CrlSeen seen -> {}
        case Change.WatchedKeyIs is -> keys.add(is.key().spki());
        case Change.WatchedKeyGone gone -> keys.add(gone.spki());
        case Change.FindingIs is -> {}
        case Change.ExportIs is -> {}
        case Change.SetIs is -> {}
        case Change.LookIs is -> {}
        case Change.OfRecovery of -> {}
      }
    }
  }
}
