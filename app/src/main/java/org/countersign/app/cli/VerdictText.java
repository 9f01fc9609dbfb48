package org.countersign.app.cli;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.countersign.app.cli.Verdict.Facts;
import org.countersign.app.fx.HashText;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.json.Utc;
import org.countersign.model.people.Person;
import org.countersign.model.vault.VaultState;
import org.countersign.model.words.PgpWords;

/** A verdict as {@code verify} prints it. */
final class VerdictText {
  private static final int WORDS = 8;

  private VerdictText() {}

  /**
   * @param compared whether the journal was also held against a head that somebody kept
   */
  static String sound(Verdict.Sound sound, boolean compared) {
    String limit = compared ? "cli.verify.compared" : "cli.verify.limit";
    return String.join(
        "\n",
        Messages.text("cli.verify.ok", sound.facts().verifier().tree().size()),
        "",
        facts(sound.facts()),
        "",
        Messages.text(limit));
  }

  static String torn(Verdict.Torn torn) {
    long size = torn.facts().verifier().tree().size();
    return String.join(
        "\n",
        Messages.text("cli.verify.torn", size, torn.tail().bytes(), torn.tail().sha256()),
        "",
        facts(torn.facts()));
  }

  static String broken(Verdict.Broken broken) {
    return Messages.text("cli.verify.broken", broken.entry())
        + "\n"
        + Texts.sentence(broken.why())
        + "\n"
        + Messages.text(
            broken.entry() == 0 ? "cli.verify.none-good" : "cli.verify.good-before",
            broken.entry(),
            broken.entry() - 1);
  }

  static String unreadable(Verdict.Unreadable unreadable) {
    return Messages.text("cli.verify.unreadable") + "\n" + Texts.sentence(unreadable.why());
  }

  private static String facts(Facts facts) {
    VaultState state = facts.verifier().state();
    Checkpoint head = facts.verifier().head();
    String hex = HexFormat.of().formatHex(head.root());
    return String.join(
        "\n",
        row("vault", SafeText.of(state.name()) + " (" + state.id() + ")"),
        row("size", String.valueOf(head.size())),
        row("first", Utc.format(facts.first())),
        row("last", Utc.format(facts.last())),
        row("founders", founders(facts.founders())),
        row("attachments", String.valueOf(facts.attachments())),
        row("head", HashText.groups(hex)),
        row("words", words(head.root())),
        "",
        Messages.text("cli.verify.checkpoint"),
        head.text().stripTrailing());
  }

  private static String row(String name, String value) {
    return "  %-13s %s".formatted(Messages.text("cli.verify." + name), value);
  }

  private static String founders(List<Person> founders) {
    return founders.stream()
        .map(person -> SafeText.of(person.name()))
        .collect(Collectors.joining(", "));
  }

  private static String words(byte[] root) {
    return String.join(" ", PgpWords.of(root).subList(0, WORDS));
  }
}
