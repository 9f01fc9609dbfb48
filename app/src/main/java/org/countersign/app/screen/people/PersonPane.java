package org.countersign.app.screen.people;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.TimeText;
import org.countersign.app.service.inventory.PersonRow;

/** All about one person. */
final class PersonPane {
  private final PeopleViewModel model;
  private final DetailPane pane = new DetailPane();

  PersonPane(PeopleViewModel model) {
    this.model = model;
  }

  Node node() {
    return pane;
  }

  void focus() {
    pane.tabs().requestFocus();
  }

  void show(PersonRow row) {
    pane.title(row.person().name()).badges(PeopleTab.badge(row)).actions(actions(row));
    pane.clear();
    pane.tab("people.tab.person", () -> facts(row));
  }

  private Node[] actions(PersonRow row) {
    List<Node> buttons = new ArrayList<>();
    if (row.present()) {
      buttons.add(
          PeopleView.button(
              "people-change",
              Buttons.quiet("people.change.button", Icon.EDIT, () -> model.changePerson(row))));
      buttons.add(
          PeopleView.button(
              "people-token",
              Buttons.quiet(
                  row.token().isPresent() ? "people.token.other" : "people.token.first",
                  Icon.TOKEN,
                  () -> model.enrol(row))));
      buttons.add(
          PeopleView.button(
              "people-remove",
              Buttons.quiet("people.remove.button", Icon.REMOVE, () -> model.removePerson(row))));
    }
    return buttons.toArray(Node[]::new);
  }

  private static Node facts(PersonRow row) {
    FactGrid grid =
        new FactGrid()
            .text("people.contact", row.person().contact())
            .text("people.roles", PeopleTab.roles(row))
            .mono("people.id", row.person().id());
    row.token()
        .ifPresent(token ->
            grid.text("people.token.label", token.label())
                .mono("people.token.serial", token.serial()));
    row.enrolled().ifPresent(entry -> grid.node("people.since", since(entry)));
    return grid.text("people.holds", String.join(", ", row.tokens()))
        .text("people.owns", String.join(", ", row.domains()))
        .text("people.stake", String.join(", ", row.stake()));
  }

  private static Node since(PersonRow.Enrolled entry) {
    Label where =
        new Label(
            Messages.text(
                entry.entry() == 0 ? "people.since.founded" : "people.since.entry",
                entry.entry(),
                new Messages.Composed(TimeText.minute(entry.at()))));
    where.getStyleClass().add("muted");
    HBox both = new HBox(8, new RelativeTime(entry.at()), where);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }
}
