package org.countersign.app.service.report;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.report.paper.Face;
import org.countersign.app.service.report.paper.Ink;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Table;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Level;
import org.countersign.model.key.SigningKey;
import org.countersign.model.people.Person;
import org.countersign.model.request.Operation;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Cryptoperiod;
import org.countersign.model.vault.Governance;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** All about one signing domain: who answers for it, its rules, its keys, who trusts them. */
final class DomainDossier implements ReportWriter {
  private final StateView vault;
  private final Say say;
  private final String domain;

  DomainDossier(StateView vault, Say say, String domain) {
    this.vault = vault;
    this.say = say;
    this.domain = domain;
  }

  /** A change of the policy, or a review. */
  private record Event(Instant at, long seq, String what, String who, boolean drill) {}

  private record Content(
      Basis basis,
      SigningDomain domain,
      List<Paper.Fact> facts,
      List<String> gaps,
      List<Paper.Fact> policy,
      List<List<String>> keys,
      List<TrustPath> paths,
      List<Event> policies,
      List<Event> reviews) {}

  @Override
  public String name() {
    return domain.isEmpty() ? "vault-rules" : "domain-" + domain;
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public void write(OutputStream out, Progress progress) throws Failure {
    Optional<Content> found =
        vault.read(state -> state.domains().find(domain).map(one -> content(state, one)));
    Content content = found.orElseThrow(() -> new Refused("domain.unknown", domain));
    String title =
        say.text(domain.isEmpty() ? "vault.title" : "domain.title", content.domain().name());
    new Opening(say, content.basis(), title, level())
        .wide(out, paper -> write(paper, content, progress));
  }

  private Content content(VaultState state, SigningDomain of) {
    return new Content(
        Reports.basis(vault, state),
        of,
        facts(state, of),
        Governance.of(state, of, vault.now()).stream()
            .map(gap -> say.other("failure." + gap.code(), gap.arguments().toArray()))
            .toList(),
        rules(state, of),
        keys(state).map(key -> key(state, key)).toList(),
        state.trust().all().stream().filter(path -> path.domain().equals(domain)).toList(),
        events(state, Operation.ChangePolicy.class),
        events(state, Operation.ReviewDomain.class));
  }

  private List<Paper.Fact> rules(VaultState state, SigningDomain of) {
    List<Paper.Fact> rules =
        new ArrayList<>(new Policies(say, state.people()::nameOf).facts(of.policy()));
    if (of.id().equals(SigningDomain.VAULT)) {
      int leaves = of.policy().leaving().onScreen() ? 1 : 0;
      rules.add(new Paper.Fact(say.text("policy.screen"), say.text("policy.screen.text", leaves)));
    }
    return rules;
  }

  private Stream<SigningKey> keys(VaultState state) {
    return state.keys().keys().stream().filter(key -> key.domain().equals(domain));
  }

  private List<Paper.Fact> facts(VaultState state, SigningDomain of) {
    List<Paper.Fact> facts = new ArrayList<>();
    if (of.id().equals(SigningDomain.VAULT)) {
      facts.add(new Paper.Fact(say.text("vault"), of.name()));
      return facts;
    }
    facts.add(new Paper.Fact(say.text("domain"), of.name()));
    facts.add(new Paper.Fact(say.text("id"), of.id(), Face.MONO));
    facts.add(new Paper.Fact(say.text("purpose"), of.purpose()));
    facts.add(new Paper.Fact(say.text("owner"), say.orNone(reachable(state, of.owner()))));
    facts.add(
        new Paper.Fact(
            say.text("stakeholders"),
            say.list(
                of.stakeholders().stream()
                    .filter(state.people()::isPresent)
                    .map(one -> reachable(state, one))
                    .toList())));
    facts.add(new Paper.Fact(say.text("reviewed"), say.minute(of.reviewedAt())));
    facts.add(new Paper.Fact(say.text("review-due"), say.day(Governance.reviewDue(of))));
    return facts;
  }

  private static String reachable(VaultState state, String person) {
    return state
        .people()
        .person(person)
        .filter(one -> state.people().isPresent(one.id()))
        .map(DomainDossier::reachable)
        .orElse("");
  }

  private static String reachable(Person person) {
    return person.contact().isEmpty()
        ? person.name()
        : person.name() + " (" + person.contact() + ")";
  }

  private List<String> key(VaultState state, SigningKey key) {
    return List.of(
        key.label(),
        key.purpose(),
        Say.brief(key.spki().hex()),
        key.algorithm().display(),
        key.token().label(),
        say.state(key.state().id()),
        say.day(key.createdAt()),
        say.day(key.purposeEnds()),
        say.day(Cryptoperiod.ends(state, key)),
        String.valueOf(state.graph().count(key.spki())));
  }

  private List<Event> events(VaultState state, Class<? extends Operation> kind) {
    return state.requests().all().stream()
        .filter(file -> file.request().domain().equals(domain))
        .filter(file -> kind.isInstance(file.operation()))
        .flatMap(file -> event(state, file).stream())
        .toList();
  }

  private Optional<Event> event(VaultState state, RequestFile file) {
    if (!(file.execution() instanceof RequestFile.Finished done)) {
      return Optional.empty();
    }
    String what =
        switch (file.operation()) {
          case Operation.ReviewDomain review -> say.orNone(review.findings());
          case Operation.ChangePolicy change ->
              say.text("policy.changed", change.policy().version(), file.request().reason());
          default -> file.request().reason();
        };
    return Optional.of(
        new Event(done.at(), done.seq(), what, Signers.of(state, file), file.request().drill()));
  }

  private void write(Paper paper, Content content, Progress progress) {
    content.gaps().forEach(paper::warning);
    paper.facts(content.facts());
    paper.heading(2, say.text("policy")).facts(content.policy());
    if (!domain.isEmpty()) {
      keys(paper, content.keys(), progress);
      paths(paper, content.paths(), progress);
      events(paper, "reviews", content.reviews());
    }
    events(paper, "policies", content.policies());
  }

  private void keys(Paper paper, List<List<String>> keys, Progress progress) {
    paper.heading(2, say.text("domain.keys", keys.size()));
    if (keys.isEmpty()) {
      paper.text(say.text("domain.no-keys"));
      return;
    }
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("name"), 16),
                new Paper.Column(say.text("purpose"), 22),
                new Paper.Column(say.text("identity"), 17, Face.MONO),
                new Paper.Column(say.text("algorithm"), 9),
                new Paper.Column(say.text("token"), 12),
                new Paper.Column(say.text("state"), 11),
                new Paper.Column(say.text("made"), 9),
                new Paper.Column(say.text("purpose-ends"), 11),
                new Paper.Column(say.text("cryptoperiod-ends"), 11),
                new Paper.Column(say.text("trusted-by"), 6)));
    Reports.rows(keys, progress, table::row);
    table.end();
  }

  private void paths(Paper paper, List<TrustPath> paths, Progress progress) {
    paper.heading(2, say.text("paths", paths.size()));
    if (paths.isEmpty()) {
      paper.text(say.text("paths.none"));
      return;
    }
    Table table = Paths.table(paper, say);
    Reports.rows(paths, progress, path -> table.row(Paths.row(path, say)));
    table.end();
  }

  private void events(Paper paper, String what, List<Event> events) {
    paper.heading(2, say.text("domain." + what));
    if (events.isEmpty()) {
      paper.text(say.text("domain." + what + ".none"));
      return;
    }
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("when"), 2),
                new Paper.Column(say.text("entry"), 1),
                new Paper.Column(say.text("what"), 6),
                new Paper.Column(say.text("signed-by"), 4)));
    for (Event event : events) {
      String text = event.drill() ? say.text("drill", event.what()) : event.what();
      table.row(
          List.of(say.minute(event.at()), String.valueOf(event.seq()), text, event.who()),
          event.drill() ? Ink.MUTED : Ink.TEXT);
    }
    table.end();
  }
}
