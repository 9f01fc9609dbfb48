package org.countersign.app.screen.people;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.people.TokenEnrolment;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.port.SlotView;
import org.countersign.model.request.Operation;

/**
 * Enrols a person with a token: the keys and the proof are made on the token now, the request that
 * makes them count is proposed then. PINs pass through and are wiped.
 */
final class EnrolModel {
  /** PINs as typed, wiped by {@link #enrol}. */
  record Pins(char[] pin, char[] again, char[] soPin, char[] soAgain) {
    void wipe() {
      for (char[] one : List.of(pin, again, soPin, soAgain)) {
        Arrays.fill(one, '\0');
      }
    }
  }

  /** CK_TOKEN_INFO's label has 32 bytes. */
  private static final int LABEL_BYTES = 32;

  final PersonInputs person;
  final Input<String> label;
  final Input<String> reason = PersonInputs.reason();
  private final TokenEnrolment enrolment;
  private final Drafting drafting;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final ObservableList<SlotView> slots = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

  EnrolModel(
      PersonInputs person,
      TokenEnrolment enrolment,
      Drafting drafting,
      ControlDesk desk,
      TaskRunner tasks) {
    this.person = person;
    this.enrolment = enrolment;
    this.drafting = drafting;
    this.desk = desk;
    this.tasks = tasks;
    label =
        Input.line("people.enrol.label", "")
            .check(Checks.name().and(EnrolModel::fits))
            .hint("people.enrol.label.hint");
    label.shownProperty().set(false);
  }

  private static Optional<String> fits(String label) {
    return label.strip().getBytes(StandardCharsets.UTF_8).length > LABEL_BYTES
        ? Optional.of(Messages.text("people.enrol.label.long", LABEL_BYTES))
        : Optional.empty();
  }

  /** Looks which tokens are here that are nobody's. */
  void look() {
    tasks.start(
        Job.of("people.looking", progress -> enrolment.slots())
            .onSuccess(now -> {
              if (!now.equals(slots)) {
                slots.setAll(now);
              }
            }));
  }

  ObservableList<SlotView> slots() {
    return slots;
  }

  static boolean isBlank(SlotView slot) {
    return !slot.token().orElseThrow().initialised();
  }

  /** Which token was chosen: a blank one needs a label. */
  void chosen(Optional<SlotView> slot) {
    label.shownProperty().set(slot.filter(EnrolModel::isBlank).isPresent());
  }

  /** Whether nothing is wrong with what was typed, PINs apart; mistakes are told from now on. */
  boolean check() {
    List<Input<?>> inputs = Stream.concat(person.all().stream(), Stream.of(label, reason)).toList();
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
    if (!Arrays.equals(pins.pin(), pins.again())) {
      return Optional.of(Messages.text("people.enrol.pin.differ"));
    }
    return Arrays.equals(pins.soPin(), pins.soAgain())
        ? Optional.empty()
        : Optional.of(Messages.text("people.enrol.so-pin.differ"));
  }

  /** Makes the credential and proposes the request; wipes the PINs however it ends. */
  void enrol(SlotView slot, Pins pins, Runnable close) {
    Optional<String> problem = wrong(slot, pins);
    boolean complete = check();
    if (busy.get() || !complete || problem.isPresent()) {
      refusal.set(complete ? problem.orElse("") : "");
      pins.wipe();
      return;
    }
    refusal.set("");
    busy.set(true);
    Person enrolled = person.person();
    String why = reason.get();
    TokenEnrolment.Use use =
        new TokenEnrolment.Use(
            slot,
            isBlank(slot) ? Optional.of(label.get().strip()) : Optional.empty(),
            pins.soPin(),
            pins.pin());
    tasks.start(
        Job.of("people.enrolling", progress -> wish(enrolled, use, why))
            .onSuccess(wish -> {
              close.run();
              desk.propose(wish);
            })
            .onFailure(this::failed)
            .whenFinished(() -> {
              pins.wipe();
              busy.set(false);
            }));
  }

  /** The token may have been initialised before it failed. */
  private void failed(Failure failure) {
    refusal.set(FailureText.sentence(failure));
    look();
  }

  /** What can be refused without the keys is, before anything is made on the token. */
  private Wish wish(Person enrolled, TokenEnrolment.Use use, String why) throws Failure {
    drafting.draft(of(enrolled, Optional.empty(), why));
    Credential credential = enrolment.make(enrolled, use);
    return drafting.tried(of(enrolled, Optional.of(credential), why));
  }

  private static Wish of(Person enrolled, Optional<Credential> credential, String why) {
    return Wish.real(new Operation.EnrolPerson(enrolled, credential), SigningDomain.VAULT, why);
  }

  ReadOnlyStringProperty refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
