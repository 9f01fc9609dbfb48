package org.countersign.app.screen.founding;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.people.Founding;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView.TokenView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.vault.Bodies;

/** One custodian being enrolled: who, which token, and what came of the last try. */
final class EnrolModel {
  private final FoundingServices services;
  private final Founding founding;
  private final List<Bodies.Founder> before;
  private final Consumer<Bodies.Founder> enrolled;
  private final Input<String> name;
  private final Input<String> contact =
      Input.line("founding.person.contact", "").check(Checks.name());
  private final Input<String> label;
  private final ObservableList<TokenChoice> choices = FXCollections.observableArrayList();
  private final ObjectProperty<TokenChoice> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper tokenProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper pinProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper soPinProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<RunningTask> task = new ReadOnlyObjectWrapper<>();
  private Optional<TokenIdentity> made = Optional.empty();
  private String suggested = "";

  EnrolModel(
      FoundingServices services,
      Founding founding,
      List<Bodies.Founder> before,
      Consumer<Bodies.Founder> enrolled) {
    this.services = services;
    this.founding = founding;
    this.before = before;
    this.enrolled = enrolled;
    name = Input.line("founding.person.name", "").check(Checks.name()).check(this::known);
    label = Input.line("founding.token.label", "").check(TokenLabel.CHECK);
    name.valueProperty().subscribe(this::suggestLabel);
    chosen.subscribe(this::chose);
  }

  private Optional<String> known(String typed) {
    boolean there = before.stream().anyMatch(f -> f.person().name().equals(typed.strip()));
    return there
        ? Optional.of(Messages.text("founding.person.known", typed.strip()))
        : Optional.empty();
  }

  private void suggestLabel(String typed) {
    String next = TokenLabel.suggested(typed);
    if (label.get().equals(suggested)) {
      label.set(next);
    }
    suggested = next;
  }

  private void chose(TokenChoice choice) {
    pinProblem.set("");
    soPinProblem.set("");
    boolean unusable = choice != null && choice.kind() == TokenChoice.Kind.UNUSABLE;
    tokenProblem.set(unusable ? Messages.text("founding.token.unusable", choice.reason()) : "");
  }

  /** Looks at every slot anew. */
  void look() {
    task.set(
        services
            .runner()
            .start(
                Job.of("founding.job.looking", progress -> services.tokens().look())
                    .onSuccess(this::found)));
  }

  private void found(List<ModuleView> modules) {
    Optional<TokenChoice> kept = Optional.ofNullable(chosen.get());
    String pin = pinProblem.get();
    String soPin = soPinProblem.get();
    chosen.set(null);
    choices.setAll(TokenChoice.all(modules, before));
    Optional<TokenChoice> again = made.flatMap(this::find).or(() -> kept.flatMap(this::find));
    chosen.set(again.or(this::onlyUsable).orElse(null));
    if (again.isPresent()) {
      // A wrong PIN may have changed what the token says of itself; what was told stays.
      pinProblem.set(pin);
      soPinProblem.set(soPin);
    }
  }

  private Optional<TokenChoice> find(TokenIdentity identity) {
    return choices.stream().filter(choice -> choice.is(identity)).findFirst();
  }

  private Optional<TokenChoice> find(TokenChoice kept) {
    return choices.stream().filter(kept::samePlace).findFirst();
  }

  private Optional<TokenChoice> onlyUsable() {
    List<TokenChoice> usable =
        choices.stream().filter(c -> c.kind() != TokenChoice.Kind.UNUSABLE).toList();
    return usable.size() == 1 ? Optional.of(usable.getFirst()) : Optional.empty();
  }

  /** Enrols the person on the chosen token, and wipes the PINs. */
  void enrol(Pins pins) {
    if (busy.get() || !check(pins)) {
      pins.wipe();
      return;
    }
    refusal.set("");
    Person person = new Person(personId(), name.get(), contact.get(), List.of(Role.CUSTODIAN));
    TokenChoice choice = chosen.get();
    String tokenLabel = label.get().strip();
    busy.set(true);
    task.set(
        services
            .runner()
            .start(
                Job.of(
                        "founding.job.keys",
                        progress -> work(person, choice, tokenLabel, pins, progress))
                    .onSuccess(enrolled)
                    .onFailure(this::refused)
                    .whenFinished(() -> {
                      pins.wipe();
                      busy.set(false);
                    })));
  }

  private Bodies.Founder work(
      Person person, TokenChoice choice, String tokenLabel, Pins pins, Progress progress)
      throws Failure {
    TokenIdentity token;
    if (choice.kind() == TokenChoice.Kind.BLANK) {
      progress.says(Messages.text("founding.job.initialising"));
      token =
          founding
              .enrolment()
              .initialise(choice.slot().orElseThrow(), tokenLabel, pins.soPin(), pins.pin());
      made = Optional.of(token);
      progress.says(Messages.text("founding.job.keys"));
    } else {
      token = choice.token().map(TokenView::identity).orElseThrow();
    }
    return founding.enrol(person, token, pins.pin());
  }

  private void refused(Failure failure) {
    String code = failure.code();
    String sentence = FailureText.sentence(failure);
    if (PinFailures.isOfPin(code)) {
      pinProblem.set(sentence);
    } else {
      refusal.set(FailureText.withCode(failure));
    }
    look();
  }

  private boolean check(Pins pins) {
    name.touch();
    contact.touch();
    label.touch();
    TokenChoice choice = chosen.get();
    if (choice == null) {
      tokenProblem.set(Messages.text("founding.token.choose"));
    }
    boolean usable = choice != null && choice.kind() != TokenChoice.Kind.UNUSABLE;
    if (usable) {
      PinCheck wrong = new PinCheck(choice);
      pinProblem.set(wrong.pin(pins).orElse(""));
      soPinProblem.set(wrong.soPin(pins).orElse(""));
    }
    boolean labelled =
        usable && (choice.kind() == TokenChoice.Kind.READY || label.wrong().isEmpty());
    return labelled
        && name.wrong().isEmpty()
        && contact.wrong().isEmpty()
        && pinProblem.get().isEmpty()
        && soPinProblem.get().isEmpty();
  }

  /** What the person will be called in files. */
  String personId() {
    return Slug.free(
        name.get(),
        "custodian",
        id -> before.stream().anyMatch(founder -> founder.person().id().equals(id)));
  }

  boolean typed() {
    return name.typed() || contact.typed();
  }

  Input<String> name() {
    return name;
  }

  Input<String> contact() {
    return contact;
  }

  Input<String> label() {
    return label;
  }

  ObservableList<TokenChoice> choices() {
    return choices;
  }

  /** Null for none. */
  ObjectProperty<TokenChoice> chosenProperty() {
    return chosen;
  }

  ReadOnlyStringProperty tokenProblemProperty() {
    return tokenProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty pinProblemProperty() {
    return pinProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty soPinProblemProperty() {
    return soPinProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What is at work, or was; null before anything is. */
  ReadOnlyObjectProperty<RunningTask> taskProperty() {
    return task.getReadOnlyProperty();
  }
}
