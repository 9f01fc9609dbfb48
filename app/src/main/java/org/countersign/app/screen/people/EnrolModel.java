package org.countersign.app.screen.people;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.people.TokenEnrolment;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.port.SlotView;
import org.countersign.model.request.Operation;

/**
 * Enrols a person with a token: the keys and the proof are made on the token now, the request that
 * makes them count is proposed then. PINs pass through and are wiped.
 */
public final class EnrolModel {
  /** PINs as typed, the holder's to wipe. */
  public record Pins(char[] pin, char[] again, char[] soPin, char[] soAgain) {
    void wipe() {
      for (char[] one : List.of(pin, again, soPin, soAgain)) {
        Arrays.fill(one, '\0');
      }
    }
  }

  final PersonInputs person;
  final Input<String> reason = PersonInputs.reason();
  private final TokenEnrolment enrolment;
  private final Drafting drafting;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

  EnrolModel(
      Choices choices,
      TokenEnrolment enrolment,
      Drafting drafting,
      ControlDesk desk,
      TaskRunner tasks) {
    this.person = new PersonInputs(choices, Set.of(Role.CUSTODIAN));
    this.enrolment = enrolment;
    this.drafting = drafting;
    this.desk = desk;
    this.tasks = tasks;
  }

  /** Whether nothing is wrong with what was typed, PINs apart; mistakes are told from now on. */
  boolean check() {
    List<Input<?>> inputs = List.of(person.name, person.id, person.contact, person.roles, reason);
    inputs.forEach(Input::touch);
    return inputs.stream().allMatch(input -> input.wrong().isEmpty());
  }

  /** What is wrong with the PINs; they are compared, never shown. */
  static Optional<String> wrong(SlotView slot, Pins pins) {
    SlotView.TokenView token = slot.token().orElseThrow();
    if (pins.pin().length == 0) {
      return Optional.of(Messages.text("people.enrol.pin.empty"));
    }
    if (token.initialised()) {
      return Optional.empty();
    }
    for (char[] one : List.of(pins.pin(), pins.soPin())) {
      if (one.length < token.pinLeast() || one.length > token.pinMost()) {
        return Optional.of(
            Messages.text("people.enrol.pin.length", token.pinLeast(), token.pinMost()));
      }
    }
    boolean same =
        Arrays.equals(pins.pin(), pins.again()) && Arrays.equals(pins.soPin(), pins.soAgain());
    return same ? Optional.empty() : Optional.of(Messages.text("people.enrol.pin.differ"));
  }

  /** Makes the credential and proposes the request; wipes the PINs however it ends. */
  void enrol(SlotView slot, String label, Pins pins, Runnable close) {
    Optional<String> problem = wrong(slot, pins);
    if (busy.get() || !check() || problem.isPresent()) {
      refusal.set(problem.orElse(""));
      pins.wipe();
      return;
    }
    refusal.set("");
    busy.set(true);
    Person enrolled = person.person();
    String why = reason.get();
    boolean blank = !slot.token().orElseThrow().initialised();
    TokenEnrolment.Use use =
        new TokenEnrolment.Use(
            slot, blank ? Optional.of(label) : Optional.empty(), pins.soPin(), pins.pin());
    tasks.start(
        Job.of("people.enrolling", progress -> wish(enrolled, use, why))
            .onSuccess(wish -> {
              close.run();
              desk.propose(wish);
            })
            .onFailure(failure -> refusal.set(FailureText.sentence(failure)))
            .whenFinished(() -> {
              pins.wipe();
              busy.set(false);
            }));
  }

  private Wish wish(Person enrolled, TokenEnrolment.Use use, String why) throws Failure {
    Credential credential = enrolment.make(enrolled, use);
    return drafting.tried(
        Wish.real(
            new Operation.EnrolPerson(enrolled, Optional.of(credential)),
            SigningDomain.VAULT,
            why));
  }

  ReadOnlyStringProperty refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
