package org.countersign.app.screen.people;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.DomainRow;
import org.countersign.app.service.inventory.PeopleList;
import org.countersign.app.service.inventory.PersonRow;
import org.countersign.app.service.people.TokenEnrolment;
import org.countersign.app.service.request.Drafting;
import org.countersign.model.port.SlotView;

/** The people and the signing domains, and what can be asked for. */
public final class PeopleViewModel {
  /** What it needs of the vault and the workstation. */
  public record Services(
      PeopleList people, Supplier<Choices> choices, Drafting drafting, TokenEnrolment enrolment) {}

  private record Read(List<PersonRow> people, List<DomainRow> domains) {}

  private record Enrolling(Choices choices, List<SlotView> slots) {}

  private final Services services;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final ObservableList<PersonRow> people = FXCollections.observableArrayList();
  private final ObservableList<DomainRow> domains = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<PersonRow>> person =
      new SimpleObjectProperty<>(this, "person", Optional.empty());
  private final ObjectProperty<Optional<DomainRow>> domain =
      new SimpleObjectProperty<>(this, "domain", Optional.empty());
  private Consumer<FormModel> forms = form -> {};
  private BiConsumer<EnrolModel, List<SlotView>> enrolments = (model, slots) -> {};

  public PeopleViewModel(Services services, ControlDesk desk, TaskRunner tasks) {
    this.services = services;
    this.desk = desk;
    this.tasks = tasks;
  }

  /** Where forms are shown. */
  public void onForm(Consumer<FormModel> show) {
    forms = show;
  }

  /** Where the enrolment with a token is shown, which asks for PINs. */
  public void onEnrolment(BiConsumer<EnrolModel, List<SlotView>> show) {
    enrolments = show;
  }

  public void refresh() {
    tasks.start(
        Job.of(
                "people.reading",
                progress -> new Read(services.people().people(), services.people().domains()))
            .onSuccess(now -> {
              take(people, now.people());
              take(domains, now.domains());
            }));
  }

  private static <T> void take(ObservableList<T> rows, List<T> now) {
    if (!rows.equals(now)) {
      rows.setAll(now);
    }
  }

  /** Looks for tokens, and asks for a person with one of them. */
  public void enrolWithToken() {
    tasks.start(
        Job.of(
                "people.looking",
                progress -> new Enrolling(services.choices().get(), services.enrolment().slots()))
            .onSuccess(now ->
                enrolments.accept(
                    new EnrolModel(
                        now.choices(), services.enrolment(), services.drafting(), desk, tasks),
                    now.slots())));
  }

  /** Asks for a person without a token: an owner or a stakeholder. */
  public void addPerson() {
    with(choices -> persons(choices).add());
  }

  public void removePerson(PersonRow row) {
    with(choices -> persons(choices).remove(row));
  }

  public void createDomain() {
    with(choices -> domainForms(choices).create(vaultPolicy().domain().policy()));
  }

  public void changeDomain(DomainRow row) {
    with(choices -> domainForms(choices).change(row.domain()));
  }

  public void reviewDomain(DomainRow row) {
    with(choices -> domainForms(choices).review(row.domain()));
  }

  public void changePolicy(DomainRow row) {
    with(choices -> new PolicyForm(choices).change(row.domain(), services.drafting(), desk));
  }

  private DomainRow vaultPolicy() {
    return domains.stream().filter(DomainRow::isVault).findFirst().orElseThrow();
  }

  private PersonForms persons(Choices choices) {
    return new PersonForms(choices, services.drafting(), desk);
  }

  private DomainForms domainForms(Choices choices) {
    return new DomainForms(choices, services.drafting(), desk);
  }

  private interface MakesForm {
    FormModel of(Choices choices);
  }

  private void with(MakesForm form) {
    tasks.start(
        Job.of("people.reading", progress -> services.choices().get())
            .onSuccess(choices -> forms.accept(form.of(choices))));
  }

  public ObservableList<PersonRow> people() {
    return people;
  }

  public ObservableList<DomainRow> domains() {
    return domains;
  }

  public ObjectProperty<Optional<PersonRow>> personProperty() {
    return person;
  }

  public ObjectProperty<Optional<DomainRow>> domainProperty() {
    return domain;
  }
}
