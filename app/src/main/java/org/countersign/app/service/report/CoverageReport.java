package org.countersign.app.service.report;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.report.paper.Face;
import org.countersign.app.service.report.paper.Ink;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Table;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** For each control, the entries that are evidence for it; and the controls that have none. */
final class CoverageReport implements ReportWriter {
  private final Vault vault;
  private final StateView view;
  private final Say say;

  CoverageReport(Vault vault, Say say) {
    this.vault = vault;
    this.view = StateView.of(vault);
    this.say = say;
  }

  private record Content(Basis basis, Map<Long, String> operations) {}

  @Override
  public String name() {
    return "control-coverage";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public void write(OutputStream out, Progress progress) throws Failure {
    Content content = vault.read(this::content);
    Evidence evidence = new Evidence(content.operations());
    new EntryPass(vault, content.basis().head(), progress).read(evidence::take);
    new Opening(say, content.basis(), say.text("coverage.title"), level())
        .wide(out, paper -> write(paper, evidence));
  }

  private Content content(VaultState state) {
    Map<Long, String> operations = new HashMap<>();
    for (RequestFile file : state.requests().all()) {
      if (file.execution() instanceof RequestFile.Finished done) {
        operations.put(done.seq(), file.request().operation());
      }
    }
    return new Content(Reports.basis(view, state), operations);
  }

  private void write(Paper paper, Evidence evidence) {
    paper.text(say.text("coverage.how"));
    summary(paper, evidence);
    for (Control control : Control.values()) {
      control(paper, control, evidence.of(control));
    }
    paper.note(say.text("coverage.sources"));
  }

  private void summary(Paper paper, Evidence evidence) {
    List<String> without = new ArrayList<>();
    int all = 0;
    for (Control control : Control.values()) {
      for (Map.Entry<Control.Identifier, Evidence.Found> one : evidence.of(control).entrySet()) {
        all++;
        if (one.getValue().count() == 0) {
          without.add(
              say.text(
                  "coverage.without.one",
                  one.getKey().source(),
                  one.getKey().id(),
                  say.text(control.key())));
        }
      }
    }
    paper.facts(
        List.of(
            new Paper.Fact(
                say.text("coverage.with"),
                say.text("coverage.with.text", all - without.size(), all)),
            new Paper.Fact(say.text("coverage.without"), say.list(without))));
  }

  private void control(
      Paper paper, Control control, Map<Control.Identifier, Evidence.Found> found) {
    paper.heading(2, say.text(control.key()));
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("coverage.source"), 9),
                new Paper.Column(say.text("coverage.identifier"), 9, Face.MONO),
                new Paper.Column(say.text("coverage.looked-for"), 24, Face.MONO),
                new Paper.Column(say.text("coverage.count"), 10),
                new Paper.Column(say.text("coverage.entries"), 36)));
    found.forEach((identifier, one) ->
        table.row(
            List.of(
                identifier.source(),
                identifier.id(),
                lookedFor(identifier),
                count(one),
                entries(one)),
            one.count() == 0 ? Ink.DANGER : Ink.TEXT));
    table.end();
  }

  private String lookedFor(Control.Identifier identifier) {
    return identifier.evidence().contains(Control.Identifier.ALL)
        ? say.text("coverage.every")
        : String.join(", ", identifier.evidence()).replace("op:", "");
  }

  private String count(Evidence.Found found) {
    String real =
        found.count() == 0
            ? say.text("coverage.nothing")
            : say.text("coverage.count.text", found.count());
    String drills = found.drills() == 0 ? "" : " " + say.text("coverage.drills", found.drills());
    String failed = found.failed() == 0 ? "" : " " + say.text("coverage.failed", found.failed());
    return real + drills + failed;
  }

  private String entries(Evidence.Found found) {
    List<String> texts =
        found.newest().stream()
            .map(one -> say.text("coverage.entry", one.seq(), one.what(), say.day(one.at())))
            .toList();
    String told = String.join("; ", texts);
    return found.count() > texts.size() ? say.text("coverage.newest", new Say.Made(told)) : told;
  }
}
