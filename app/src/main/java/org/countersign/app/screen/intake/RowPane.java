package org.countersign.app.screen.intake;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.text.IntakeText;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Note;
import org.countersign.model.key.Spki;

/** All about one line of the preview. */
final class RowPane {
  private RowPane() {}

  /** {@code compare}: compares the list of the row. */
  static Node of(ImportRow row, Consumer<ImportRow> compare) {
    FactGrid facts =
        new FactGrid()
            .state("import.status", row.badge())
            .text("import.why", row.why())
            .text("import.kind", row.kind())
            .text("import.name", row.name())
            .text("import.where", row.where());
    row.row().item().ifPresent(item -> item(facts, item));
    if (!row.detail().isEmpty()) {
      facts.text("import.detail", row.detail());
    }
    VBox box = new VBox(facts);
    if (row.row().item().filter(Item.Crl.class::isInstance).isPresent()) {
      Button button = Buttons.plain("import.compare", Icon.REFUSED, () -> compare.accept(row));
      button.setId("import-compare");
      HBox tools = new HBox(button);
      tools.getStyleClass().add("tab-tools");
      box.getChildren().addFirst(tools);
    }
    ScrollPane pane = new ScrollPane(box);
    pane.setFitToWidth(true);
    pane.getStyleClass().add("detail-scroll");
    return pane;
  }

  private static void item(FactGrid facts, Item item) {
    switch (item) {
      case Item.Certificate certificate -> {
        facts.mono("import.key", certificate.key().hex());
        for (Note note : certificate.notes()) {
          facts.text("import.note", IntakeText.note(note));
        }
      }
      case Item.PublicKey key -> {
        facts.mono("import.key", key.key().hex());
        key.facts().forEach((name, value) -> facts.text("import.fact", name + ": " + value));
      }
      case Item.PrivateKey found ->
          found.key().map(Spki::hex).ifPresent(key -> facts.mono("import.key", key));
      case Item.Trust trust -> {
        trust.path().trusts().ifPresent(key -> facts.mono("import.key", key.hex()));
        facts.text("import.contact", trust.path().contact());
      }
      case Item.Crl crl -> {}
    }
  }
}
