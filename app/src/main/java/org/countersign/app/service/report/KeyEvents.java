package org.countersign.app.service.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.countersign.app.service.inventory.HistoryEvent;
import org.countersign.app.service.report.paper.Ink;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Table;
import org.countersign.model.rotation.Proof;

/** What happened to a key: its first events and its last ones, as many as the page has room for. */
final class KeyEvents {
  private static final int FIRST = 3;
  private static final int LONGEST = 240;

  private final Say say;

  KeyEvents(Say say) {
    this.say = say;
  }

  /**
   * Writes no further than this page.
   *
   * @param all oldest first
   * @param reserve points to leave free below
   * @return how many it has left out
   */
  int write(Paper paper, List<HistoryEvent> all, float reserve) {
    paper.heading(2, say.text("life.events", all.size()));
    Table table =
        paper.table(
            List.of(
                new Paper.Column(say.text("when"), 3),
                new Paper.Column(say.text("what"), 10),
                new Paper.Column(say.text("signed-by"), 4)));
    int first = Math.min(FIRST, all.size());
    int last = all.size();
    float room = paper.left() - reserve;
    for (int i = 0; i < first; i++) {
      room -= table.high(row(all.get(i)));
    }
    while (last > first) {
      room -= table.high(row(all.get(last - 1)));
      if (room < 0) {
        break;
      }
      last--;
    }
    for (int i = 0; i < all.size(); i++) {
      if (i < first || i >= last) {
        table.row(row(all.get(i)), drill(all.get(i)) ? Ink.MUTED : Ink.TEXT);
      }
    }
    table.end();
    return last - first;
  }

  private List<String> row(HistoryEvent event) {
    List<String> who = new ArrayList<>(List.of(event.by()));
    event.signatures().stream()
        .map(HistoryEvent.Signature::name)
        .filter(name -> !who.contains(name))
        .forEach(who::add);
    return List.of(say.minute(event.at()), what(event), KeyDossier.cut(String.join(", ", who)));
  }

  private static boolean drill(HistoryEvent event) {
    return event.asked().filter(HistoryEvent.Asked::drill).isPresent();
  }

  private String what(HistoryEvent event) {
    return switch (event.what()) {
      case HistoryEvent.Asked asked -> {
        String status =
            say.other("common.state.request-" + asked.status().name().toLowerCase(Locale.ROOT));
        String text = say.text("life.event", status, sentence(asked.sentence()));
        yield asked.drill() ? say.text("drill", text) : text;
      }
      case HistoryEvent.Said said ->
          say.text(
              said.confirmed().what().proof() == Proof.WITHDRAWN ? "life.taken-back" : "life.said",
              KeyDossier.cut(said.path()),
              say.other("journal.step." + said.confirmed().what().step()));
      case HistoryEvent.Looked looked ->
          say.text("life.looked", String.valueOf(looked.crl().number()));
    };
  }

  private static String sentence(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
