package org.countersign.app.screen.people;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.View;
import org.countersign.app.fx.form.FormDialog;
import org.countersign.app.service.inventory.DomainRow;
import org.countersign.app.service.inventory.PersonRow;
import org.countersign.model.port.TokenIdentity;

/** The People screen: people on one tab, signing domains on the other. */
public final class PeopleView implements View {
  private final PeopleViewModel model;
  private final ScreenPane pane = new ScreenPane("people.title");
  private final TabPane tabs = new TabPane();
  private final TableView<PersonRow> people;
  private final TableView<DomainRow> domains;

  public PeopleView(PeopleViewModel model, Dialogs dialogs, TaskRunner tasks) {
    this.model = model;
    FilterBar<PersonRow> peopleFilter =
        new FilterBar<PersonRow>("people.filter")
            .searching(row -> row.person().name(), row -> row.person().contact(), PeopleView::roles)
            .facet("people.roles", PeopleView::roles);
    people = peopleTable(peopleFilter);
    domains = domainTable();
    tabs.getTabs()
        .addAll(tab("people.tab.people", peoplePart()), tab("people.tab.domains", domainsPart()));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("screen-tabs");
    pane.tools(peopleFilter).body(tabs);
    tabs.getSelectionModel()
        .selectedIndexProperty()
        .subscribe(at -> {
          boolean first = at.intValue() == 0;
          peopleFilter.setVisible(first);
          pane.actions(first ? peopleActions() : domainActions());
        });
    model.onForm(form -> new FormDialog(pane.getScene().getWindow(), form, dialogs, tasks).show());
    model.onEnrolment((enrolment, slots) ->
        new EnrolDialog(pane.getScene().getWindow(), enrolment, slots, dialogs).show());
  }

  private Node[] peopleActions() {
    return new Node[] {
      Buttons.plain("people.add.button", Icon.PERSON, model::addPerson),
      Buttons.primary("people.enrol.button", Icon.TOKEN, model::enrolWithToken)
    };
  }

  private Node[] domainActions() {
    return new Node[] {
      Buttons.primary("people.domain.create.button", Icon.ADD, model::createDomain)
    };
  }

  private static Tab tab(String key, Node content) {
    Tab tab = new Tab(Messages.text(key), content);
    tab.setId(key);
    return tab;
  }

  private MasterDetail peoplePart() {
    MasterDetail part = new MasterDetail(people);
    PersonPane detail = new PersonPane(model);
    people
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(now -> model.personProperty().set(Optional.ofNullable(now)));
    model
        .personProperty()
        .subscribe(now -> {
          if (now.isPresent()) {
            detail.show(now.get());
            part.show(detail.node());
          } else {
            part.hideDetail();
          }
        });
    return part;
  }

  private MasterDetail domainsPart() {
    MasterDetail part = new MasterDetail(domains);
    DomainPane detail = new DomainPane(model);
    domains
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(now -> model.domainProperty().set(Optional.ofNullable(now)));
    model
        .domainProperty()
        .subscribe(now -> {
          if (now.isPresent()) {
            detail.show(now.get());
            part.show(detail.node());
          } else {
            part.hideDetail();
          }
        });
    return part;
  }

  private TableView<PersonRow> peopleTable(FilterBar<PersonRow> filter) {
    return new TableBuilder<PersonRow>()
        .text("people.name", 170, row -> row.person().name())
        .text("people.roles", 170, PeopleView::roles)
        .text("people.token", 150, row -> row.token().map(TokenIdentity::label).orElse(""))
        .mono("people.serial", 140, row -> row.token().map(TokenIdentity::serial).orElse(""))
        .time("people.since", 96, PeopleView::since)
        .state("people.state", 96, row -> row.present() ? Badge.ENROLLED : Badge.REMOVED)
        .text("people.contact", 220, row -> row.person().contact())
        .single()
        .placeholder(new EmptyState(Icon.PEOPLE, "people.none"))
        .build(filter.filter(model.people()));
  }

  private TableView<DomainRow> domainTable() {
    return new TableBuilder<DomainRow>()
        .text("people.domain", 170, PeopleView::name)
        .text("people.owner", 150, DomainRow::owner)
        .text("people.stakeholders", 200, row -> String.join(", ", row.stakeholders()))
        .number("people.keys", 60, DomainRow::keys)
        .number("people.policy", 84, row -> row.domain().policy().version())
        .time("people.review-due", 110, PeopleView::reviewDue)
        .text("people.gaps", 190, PeopleView::gaps)
        .single()
        .placeholder(new EmptyState(Icon.DOMAIN, "people.domains.none"))
        .build(model.domains());
  }

  static String name(DomainRow row) {
    return row.isVault()
        ? Messages.text("people.vault-rules", row.domain().name())
        : row.domain().name();
  }

  /** What is missing in a domain's governance, in a few words. */
  static String gaps(DomainRow row) {
    return row.gaps().isEmpty()
        ? Messages.text("people.gaps.none")
        : row.gaps().stream()
            .map(gap -> Messages.text("people." + gap.code()))
            .collect(Collectors.joining(", "));
  }

  static String roles(PersonRow row) {
    return row.person().roles().stream().map(PersonInputs::word).collect(Collectors.joining(", "));
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant since(PersonRow row) {
    return row.since().orElse(null);
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant reviewDue(DomainRow row) {
    return row.reviewDue().orElse(null);
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void refresh() {
    model.refresh();
  }

  /** By person id or domain id. */
  @Override
  public void select(String subject) {
    model.domains().stream()
        .filter(row -> row.domain().id().equals(subject))
        .findFirst()
        .ifPresent(row -> {
          tabs.getSelectionModel().select(1);
          domains.getSelectionModel().select(row);
        });
    model.people().stream()
        .filter(row -> row.person().id().equals(subject))
        .findFirst()
        .ifPresent(row -> {
          tabs.getSelectionModel().select(0);
          people.getSelectionModel().select(row);
        });
  }
}
