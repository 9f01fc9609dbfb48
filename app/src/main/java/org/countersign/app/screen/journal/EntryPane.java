package org.countersign.app.screen.journal;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.service.inventory.JournalPages;

/** One entry: in words, its header, its body byte for byte, and who signed. */
final class EntryPane {
  private final DetailPane pane = new DetailPane();

  Node node() {
    return pane;
  }

  void show(JournalPages.Whole entry, String words, String actor) {
    int tab = Math.max(0, pane.tabs().getSelectionModel().getSelectedIndex());
    pane.title(Messages.text("journal.entry", entry.header().seq()))
        .badges(
            entry.header().drill()
                ? new Node[] {new StateBadge(Badge.DRILL)}
                : new Node[0]);
    pane.clear();
    pane.tab("journal.tab.entry", () -> facts(entry, words, actor))
        .tableTab("journal.tab.body", () -> body(entry))
        .tab("journal.tab.signatures", () -> signatures(entry));
    pane.tabs().getSelectionModel().select(tab);
  }

  private static Node facts(JournalPages.Whole entry, String words, String actor) {
    return new FactGrid()
        .text("journal.words", words)
        .text("journal.actor", actor)
        .text("journal.kind", entry.header().kind())
        .time("journal.at", entry.header().at())
        .text("journal.domain", entry.header().domain())
        .text("journal.level", entry.header().level())
        .mono("journal.leaf", entry.leafHash())
        .mono("journal.body-hash", entry.header().bodyHash())
        .mono("journal.salt", entry.salt());
  }

  private static Node body(JournalPages.Whole entry) {
    TextArea area = new TextArea(entry.body());
    area.setEditable(false);
    area.setWrapText(true);
    area.getStyleClass().addAll("mono", "journal-body");
    return area;
  }

  private static Node signatures(JournalPages.Whole entry) {
    FactGrid grid = new FactGrid();
    for (JournalPages.Signed one : entry.signed()) {
      grid.text("journal.signed-by", one.name())
          .mono("journal.credential", one.credential())
          .mono("journal.signature", one.signature());
    }
    return grid;
  }
}
