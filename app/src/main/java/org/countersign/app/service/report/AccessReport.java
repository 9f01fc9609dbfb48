package org.countersign.app.service.report;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.report.paper.Face;
import org.countersign.app.service.report.paper.Ink;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Table;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;
import org.countersign.model.people.Person;
import org.countersign.model.vault.CommissionedToken;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.VaultState;

/** Who can do what: persons, credentials, rosters, shares, sessions, and who was removed. */
final class AccessReport implements ReportWriter {
  private final Vault vault;
  private final StateView view;
  private final Say say;

  AccessReport(Vault vault, Say say) {
    this.vault = vault;
    this.view = StateView.of(vault);
    this.say = say;
  }

  private record One(Person person, boolean present, String stands) {}

  private record Credential(EnrolledCredential enrolled, String person) {}

  private record Rules(String domain, String owner, List<Paper.Fact> rules) {}

  private record Shares(String token, String text) {}

  private record Content(
      Basis basis,
      List<One> people,
      List<Credential> credentials,
      List<Rules> rules,
      List<Shares> shares) {}

  @Override
  public String name() {
    return "access";
  }

  /** It says whom to rob of which token. */
  @Override
  public Level level() {
    return Level.CONFIDENTIAL;
  }

  @Override
  public void write(OutputStream out, Progress progress) throws Failure {
    Content content = vault.read(this::content);
    SignIns signIns = new SignIns(enrolments(content));
    new EntryPass(vault, content.basis().head(), progress).read(signIns::take);
    new Opening(say, content.basis(), say.text("access.title"), level())
        .wide(out, paper -> write(paper, content, signIns));
  }

  private static Set<Long> enrolments(Content content) {
    Set<Long> seqs = new HashSet<>();
    for (Credential one : content.credentials()) {
      seqs.add(one.enrolled().fromSeq());
      one.enrolled().removedSeq().ifPresent(seqs::add);
    }
    return seqs;
  }

  private Content content(VaultState state) {
    return new Content(
        Reports.basis(view, state),
        state.people().all().stream()
            .map(person ->
                new One(person, state.people().isPresent(person.id()), stands(state, person)))
            .toList(),
        state.people().credentials().stream()
            .map(one -> new Credential(one, state.people().nameOf(one.person())))
            .toList(),
        state.domains().all().stream().map(domain -> rules(state, domain)).toList(),
        state.tokens().all().stream().map(token -> shares(state, token)).toList());
  }

  /** What the person answers for. */
  private String stands(VaultState state, Person person) {
    List<String> texts = new ArrayList<>();
    for (SigningDomain domain : state.domains().all()) {
      if (domain.id().equals(SigningDomain.VAULT)) {
        continue;
      }
      if (domain.owner().equals(person.id())) {
        texts.add(say.text("access.owns", domain.name()));
      } else if (domain.stakeholders().contains(person.id())) {
        texts.add(say.text("access.stake", domain.name()));
      }
    }
    return say.list(texts);
  }

  private Rules rules(VaultState state, SigningDomain domain) {
    Policies words = new Policies(say, state.people()::nameOf);
    return new Rules(
        domain.id().isEmpty() ? say.text("access.vault", domain.name()) : domain.name(),
        domain.id().isEmpty() ? "" : say.orNone(state.people().nameOf(domain.owner())),
        words.facts(domain.policy()).subList(0, 1 + Authority.values().length));
  }

  private Shares shares(VaultState state, CommissionedToken token) {
    return new Shares(
        token.ready().token().label() + " (" + token.ready().token().serial() + ")",
        say.text(
            "access.shares.text",
            token.ready().k(),
            token.ready().shares().size(),
            new Say.Made(
                say.list(
                    token.ready().shares().stream()
                        .map(share -> state.people().nameOf(share.person()))
                        .toList())),
            token.ready().generation(),
            say.day(token.at())));
  }

  private void write(Paper paper, Content content, SignIns signIns) {
    people(paper, content, signIns);
    credentials(paper, content, signIns);
    paper.heading(2, say.text("access.rules"));
    paper.text(say.text("access.rules.text"));
    for (Rules rules : content.rules()) {
      paper.heading(3, rules.domain());
      List<Paper.Fact> facts = new ArrayList<>();
      if (!rules.owner().isEmpty()) {
        facts.add(new Paper.Fact(say.text("owner"), rules.owner()));
      }
      facts.addAll(rules.rules());
      paper.facts(facts);
    }
    shares(paper, content.shares());
    new SessionTable(say, signIns, id -> name(content, id)).write(paper);
  }

  private static String name(Content content, String id) {
    return content.people().stream()
        .filter(one -> one.person().id().equals(id))
        .map(one -> one.person().name())
        .findFirst()
        .orElse(id);
  }

  private void people(Paper paper, Content content, SignIns signIns) {
    paper.heading(2, say.text("access.people", content.people().size()));
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("name"), 14),
                new Paper.Column(say.text("id"), 10, Face.MONO),
                new Paper.Column(say.text("contact"), 18),
                new Paper.Column(say.text("access.roles"), 16),
                new Paper.Column(say.text("access.stands"), 24),
                new Paper.Column(say.text("state"), 8),
                new Paper.Column(say.text("access.last"), 12),
                new Paper.Column(say.text("access.count"), 6)));
    for (One one : content.people()) {
      Optional<SignIns.Of> sessions = signIns.of(one.person().id());
      table.row(
          List.of(
              one.person().name(),
              one.person().id(),
              one.person().contact(),
              say.list(
                  one.person().roles().stream()
                      .map(role -> say.text("role." + role.name().toLowerCase(Locale.ROOT)))
                      .toList()),
              one.stands(),
              say.text(one.present() ? "access.present" : "access.removed"),
              sessions.map(of -> say.minute(of.last())).orElseGet(() -> say.text("access.never")),
              String.valueOf(sessions.map(SignIns.Of::count).orElse(0L))),
          one.present() ? Ink.TEXT : Ink.MUTED);
    }
    table.end();
  }

  private void credentials(Paper paper, Content content, SignIns signIns) {
    paper.heading(2, say.text("access.credentials", content.credentials().size()));
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("name"), 14),
                new Paper.Column(say.text("access.credential"), 18, Face.MONO),
                new Paper.Column(say.text("token"), 20),
                new Paper.Column(say.text("access.enrolled"), 16),
                new Paper.Column(say.text("access.gone"), 16)));
    for (Credential one : content.credentials()) {
      EnrolledCredential enrolled = one.enrolled();
      table.row(
          List.of(
              one.person(),
              Say.brief(enrolled.spki().hex()),
              enrolled.credential().token().label()
                  + " ("
                  + enrolled.credential().token().serial()
                  + ")",
              entry(signIns, enrolled.fromSeq()),
              enrolled
                  .removedSeq()
                  .map(seq -> entry(signIns, seq))
                  .orElseGet(() -> say.text("access.in-use"))),
          enrolled.active() ? Ink.TEXT : Ink.MUTED);
    }
    table.end();
  }

  private String entry(SignIns signIns, long seq) {
    return say.text(
        "entry.at", seq, signIns.timeOf(seq).map(say::minute).orElseGet(() -> say.text("none")));
  }

  private void shares(Paper paper, List<Shares> shares) {
    paper.heading(2, say.text("access.shares"));
    if (shares.isEmpty()) {
      paper.text(say.text("access.shares.none"));
    }
    paper.facts(shares.stream().map(one -> new Paper.Fact(one.token(), one.text())).toList());
  }
}
