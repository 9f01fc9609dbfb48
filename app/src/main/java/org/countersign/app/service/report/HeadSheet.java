package org.countersign.app.service.report;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.qr.QrCode;
import org.countersign.app.service.report.paper.Face;
import org.countersign.app.service.report.paper.Ink;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Pen;
import org.countersign.app.service.report.paper.Style;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;
import org.countersign.model.vault.VaultState;

/**
 * The journal's head on one page, to sign and to keep away from the workstation: words to read, a
 * QR code to scan, places for two signatures. Whoever has it can tell later that the journal was
 * cut or rewritten.
 */
final class HeadSheet implements ReportWriter {
  private static final float MODULE = 3.6f;
  private static final float WORD = 17;
  private static final int ROW = 4;
  private static final float FIELD = 66;
  private static final Style SMALL = new Style(Face.TEXT, 8, Ink.MUTED);

  private final StateView vault;
  private final Say say;

  HeadSheet(StateView vault, Say say) {
    this.vault = vault;
    this.say = say;
  }

  private record Content(Basis basis, Instant last) {}

  @Override
  public String name() {
    return "journal-head";
  }

  /** It says how many entries there are, and nothing of what they say. */
  @Override
  public Level level() {
    return Level.PUBLIC;
  }

  @Override
  public void write(OutputStream out, Progress progress) throws Failure {
    Content content =
        vault.read((VaultState state) -> new Content(Reports.basis(vault, state), state.lastAt()));
    Written.to(
        out,
        say.sheet(content.basis(), say.text("head.title"), level(), false),
        paper -> write(paper, content));
  }

  private void write(Paper paper, Content content) {
    Basis basis = content.basis();
    paper.heading(1, say.text("head.title"));
    paper.text(say.text("head.what"));
    paper.facts(
        List.of(
            new Paper.Fact(say.text("vault"), shortened(basis.vault())),
            new Paper.Fact(say.text("head.id"), basis.head().vault(), Face.MONO),
            new Paper.Fact(say.text("head.size"), say.text("head.size.text", basis.head().size())),
            new Paper.Fact(say.text("head.last"), say.text("head.utc", say.second(content.last()))),
            new Paper.Fact(say.text("head.printed"), say.text("head.utc", say.second(basis.at()))),
            new Paper.Fact(say.text("head.root"), Say.groups(basis.rootHex()), Face.MONO)));
    paper.heading(2, say.text("head.words"));
    words(paper, basis);
    code(paper, basis);
    paper.heading(2, say.text("head.sign"));
    paper.figure(2 * FIELD, say.text("head.fields"), pen -> fields(pen, paper.width()));
    paper.note(say.text("head.back"));
  }

  /** Four to a row, so that nobody loses the place. */
  private static void words(Paper paper, Basis basis) {
    List<String> words = List.of(basis.words().split(" ", -1));
    for (int from = 0; from < words.size(); from += ROW) {
      paper.large(Face.STRONG, WORD, String.join("   ", words.subList(from, from + ROW)));
    }
  }

  private void code(Paper paper, Basis basis) {
    QrCode code = QrCode.of(basis.head().text());
    float side = (code.size() + 2 * QrCode.QUIET) * MODULE;
    paper.figure(
        side,
        say.text("head.code", basis.head().text()),
        pen -> {
          for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
              if (code.dark(row, column)) {
                pen.square((column + QrCode.QUIET) * MODULE, (row + QrCode.QUIET) * MODULE, MODULE);
              }
            }
          }
          float y = QrCode.QUIET * MODULE + 8;
          for (String line : say.text("head.code.says").split("\n", -1)) {
            pen.text(side + 8, y, SMALL, line);
            y += 12;
          }
          for (String line : basis.head().text().lines().toList()) {
            pen.text(side + 8, y + 10, new Style(Face.MONO, 7.5f, Ink.TEXT), line);
            y += 12;
          }
        });
  }

  private void fields(Pen pen, float width) {
    for (int i = 0; i < 2; i++) {
      float y = (i + 1) * FIELD - 22;
      field(pen, 0, y, width * 0.34f, say.text("head.field.name"));
      field(pen, width * 0.37f, y, width * 0.39f, say.text("head.field.signature"));
      field(pen, width * 0.79f, y, width * 0.21f, say.text("head.field.date"));
    }
  }

  private static void field(Pen pen, float x, float y, float width, String label) {
    pen.line(x, y, x + width, y, Ink.TEXT, 0.7f);
    pen.text(x, y + 11, SMALL, label);
  }

  /** One page is one page. */
  private static String shortened(String name) {
    return name.length() <= 120 ? name : name.substring(0, 119) + "…";
  }
}
