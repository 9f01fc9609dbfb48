package org.countersign.app.screen.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Reading;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.DomainRow;
import org.countersign.app.service.inventory.PeopleList;
import org.countersign.app.service.inventory.PersonRow;
import org.countersign.app.service.people.TokenEnrolment;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.people.Role;

/** The people and the signing domains, the ones that are chosen, and what can be asked for. */
public final class PeopleViewModel {
  private record Read(List<PersonRow> people, List<DomainRow> domains) {}

  private interface MakesForm {
    FormModel of(Choices choices);
  }

  private final Vault vault;
  private final Drafting drafting;
  private final TokenEnrolment enrolment;
  private final PublicationModel publication;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final Reading reading = new Reading();
  private final PeopleList list;
  private final ObservableList<PersonRow> people = FXCollections.observableArrayList();
  private final ObservableList<DomainRow> domains = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<PersonRow>> person =
      new ReadOnlyObjectWrapper<>(this, "person", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<DomainRow>> domain =
      new ReadOnlyObjectWrapper<>(this, "domain", Optional.empty());
  private Optional<String> wantedPerson = Optional.empty();
  private Optional<String> wantedDomain = Optional.empty();
  private Consumer<FormModel> forms = form -> {};
  private Consumer<EnrolModel> enrolments = model -> {};

  public PeopleViewModel(
      Vault vault,
      Drafting drafting,
      TokenEnrolment enrolment,
      PublicationModel publication,
      ControlDesk desk,
      TaskRunner tasks) {
    this.publication = publication;
    this.vault = vault;
    this.drafting = drafting;
    this.enrolment = enrolment;
    this.desk = desk;
    this.tasks = tasks;
    this.list = new PeopleList(vault);
  }

  /** Where forms are shown. */
  public void onForm(Consumer<FormModel> show) {
    forms = show;
  }

  /** Where the enrolment with a token is shown, which asks for PINs. */
  void onEnrolment(Consumer<EnrolModel> show) {
    enrolments = show;
  }

  /** Shows a form. */
  void show(FormModel form) {
    forms.accept(form);
  }

  /** The publication sets of the chosen domain. */
  PublicationModel publication() {
    return publication;
  }

  /** Reads everything again. */
  public void refresh() {
    publication.refresh();
    tasks.start(
        reading.of(
            Job.of("people.reading", progress -> new Read(list.people(), list.domains()))
                .onSuccess(now -> {
                  take(people, now.people());
                  take(domains, now.domains());
                  choosePerson(wantedPerson);
                  chooseDomain(wantedDomain);
                })));
  }

  /** Whether the rows have been read. */
  Reading reading() {
    return reading;
  }

  private static <T> void take(ObservableList<T> rows, List<T> now) {
    if (!rows.equals(now)) {
      rows.setAll(now);
    }
  }

  /** Chooses a person by id, or none. */
  public void choosePerson(Optional<String> id) {
    wantedPerson = id;
    person.set(
        id.flatMap(
            one -> people.stream().filter(row -> row.person().id().equals(one)).findFirst()));
  }

  /** Chooses a domain by id, or none; the vault's own rules have the empty id. */
  public void chooseDomain(Optional<String> id) {
    wantedDomain = id;
    domain.set(
        id.flatMap(
            one -> domains.stream().filter(row -> row.domain().id().equals(one)).findFirst()));
  }

  /** Asks for someone new, with a token. */
  public void enrol() {
    enrol(PersonInputs.of(ids(), Role.CUSTODIAN));
  }

  /** Asks for a token for someone who is there: the first, or one in the place of another. */
  public void enrol(PersonRow row) {
    enrol(PersonInputs.of(row.person()));
  }

  private void enrol(PersonInputs inputs) {
    EnrolModel model = new EnrolModel(inputs, enrolment, drafting, desk, tasks);
    model.look();
    enrolments.accept(model);
  }

  /** Asks for a person without a token: an owner, a stakeholder, an auditor. */
  public void addPerson() {
    forms.accept(new PersonForms(drafting, desk).add(ids()));
  }

  public void changePerson(PersonRow row) {
    forms.accept(new PersonForms(drafting, desk).change(row));
  }

  public void removePerson(PersonRow row) {
    forms.accept(new PersonForms(drafting, desk).remove(row));
  }

  /** Of everyone who was ever enrolled: an id is never given to someone else. */
  private Set<String> ids() {
    return people.stream().map(row -> row.person().id()).collect(Collectors.toSet());
  }

  /** Asks for a new domain; its policy begins as a copy of the vault's. */
  public void createDomain() {
    with(choices ->
        new DomainForms(choices, drafting, desk)
            .create(
                vault.read(
                    state -> state.domains().find(SigningDomain.VAULT).orElseThrow().policy())));
  }

  public void changeDomain(DomainRow row) {
    with(choices -> new DomainForms(choices, drafting, desk).change(row.domain()));
  }

  public void reviewDomain(DomainRow row) {
    with(choices -> new DomainForms(choices, drafting, desk).review(row.domain()));
  }

  public void changePolicy(DomainRow row) {
    with(choices -> new PolicyForm(choices).change(row.domain(), drafting, desk));
  }

  private void with(MakesForm form) {
    tasks.start(
        Job.of("people.reading", progress -> Choices.of(vault))
            .onSuccess(choices -> forms.accept(form.of(choices))));
  }

  /** Opens the request that put a policy in force. */
  public void openRequest(String hash) {
    desk.open(hash);
  }

  /** Name of a person by id, or the id. */
  String nameOf(String id) {
    return people.stream()
        .filter(row -> row.person().id().equals(id))
        .map(row -> row.person().name())
        .findFirst()
        .orElse(id);
  }

  public ObservableList<PersonRow> people() {
    return people;
  }

  public ObservableList<DomainRow> domains() {
    return domains;
  }

  /** The chosen person. */
  public ReadOnlyObjectProperty<Optional<PersonRow>> personProperty() {
    return person.getReadOnlyProperty();
  }

  /** The chosen domain. */
  public ReadOnlyObjectProperty<Optional<DomainRow>> domainProperty() {
    return domain.getReadOnlyProperty();
  }
}
