package org.countersign.app.screen.requests;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Reading;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.execution.CutOff;
import org.countersign.app.service.inventory.RequestDetail;
import org.countersign.app.service.inventory.RequestList;
import org.countersign.app.service.inventory.RequestRow;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Withdrawing;
import org.countersign.model.request.RequestStatus;

/** The requests, the one that is chosen, and what can be done about it. */
public final class RequestsViewModel {
  /**
   * What it needs of the vault.
   *
   * @param person id of whoever is signed in
   */
  public record Services(
      RequestList requests,
      Drafting drafting,
      Withdrawing withdrawing,
      CutOff cutOff,
      Supplier<Optional<String>> person) {}

  private final Services services;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final Reading reading = new Reading();
  private final ObservableList<RequestRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<RequestDetail>> detail =
      new ReadOnlyObjectWrapper<>(this, "detail", Optional.empty());
  private final ReadOnlyBooleanWrapper clockBehind =
      new ReadOnlyBooleanWrapper(this, "clockBehind");
  private Optional<String> chosen = Optional.empty();
  private Consumer<FormModel> forms = form -> {};

  public RequestsViewModel(Services services, ControlDesk desk, TaskRunner tasks) {
    this.services = services;
    this.desk = desk;
    this.tasks = tasks;
  }

  /** Where forms are shown. */
  public void onForm(Consumer<FormModel> show) {
    forms = show;
  }

  /** Reads the requests again, and the chosen one. */
  public void refresh() {
    tasks.start(
        reading.of(
            Job.of("requests.reading", progress -> services.requests().all())
                .onSuccess(now -> {
                  if (!rows.equals(now)) {
                    rows.setAll(now);
                  }
                  clockBehind.set(services.requests().clockBehind());
                  choose(chosen);
                })));
  }

  /** Whether the rows have been read. */
  Reading reading() {
    return reading;
  }

  /** Chooses a request by its hash, or none. */
  public void choose(Optional<String> hash) {
    chosen = hash;
    if (hash.isEmpty()) {
      detail.set(Optional.empty());
      return;
    }
    tasks.start(
        Job.of("requests.reading", progress -> services.requests().request(hash.get()))
            .onSuccess(found -> {
              if (chosen.equals(hash)) {
                detail.set(found);
              }
            }));
  }

  /** Brings the chosen request in front of the people. */
  public void open() {
    chosen.ifPresent(desk::open);
  }

  /** Whether it can still be signed, refused or carried out. */
  static boolean canOpen(RequestDetail request) {
    return !request.row().status().ended();
  }

  /** Whether whoever is signed in raised it, and nothing has come of it yet. */
  boolean canWithdraw(RequestDetail request) {
    RequestStatus status = request.row().status();
    return (status == RequestStatus.OPEN || status == RequestStatus.APPROVED)
        && services.person().get().filter(request.raiser()::equals).isPresent();
  }

  /** Whether its execution was cut off. */
  static boolean canResolve(RequestDetail request) {
    return request.row().status() == RequestStatus.EXECUTING;
  }

  /** Asks why, and withdraws the chosen request. */
  public void withdraw() {
    detail
        .get()
        .ifPresent(request ->
            forms.accept(Forms.withdraw(request, services.withdrawing(), this::refresh)));
  }

  /** Looks into the HSM and at the files, shows what was found, and proposes to record it. */
  public void resolve() {
    detail
        .get()
        .ifPresent(request ->
            tasks.start(
                Job.of(
                        "requests.resolve.looking",
                        progress -> services.cutOff().look(request.row().hash()))
                    .onSuccess(found ->
                        forms.accept(Forms.resolve(request, found, services.drafting(), desk)))));
  }

  /** Asks for the time, and proposes to state it. */
  public void stateTime() {
    forms.accept(
        Forms.stateTime(
            services.requests().clockTime(),
            services.requests().lastAt(),
            services.drafting(),
            desk));
  }

  public ObservableList<RequestRow> rows() {
    return rows;
  }

  /** All about the chosen request. */
  public ReadOnlyObjectProperty<Optional<RequestDetail>> detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /** Whether the time has to be stated before anything else is written. */
  public ReadOnlyBooleanProperty clockBehindProperty() {
    return clockBehind.getReadOnlyProperty();
  }
}
