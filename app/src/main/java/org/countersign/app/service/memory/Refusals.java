package org.countersign.app.service.memory;

import java.util.List;
import java.util.stream.Collectors;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.memory.Recollection;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.vault.Restoration;

/** Why a token does not go with a vault, with both heads in words and the dates. */
final class Refusals {
  private final Vault vault;

  Refusals(Vault vault) {
    this.vault = vault;
  }

  Refused rolledBack(String label, Recollection.RolledBack rolled) {
    return of("memory.rolled-back", label, rolled.missing(), rolled.head());
  }

  Refused forked(String label, Recollection.Forked forked) {
    return of("memory.forked", label, forked.same(), forked.head());
  }

  private Refused of(String code, String label, long count, RememberedHead head) {
    Checkpoint now = vault.head();
    return new Refused(
        code,
        label,
        count,
        head.size(),
        HeadWords.of(head.root()),
        HeadWords.day(head.at()),
        now.size(),
        HeadWords.of(java.util.HexFormat.of().formatHex(now.root())),
        HeadWords.day(vault.read(state -> state.lastAt())));
  }

  /** Told once, and passed when the PIN is typed again. */
  Refused givenUp(String label, RememberedHead head, Restoration restoration) {
    List<String> names =
        vault.read(state -> restoration.persons().stream().map(state.people()::nameOf).toList());
    return new Refused(
        "memory.given-up",
        label,
        Math.max(0, head.size() - restoration.seq()),
        head.size(),
        HeadWords.of(head.root()),
        HeadWords.day(head.at()),
        names.stream().collect(Collectors.joining(", ")),
        HeadWords.day(restoration.at()),
        restoration.seq(),
        restoration.what().reason());
  }
}
