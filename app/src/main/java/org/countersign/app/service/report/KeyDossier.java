package org.countersign.app.service.report;

import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.app.service.inventory.TrustRow;
import org.countersign.app.service.inventory.Wording;
import org.countersign.app.service.report.paper.Face;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Table;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Level;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;

/**
 * A key's life on two pages: what it is, what binds and trusts it, then what happened to it. What
 * does not fit is counted, and the report that has it is named.
 */
final class KeyDossier implements ReportWriter {
  private static final int MOST_CERTIFICATES = 6;
  private static final int MOST_PATHS = 8;
  private static final int LONGEST = 120;
  private static final int BRIEF = 8;

  /** Points that a row and what follows a table need. */
  private static final float ROOM = 48;

  private final StateView vault;
  private final Wording wording;
  private final Say say;
  private final Spki spki;

  KeyDossier(StateView vault, Wording wording, Say say, Spki spki) {
    this.vault = vault;
    this.wording = wording;
    this.say = say;
    this.spki = spki;
  }

  private record Content(Basis basis, KeyDetail detail) {}

  /** The hash tells keys of one label apart. */
  @Override
  public String name() {
    return "key-" + spki.hex().substring(0, BRIEF);
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public void write(OutputStream out, Progress progress) throws Failure {
    Optional<Content> found =
        vault.read(state ->
            new Inventory(vault)
                .key(spki, wording)
                .map(detail -> new Content(Reports.basis(vault, state), detail)));
    Content content = found.orElseThrow(() -> new Refused("key.unknown", spki.hex()));
    String title = cut(say.text("key.title", content.detail().key().label()));
    new Opening(say, content.basis(), title, level()).tall(out, paper -> write(paper, content));
  }

  private void write(Paper paper, Content content) {
    KeyDetail detail = content.detail();
    paper.facts(identity(detail)).facts(standing(detail));
    certificates(paper, detail);
    paths(paper, detail);
    paper.newPage();
    life(paper, content);
  }

  private List<Paper.Fact> identity(KeyDetail detail) {
    SigningKey key = detail.key();
    List<Paper.Fact> facts = new ArrayList<>();
    facts.add(new Paper.Fact(say.text("identity"), Say.groups(key.spki().hex()), Face.MONO));
    facts.add(new Paper.Fact(say.text("purpose"), cut(key.purpose())));
    facts.add(
        new Paper.Fact(
            say.text("state"),
            say.text("life.span", say.state(key.state().id()), say.minute(key.state().since()))));
    facts.add(new Paper.Fact(say.text("algorithm"), key.algorithm().display()));
    facts.add(
        new Paper.Fact(
            say.text("token"), cut(key.token().label() + " (" + key.token().serial() + ")")));
    facts.add(new Paper.Fact(say.text("domain"), cut(detail.domain())));
    facts.add(new Paper.Fact(say.text("owner"), cut(say.orNone(detail.owner()))));
    facts.add(new Paper.Fact(say.text("stakeholders"), cut(say.list(detail.stakeholders()))));
    return facts;
  }

  private List<Paper.Fact> standing(KeyDetail detail) {
    List<Paper.Fact> facts = new ArrayList<>();
    facts.add(new Paper.Fact(say.text("made"), say.minute(detail.key().createdAt())));
    facts.add(new Paper.Fact(say.text("purpose-ends"), say.day(detail.key().purposeEnds())));
    facts.add(new Paper.Fact(say.text("cryptoperiod-ends"), say.day(detail.cryptoperiodEnds())));
    facts.add(
        new Paper.Fact(
            say.text("key.measured"),
            detail
                .measured()
                .map(one ->
                    say.text(
                        "key.measured.text",
                        say.took(Duration.ofMillis(one.millis())),
                        one.key(),
                        say.day(one.at())))
                .orElseGet(() -> say.text("key.measured.never"))));
    detail
        .successorOf()
        .ifPresent(old -> facts.add(new Paper.Fact(say.text("key.successor"), cut(old))));
    detail
        .gaps()
        .forEach(gap ->
            facts.add(
                new Paper.Fact(
                    say.text("gaps"),
                    cut(say.other("failure." + gap.code(), gap.arguments().toArray())))));
    return facts;
  }

  private void certificates(Paper paper, KeyDetail detail) {
    List<IssuedCertificate> all = detail.certificates();
    paper.heading(2, say.text("key.certificates", all.size()));
    if (all.isEmpty()) {
      paper.text(say.text("key.certificates.none"));
      return;
    }
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("certificate.subject"), 5),
                new Paper.Column(say.text("certificate.serial"), 3, Face.MONO),
                new Paper.Column(say.text("certificate.from"), 2),
                new Paper.Column(say.text("certificate.until"), 2),
                new Paper.Column(say.text("state"), 3)));
    for (IssuedCertificate one :
        all.subList(Math.max(0, all.size() - MOST_CERTIFICATES), all.size()).reversed()) {
      String serial = one.serial().toString(16);
      table.row(
          List.of(
              cut(one.subject()),
              serial.length() > 2 * BRIEF ? serial.substring(0, 2 * BRIEF) + "…" : serial,
              say.day(one.notBefore()),
              say.day(one.notAfter()),
              one.revoked()
                  .map(mark -> say.text("certificate.revoked", say.day(mark.at())))
                  .orElseGet(() -> say.text("certificate.good"))));
    }
    table.end();
    more(paper, all.size() - MOST_CERTIFICATES);
  }

  private void paths(Paper paper, KeyDetail detail) {
    List<TrustRow> all = new ArrayList<>(detail.trustedBy());
    all.sort(Comparator.comparing(row -> row.path().criticality()));
    paper.heading(2, say.text("paths", all.size()));
    if (all.isEmpty()) {
      paper.text(say.text("paths.none"));
      return;
    }
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("name"), 5),
                new Paper.Column(say.text("path.criticality"), 2),
                new Paper.Column(say.text("path.environment"), 2),
                new Paper.Column(say.text("contact"), 4)));
    int shown = 0;
    while (shown < Math.min(all.size(), MOST_PATHS) && paper.left() > ROOM) {
      List<String> cells = Paths.row(all.get(shown++).path(), say);
      table.row(
          List.of(cut(cells.getFirst()), cells.get(3), cut(cells.get(2)), cut(cells.getLast())));
    }
    table.end();
    more(paper, all.size() - shown);
  }

  private void life(Paper paper, Content content) {
    KeyDetail detail = content.detail();
    paper.heading(2, say.text("life"));
    LifePicture picture = new LifePicture(say, detail, content.basis().at(), paper.width());
    paper.figure(picture.height(), picture.words(), picture::draw);
    more(paper, new KeyEvents(say).write(paper, KeyLife.oldestFirst(detail), ROOM));
  }

  private void more(Paper paper, int left) {
    if (left > 0) {
      paper.note(say.text("more", left));
    }
  }

  /** Two pages are two pages, however long the names. */
  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
