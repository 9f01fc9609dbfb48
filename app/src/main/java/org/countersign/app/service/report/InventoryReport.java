package org.countersign.app.service.report;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.inventory.KeyRow;
import org.countersign.app.service.report.paper.Face;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Table;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;
import org.countersign.model.vault.Governance;
import org.countersign.model.vault.VaultState;

/** All signing keys, and the domains they are in. */
final class InventoryReport implements ReportWriter {
  private final StateView vault;
  private final Say say;

  InventoryReport(StateView vault, Say say) {
    this.vault = vault;
    this.say = say;
  }

  /** Taken in one moment; written while others go on. */
  private record Content(
      Basis basis,
      List<KeyRow> keys,
      List<Domain> domains,
      int certificates,
      int paths,
      int tokens) {}

  private record Domain(String name, String owner, long gaps) {}

  @Override
  public String name() {
    return "inventory";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public void write(OutputStream out, Progress progress) throws Failure {
    Content content = vault.read(this::content);
    new Opening(say, content.basis(), say.text("inventory.title"), level())
        .wide(out, paper -> write(paper, content, progress));
  }

  private Content content(VaultState state) {
    return new Content(
        Reports.basis(vault, state),
        new Inventory(vault).asOneList(),
        state.domains().all().stream()
            .filter(domain -> !domain.id().equals(SigningDomain.VAULT))
            .map(domain -> domain(state, domain))
            .toList(),
        state.keys().certificates().size(),
        state.trust().all().size(),
        state.tokens().all().size());
  }

  private Domain domain(VaultState state, SigningDomain domain) {
    String owner =
        state.people().isPresent(domain.owner()) ? state.people().nameOf(domain.owner()) : "";
    return new Domain(domain.name(), owner, Governance.of(state, domain, vault.now()).size());
  }

  private void write(Paper paper, Content content, Progress progress) {
    paper.facts(facts(content));
    if (content.keys().isEmpty()) {
      paper.text(say.text("inventory.empty"));
    } else {
      domains(paper, content);
      keys(paper, content.keys(), progress);
    }
  }

  private List<Paper.Fact> facts(Content content) {
    Map<String, Integer> states = new TreeMap<>();
    content.keys().forEach(key -> states.merge(say.state(key.state()), 1, Integer::sum));
    List<String> counted = new ArrayList<>();
    states.forEach((state, count) -> counted.add(say.text("count", count, state)));
    return List.of(
        new Paper.Fact(say.text("vault"), content.basis().vault()),
        new Paper.Fact(
            say.text("inventory.keys"),
            say.text("inventory.keys.count", content.keys().size())
                + (counted.isEmpty() ? "" : ": " + String.join(", ", counted))),
        new Paper.Fact(
            say.text("inventory.also"),
            say.text(
                "inventory.also.text",
                content.domains().size(),
                content.certificates(),
                content.paths(),
                content.tokens())));
  }

  private void domains(Paper paper, Content content) {
    Map<String, Long> keys = new TreeMap<>();
    content.keys().forEach(key -> keys.merge(key.domain(), 1L, Long::sum));
    paper.heading(2, say.text("inventory.domains"));
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("domain"), 4),
                new Paper.Column(say.text("owner"), 4),
                new Paper.Column(say.text("inventory.keys"), 1),
                new Paper.Column(say.text("gaps"), 3)));
    content
        .domains()
        .forEach(one ->
            table.row(
                List.of(
                    one.name(),
                    say.orNone(one.owner()),
                    String.valueOf(keys.getOrDefault(one.name(), 0L)),
                    say.text("gaps.count", one.gaps()))));
    table.end();
  }

  private void keys(Paper paper, List<KeyRow> keys, Progress progress) {
    paper.heading(2, say.text("inventory.keys"));
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("name"), 18),
                new Paper.Column(say.text("purpose"), 20),
                new Paper.Column(say.text("identity"), 17, Face.MONO),
                new Paper.Column(say.text("domain"), 14),
                new Paper.Column(say.text("owner"), 13),
                new Paper.Column(say.text("algorithm"), 9),
                new Paper.Column(say.text("token"), 12),
                new Paper.Column(say.text("state"), 10),
                new Paper.Column(say.text("due"), 9),
                new Paper.Column(say.text("trusted-by"), 6)));
    int done = 0;
    for (KeyRow key : keys) {
      progress.at(done++, keys.size());
      table.row(row(key));
    }
    table.end();
    paper.note(say.text("inventory.identity"));
  }

  private List<String> row(KeyRow key) {
    return List.of(
        key.label(),
        key.purpose(),
        Say.brief(key.spki().hex()),
        key.domain(),
        say.orNone(key.owner()),
        key.algorithm(),
        key.token(),
        say.state(key.state()),
        key.due().map(due -> say.day(due.at())).orElse(""),
        String.valueOf(key.trustedBy()));
  }
}
