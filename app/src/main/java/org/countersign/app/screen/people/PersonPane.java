package org.countersign.app.screen.people;

import javafx.scene.Node;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.StateBadge;
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

  void show(PersonRow row) {
    pane.title(row.person().name())
        .badges(new StateBadge(row.present() ? Badge.ENROLLED : Badge.REMOVED))
        .actions(
            row.present()
                ? new Node[] {
                  Buttons.quiet("people.remove.button", Icon.REMOVE, () -> model.removePerson(row))
                }
                : new Node[0]);
    pane.clear();
    pane.tab("people.tab.person", () -> facts(row));
  }

  private static Node facts(PersonRow row) {
    FactGrid grid =
        new FactGrid()
            .text("people.contact", row.person().contact())
            .text("people.roles", PeopleView.roles(row))
            .text("people.id", row.person().id());
    row.token()
        .ifPresent(token ->
            grid.text("people.token", token.label()).mono("people.serial", token.serial()));
    row.since().ifPresent(since -> grid.time("people.since", since));
    return grid.text("people.owns", String.join(", ", row.domains()))
        .text("people.holds", String.join(", ", row.tokens()));
  }
}
