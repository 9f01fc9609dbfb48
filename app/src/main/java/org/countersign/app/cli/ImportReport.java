package org.countersign.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.service.intake.FileReading;
import org.countersign.app.text.IntakeText;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Note;
import org.countersign.model.intake.Reading.Problem;
import org.countersign.model.key.Spki;
import org.countersign.model.vault.ImportVerdict;

/** What {@code import} prints. */
final class ImportReport {
  private static final int LONGEST_NAME = 200;

  private final PrintWriter out;
  private final int files;
  private final List<Item> items;
  private final List<Problem> problems;
  private Optional<List<ImportVerdict>> verdicts = Optional.empty();

  ImportReport(PrintWriter out, List<FileReading> readings) {
    this.out = out;
    this.files = readings.size();
    this.items = readings.stream().flatMap(each -> each.reading().items().stream()).toList();
    this.problems = readings.stream().flatMap(each -> each.reading().problems().stream()).toList();
  }

  List<Item> items() {
    return items;
  }

  /** Whether everything could be read, would be taken, and no private key lies about. */
  boolean isWell() {
    return problems.isEmpty()
        && count(Item.PrivateKey.class) == 0
        && of(ImportVerdict.Kind.REFUSED) == 0;
  }

  /** Prints all of it; {@code against} a vault there is a verdict for each item. */
  void tell(Optional<List<ImportVerdict>> against) {
    verdicts = against;
    for (int i = 0; i < items.size(); i++) {
      line(i);
    }
    privateKeys();
    problems();
    out.println();
    out.println(counts());
    if (verdicts.isPresent()) {
      out.println(
          Messages.text(
              "cli.import.verdicts",
              of(ImportVerdict.Kind.NEW),
              of(ImportVerdict.Kind.CHANGED),
              of(ImportVerdict.Kind.KNOWN),
              of(ImportVerdict.Kind.REFUSED)));
    }
    out.println(Messages.text("cli.import.nothing-written"));
    out.flush();
  }

  private void line(int index) {
    Item item = items.get(index);
    Optional<ImportVerdict> verdict = verdicts.map(all -> all.get(index));
    String word = verdict.map(one -> "%-9s".formatted(ImportAgainst.word(item, one))).orElse("");
    String where = Messages.text("cli.import.where", composed(IntakeText.where(item.where())));
    out.println("%s%-15s %s %s %s".formatted(word, kind(item), key(item), name(item), where));
    verdict.flatMap(ImportAgainst::why).ifPresent(why -> out.println(" ".repeat(16) + why));
    if (item instanceof Item.Certificate certificate) {
      for (Note note : certificate.notes()) {
        out.println(" ".repeat(16) + IntakeText.note(note));
      }
    }
  }

  private void privateKeys() {
    if (count(Item.PrivateKey.class) == 0) {
      return;
    }
    out.println();
    out.println(Messages.text("cli.import.private-keys", count(Item.PrivateKey.class)));
    for (Item item : items) {
      if (item instanceof Item.PrivateKey key) {
        String whose = key.owner().isEmpty() ? Messages.text("cli.import.nobody") : name(key);
        out.println(
            "  "
                + Messages.text(
                    "cli.import.private-key",
                    composed(IntakeText.where(key.where())),
                    key.format(),
                    composed(whose),
                    key(key)));
      }
    }
  }

  private void problems() {
    if (problems.isEmpty()) {
      return;
    }
    out.println();
    out.println(Messages.text("cli.import.problems", problems.size()));
    for (Problem problem : problems) {
      out.println(
          "  "
              + Messages.text(
                  "cli.import.problem",
                  composed(IntakeText.where(problem.where())),
                  composed(IntakeText.problem(problem)),
                  problem.code()));
    }
  }

  private long of(ImportVerdict.Kind kind) {
    return verdicts.stream().flatMap(List::stream).filter(one -> one.kind() == kind).count();
  }

  private String counts() {
    return Messages.text(
        "cli.import.counts",
        files,
        count(Item.Certificate.class),
        count(Item.Crl.class),
        count(Item.PublicKey.class),
        count(Item.Trust.class),
        count(Item.PrivateKey.class),
        problems.size());
  }

  private long count(Class<? extends Item> kind) {
    return items.stream().filter(kind::isInstance).count();
  }

  private static Messages.Composed composed(String text) {
    return new Messages.Composed(text);
  }

  private static String kind(Item item) {
    return Messages.text(
        switch (item) {
          case Item.Certificate certificate -> "cli.import.certificate";
          case Item.Crl crl -> "cli.import.crl";
          case Item.PublicKey key -> "cli.import.key";
          case Item.PrivateKey key -> "cli.import.private";
          case Item.Trust trust -> "cli.import.path";
        });
  }

  /** The key that it is or trusts, in whole: the hash is what names it. */
  private static String key(Item item) {
    return switch (item) {
      case Item.Certificate certificate -> certificate.key().hex();
      case Item.Crl crl -> Messages.text("cli.import.no-key");
      case Item.PublicKey key -> key.key().hex();
      case Item.PrivateKey key -> key.key().map(Spki::hex).orElse(noKey());
      case Item.Trust trust -> trust.path().trusts().map(Spki::hex).orElse(noKey());
    };
  }

  private static String noKey() {
    return Messages.text("cli.import.no-key");
  }

  private static String name(Item item) {
    return SafeText.of(
        switch (item) {
          case Item.Certificate certificate -> certificate.facts().subject();
          case Item.Crl crl -> crl.facts().issuer();
          case Item.PublicKey key -> key.kind() + " " + key.name();
          case Item.PrivateKey key -> key.owner();
          case Item.Trust trust -> trust.path().name();
        },
        LONGEST_NAME);
  }
}
