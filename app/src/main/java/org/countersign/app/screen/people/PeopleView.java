package org.countersign.app.screen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.View;
import org.countersign.app.fx.form.FormDialog;

/** The People screen: people on one tab, signing domains on the other. */
public final class PeopleView implements View {
  private final PeopleViewModel model;
  private final ScreenPane pane = new ScreenPane("people.title");
  private final TabPane tabs = new TabPane();
  private final PeopleTab people;
  private final DomainsTab domains;
  private Optional<Button> access = Optional.empty();

  public PeopleView(PeopleViewModel model, Dialogs dialogs, TaskRunner tasks) {
    this.model = model;
    people = new PeopleTab(model);
    domains = new DomainsTab(model, new PublicationTab(model.publication(), dialogs, model::show));
    tabs.getTabs()
        .addAll(tab("people.tab.people", people.node()), tab("people.tab.domains", domains.node()));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("screen-tabs");
    pane.body(tabs);
    tabs.getSelectionModel().selectedIndexProperty().subscribe(at -> adorn(at.intValue() == 0));
    model.onForm(form -> new FormDialog(pane.getScene().getWindow(), form, dialogs, tasks).show());
    model.onEnrolment(
        enrolment -> new EnrolDialog(pane.getScene().getWindow(), enrolment, dialogs).show());
  }

  /**
   * Saves reports.
   *
   * @param domain the dossier of a domain, by its id
   * @param onAccess who can do what
   */
  public PeopleView reporting(Consumer<String> domain, Runnable onAccess) {
    domains.reporting(domain);
    access =
        Optional.of(
            button("people-access", Buttons.quiet("reports.of-access", Icon.REPORT, onAccess)));
    adorn(tabs.getSelectionModel().getSelectedIndex() == 0);
    return this;
  }

  /** Filter and buttons are those of the tab that is open. */
  private void adorn(boolean ofPeople) {
    if (ofPeople) {
      pane.tools(people.filter());
      List<Node> actions = new ArrayList<>();
      access.ifPresent(actions::add);
      actions.add(button("people-add", Buttons.plain("people.add.button", model::addPerson)));
      actions.add(
          button("people-enrol", Buttons.primary("people.enrol.button", Icon.ADD, model::enrol)));
      pane.actions(actions.toArray(Node[]::new));
    } else {
      pane.tools();
      pane.actions(
          button(
              "people-domain-create",
              Buttons.primary("people.domain.create.button", Icon.ADD, model::createDomain)));
    }
  }

  static Button button(String id, Button button) {
    button.setId(id);
    return button;
  }

  private static Tab tab(String key, Node content) {
    Tab tab = new Tab(Messages.text(key), content);
    tab.setId(key);
    return tab;
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void refresh() {
    model.refresh();
  }

  /** By domain id or person id; it may not have been read yet. */
  @Override
  public void select(String subject) {
    boolean known = model.people().stream().anyMatch(row -> row.person().id().equals(subject));
    boolean isDomain = model.domains().stream().anyMatch(row -> row.domain().id().equals(subject));
    if (known && !isDomain) {
      tabs.getSelectionModel().select(0);
      model.choosePerson(Optional.of(subject));
    } else {
      tabs.getSelectionModel().select(1);
      model.chooseDomain(Optional.of(subject));
    }
  }
}
