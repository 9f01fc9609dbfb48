package org.countersign.app.screen.emergency;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.request.Operation;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.VaultState;

/** What Emergency asks for, and what it would break. */
public final class EmergencyViewModel {
  private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Vault vault;
  private final TaskRunner runner;
  private final Instant openedAt;
  private final ObservableList<KeyChoice> keys = FXCollections.observableArrayList();
  private final ObjectProperty<KeyChoice> key = new SimpleObjectProperty<>();
  private final ObjectProperty<RevocationReason> reason = new SimpleObjectProperty<>();
  private final StringProperty since = new SimpleStringProperty("");
  private final StringProperty incident = new SimpleStringProperty("");
  private final BooleanProperty drill = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<TrustPath>> paths =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  public EmergencyViewModel(Vault vault, TaskRunner runner, Instant openedAt) {
    this.vault = vault;
    this.runner = runner;
    this.openedAt = openedAt;
    key.subscribe(this::readPaths);
  }

  /** Reads which keys there are, and chooses one of them already where it is given. */
  void load(Optional<Spki> first) {
    runner.start(
        Job.of("emergency.job.reading", progress -> vault.read(EmergencyViewModel::keysOf))
            .onFailure(failure -> problem.set(FailureText.withCode(failure)))
            .onSuccess(all -> {
              keys.setAll(all);
              all.stream()
                  .filter(one -> first.filter(one.spki()::equals).isPresent())
                  .findFirst()
                  .ifPresent(key::set);
            }));
  }

  private static List<KeyChoice> keysOf(VaultState state) {
    List<KeyChoice> choices = new ArrayList<>();
    for (SigningKey one : state.keys().keys()) {
      if (!(one.state() instanceof KeyState.Destroyed)) {
        choices.add(
            new KeyChoice(
                one.spki(),
                one.label(),
                one.domain(),
                state.domains().find(one.domain()).map(SigningDomain::name).orElse(one.domain()),
                Badge.ofKey(one.state().id()),
                state.graph().count(one.spki())));
      }
    }
    choices.sort(Comparator.comparing(KeyChoice::label, String.CASE_INSENSITIVE_ORDER));
    return choices;
  }

  private void readPaths(KeyChoice chosen) {
    paths.set(List.of());
    if (chosen != null) {
      runner.start(
          Job.of(
                  "emergency.job.reading",
                  progress -> vault.read(state -> state.graph().from(chosen.spki()).paths()))
              .onSuccess(found -> {
                if (chosen.equals(key.get())) {
                  paths.set(found);
                }
              }));
    }
  }

  /** What is wrong with the time typed; empty for nothing. */
  String sinceProblem() {
    String text = since.get().strip();
    if (text.isEmpty()) {
      return "";
    }
    try {
      return parsed(text).isAfter(vault.now()) ? Messages.text("emergency.since.future") : "";
    } catch (DateTimeParseException e) {
      return Messages.text("emergency.since.form");
    }
  }

  /** What is wrong with the incident; empty for nothing. */
  String incidentProblem() {
    try {
      Name.check("incident", incident.get());
      return "";
    } catch (IllegalArgumentException e) {
      return incident.get().isBlank()
          ? Messages.text("emergency.incident.empty")
          : Messages.text("emergency.incident.form");
    }
  }

  private static Instant parsed(String text) {
    return LocalDateTime.parse(text, SINCE).toInstant(ZoneOffset.UTC);
  }

  /** Whether all that is needed is there. */
  BooleanBinding complete() {
    return Bindings.createBooleanBinding(
        () ->
            key.get() != null
                && reason.get() != null
                && sinceProblem().isEmpty()
                && incidentProblem().isEmpty(),
        key,
        reason,
        since,
        incident);
  }

  /** What is to be raised. */
  Requests.Wish wish() {
    String text = since.get().strip();
    Optional<Instant> invalidity = text.isEmpty() ? Optional.empty() : Optional.of(parsed(text));
    String reference = incident.get().strip();
    return new Requests.Wish(
        new Operation.EmergencyRevoke(
            key.get().spki(), reason.get().display(), invalidity, reference),
        key.get().domainId(),
        reference,
        drill.get());
  }

  boolean hasTypedWork() {
    return !incident.get().isBlank() || !since.get().isBlank();
  }

  /** Since when the time is measured. */
  Instant openedAt() {
    return openedAt;
  }

  ObservableList<KeyChoice> keys() {
    return keys;
  }

  ObjectProperty<KeyChoice> keyProperty() {
    return key;
  }

  ObjectProperty<RevocationReason> reasonProperty() {
    return reason;
  }

  /** UTC, as {@code 2026-11-21 18:03}; empty for not known. */
  StringProperty sinceProperty() {
    return since;
  }

  StringProperty incidentProperty() {
    return incident;
  }

  BooleanProperty drillProperty() {
    return drill;
  }

  /** Who would break, worst first. */
  ReadOnlyObjectProperty<List<TrustPath>> pathsProperty() {
    return paths.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
