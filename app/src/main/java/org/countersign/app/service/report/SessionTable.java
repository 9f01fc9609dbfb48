package org.countersign.app.service.report;

import java.util.List;
import java.util.function.UnaryOperator;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Table;

/** The last sessions. */
final class SessionTable {
  private final Say say;
  private final SignIns signIns;
  private final UnaryOperator<String> nameOf;

  SessionTable(Say say, SignIns signIns, UnaryOperator<String> nameOf) {
    this.say = say;
    this.signIns = signIns;
    this.nameOf = nameOf;
  }

  void write(Paper paper) {
    paper.heading(2, say.text("access.sessions", signIns.count()));
    if (signIns.count() == 0) {
      paper.text(say.text("access.sessions.none"));
      return;
    }
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("entry"), 2),
                new Paper.Column(say.text("name"), 6),
                new Paper.Column(say.text("access.from"), 5),
                new Paper.Column(say.text("access.until"), 5),
                new Paper.Column(say.text("access.by"), 5)));
    for (SignIns.Session one : signIns.newest()) {
      table.row(
          List.of(
              String.valueOf(one.seq()),
              nameOf.apply(one.person()),
              say.second(one.from()),
              one.until().map(say::second).orElseGet(() -> say.text("access.open")),
              switch (one.by()) {
                case "hand" -> say.text("access.by.hand");
                case "idle" -> say.text("access.by.idle");
                default -> say.text("none");
              }));
    }
    table.end();
    if (signIns.count() > SignIns.MOST) {
      paper.note(say.text("access.sessions.more", SignIns.MOST, signIns.count()));
    }
  }
}
