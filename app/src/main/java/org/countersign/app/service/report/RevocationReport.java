package org.countersign.app.service.report;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.report.paper.Ink;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Table;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;
import org.countersign.model.vault.VaultState;

/** How fast trust was taken away, each time, as measured. */
final class RevocationReport implements ReportWriter {
  private final StateView vault;
  private final Say say;

  RevocationReport(StateView vault, Say say) {
    this.vault = vault;
    this.say = say;
  }

  private record Content(Basis basis, List<TakenAway> all) {}

  @Override
  public String name() {
    return "revocations";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public void write(OutputStream out, Progress progress) throws Failure {
    Content content = vault.read(this::content);
    new Opening(say, content.basis(), say.text("revocations.title"), level())
        .wide(out, paper -> write(paper, content, progress));
  }

  private Content content(VaultState state) {
    return new Content(Reports.basis(vault, state), TakenAway.all(state, vault.now()));
  }

  private void write(Paper paper, Content content, Progress progress) {
    if (content.all().isEmpty()) {
      paper.text(say.text("revocations.none"));
      return;
    }
    paper.facts(facts(content.all()));
    paper.heading(2, say.text("revocations.each"));
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("name"), 13),
                new Paper.Column(say.text("revocations.how"), 14),
                new Paper.Column(say.text("entry"), 8),
                new Paper.Column(say.text("revocations.raised"), 12),
                new Paper.Column(say.text("revocations.approved"), 12),
                new Paper.Column(say.text("revocations.list"), 12),
                new Paper.Column(say.text("revocations.published"), 12),
                new Paper.Column(say.text("revocations.seen"), 12),
                new Paper.Column(say.text("revocations.places"), 13),
                new Paper.Column(say.text("revocations.measured"), 9)));
    Reports.rows(
        content.all(), progress, one -> table.row(row(one), one.drill() ? Ink.MUTED : Ink.TEXT));
    table.end();
    paper.note(say.text("revocations.legend"));
  }

  private List<Paper.Fact> facts(List<TakenAway> all) {
    List<Duration> measured =
        all.stream()
            .filter(one -> !one.drill())
            .flatMap(one -> one.measured().stream())
            .sorted()
            .toList();
    long drills = all.stream().filter(TakenAway::drill).count();
    return List.of(
        new Paper.Fact(
            say.text("revocations.count"),
            say.text("revocations.count.text", all.size() - drills, drills)),
        new Paper.Fact(
            say.text("revocations.speed"),
            measured.isEmpty()
                ? say.text("revocations.speed.none")
                : say.text(
                    "revocations.speed.text",
                    measured.size(),
                    say.took(measured.getFirst()),
                    say.took(measured.get(measured.size() / 2)),
                    say.took(measured.getLast()))),
        new Paper.Fact(
            say.text("revocations.unseen"),
            say.text("revocations.unseen.text", all.stream().filter(TakenAway::unseen).count())));
  }

  private List<String> row(TakenAway one) {
    String how = say.text("operation." + one.operation());
    return List.of(
        one.key(),
        one.drill() ? say.text("drill", how) : how,
        one.raisedSeq() + ", " + one.finishedSeq(),
        say.second(one.raised()),
        after(one.approved(), one.raised()),
        after(one.listSigned(), one.raised()),
        after(Optional.of(one.published()), one.raised()),
        one.unseen() ? say.text("revocations.not-yet") : after(one.seen(), one.raised()),
        one.places() == 0
            ? say.text("revocations.no-places")
            : say.text("revocations.places.text", one.confirmed(), one.places())
                + one.lastConfirmed()
                    .map(at -> "\n" + after(Optional.of(at), one.raised()))
                    .orElse(""),
        one.measured().map(say::took).orElse(""));
  }

  /** A list says when it was signed in whole seconds, cut off: that may seem to be before. */
  private String took(Duration time) {
    return time.isNegative() && time.plusSeconds(1).isPositive()
        ? say.text("took.same-second")
        : say.text("took.after", say.took(time));
  }

  /** The moment, and how long after the first. */
  private String after(Optional<Instant> at, Instant first) {
    return at.map(moment -> say.second(moment) + "\n" + took(Duration.between(first, moment)))
        .orElseGet(() -> say.text("none"));
  }
}
