package org.countersign.app.service.publication;

import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Refused;
import org.countersign.model.publication.SetBases;
import org.countersign.model.vault.PublishedSet;
import org.countersign.model.vault.VaultState;

/** How a domain's publication set stands against the register and its folder. */
public final class SetStandings {
  private final Vault vault;
  private final SetShelf shelf;

  public SetStandings(Vault vault, SetShelf shelf) {
    this.vault = vault;
    this.shelf = shelf;
  }

  /**
   * A domain's sets.
   *
   * @param behind whether the register says something else by now than the newest set
   * @param out whether the newest is the current one in the vault's folder
   * @param all newest first
   */
  public record Standing(String domain, boolean behind, boolean out, List<PublishedSet> all) {
    public Standing {
      all = List.copyOf(all);
    }

    /** Empty for a domain that has published nothing. */
    public Optional<PublishedSet> newest() {
      return all.stream().findFirst();
    }
  }

  /** As it is now. */
  public Standing of(String domain) {
    record Seen(List<PublishedSet> all, boolean behind) {}
    Seen seen =
        vault.read(state -> {
          List<PublishedSet> all = state.sets().of(domain).reversed();
          return new Seen(all, !all.isEmpty() && behind(state, all.getFirst()));
        });
    boolean out = !seen.all().isEmpty() && shelf.isOut(seen.all().getFirst());
    return new Standing(domain, seen.behind(), out, seen.all());
  }

  /** Whether the register says something else by now than a set. */
  public static boolean behind(VaultState state, PublishedSet set) {
    try {
      return !SetBases.of(state, set.domain(), set.thisUpdate()).hash().equals(set.basis());
    } catch (Refused e) {
      return true;
    }
  }
}
