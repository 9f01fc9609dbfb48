package org.countersign.app.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.Item;
import org.countersign.model.vault.ImportCandidate;
import org.countersign.model.vault.ImportJudge;
import org.countersign.model.vault.ImportVerdict;
import org.countersign.model.vault.VaultState;

/**
 * What an import into one domain would make of things, by the vault's journal alone: it is checked
 * as {@code verify} does, and neither held nor changed.
 */
final class ImportAgainst {
  private ImportAgainst() {}

  /**
   * A verdict for each item, in their order.
   *
   * @throws Failure what is wrong with the journal, or that there is no such domain
   */
  static List<ImportVerdict> of(
      Path vault, String domain, List<Item> items, Consumer<Double> progress) throws Failure {
    VaultState state = state(JournalCheck.of(vault, Optional.empty(), progress));
    List<ImportCandidate> candidates = items.stream().map(ImportCandidate::of).toList();
    return ImportJudge.judge(state, domain, Instant.now(), candidates).verdicts();
  }

  private static VaultState state(Verdict verdict) throws Failure {
    return switch (verdict) {
      case Verdict.Sound sound -> sound.facts().verifier().state();
      case Verdict.Torn torn -> torn.facts().verifier().state();
      case Verdict.Broken broken -> throw broken.why();
      case Verdict.Unreadable unreadable -> throw unreadable.why();
    };
  }

  /** New, changed, known or refused, in a word. */
  static String word(Item item, ImportVerdict verdict) {
    return Messages.text(
        item instanceof Item.Crl
            ? "cli.import.verdict.crl"
            : "cli.import.verdict." + verdict.kind().name().toLowerCase(Locale.ROOT));
  }

  /** Why, where the word does not say it all. */
  static Optional<String> why(ImportVerdict verdict) {
    if (verdict.code().isEmpty()) {
      return Optional.empty();
    }
    Object[] arguments = verdict.arguments().toArray();
    return Optional.of(
        verdict.kind() == ImportVerdict.Kind.REFUSED
            ? FailureText.sentence(new Refused(verdict.code(), arguments))
            : Messages.text("import.verdict." + verdict.code(), arguments));
  }
}
