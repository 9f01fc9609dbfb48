package org.countersign.app.screen.signin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Gathering;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.memory.HeadWords;
import org.countersign.app.service.memory.Restoring;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.memory.Recollection;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.vault.Restored;
import org.countersign.model.vault.VaultState;

/** Several people who say that the vault was restored on purpose. */
final class RestoreModel {
  private final Vault vault;
  private final Restoring restoring;
  private final TaskRunner runner;
  private final StringProperty reason = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper enough = new ReadOnlyBooleanWrapper();
  private final Set<String> came = new HashSet<>();

  RestoreModel(Vault vault, Restoring restoring, TaskRunner runner) {
    this.vault = vault;
    this.restoring = restoring;
    this.runner = runner;
  }

  /** Who may come: every custodian. */
  List<Gathering.Person> people() {
    return vault.read(state ->
        state.people().custodians().stream()
            .map(person ->
                new Gathering.Person(person.id(), person.name(), token(state, person.id())))
            .toList());
  }

  private static String token(VaultState state, String person) {
    TokenIdentity token = state.people().credentialOf(person).orElseThrow().credential().token();
    return token.label() + " · " + token.serial();
  }

  /** Opens the person's token. The PIN is wiped here. */
  void come(
      String person, char[] pin, BiConsumer<String, String> then, BiConsumer<String, String> not) {
    busy.set(true);
    runner.start(
        Job.of(
                "signin.job.signing-in",
                progress -> {
                  restoring.come(person, pin);
                  return said(person);
                })
            .wiping(pin)
            .onFailure(failure -> not.accept(person, FailureText.withCode(failure)))
            .onSuccess(text -> {
              came.add(person);
              then.accept(person, text);
            })
            .whenFinished(() -> {
              busy.set(false);
              countPeople();
            }));
  }

  private void countPeople() {
    runner.start(
        Job.of("signin.job.looking", progress -> restoring.needed())
            .onSuccess(needed -> enough.set(came.size() >= needed)));
  }

  private String said(String person) {
    return restoring.present().stream()
        .filter(one -> one.person().equals(person))
        .flatMap(one -> one.lost().stream())
        .map(RestoreModel::said)
        .findFirst()
        .orElseGet(() -> Messages.text("signin.restore.nothing"));
  }

  private static String said(Recollection lost) {
    RememberedHead head = lost.head();
    Object[] arguments = {
      head.size(), HeadWords.day(head.at()), HeadWords.of(head.root()), count(lost)
    };
    return Messages.text(
        lost instanceof Recollection.RolledBack
            ? "signin.restore.rolled-back"
            : "signin.restore.forked",
        arguments);
  }

  private static long count(Recollection lost) {
    return switch (lost) {
      case Recollection.RolledBack rolled -> rolled.missing();
      case Recollection.Forked forked -> forked.same();
      case Recollection.Extends fine -> 0;
    };
  }

  /** Draws up what they sign. */
  void draw(java.util.function.Consumer<Restored.Statement> then) {
    problem.set("");
    busy.set(true);
    runner.start(
        Job.of("signin.job.signing-in", progress -> restoring.draw(reason.get()))
            .onFailure(failure -> problem.set(FailureText.withCode(failure)))
            .onSuccess(then)
            .whenFinished(() -> busy.set(false)));
  }

  /** All sign. */
  void sign(Restored.Statement statement, Runnable then) {
    busy.set(true);
    runner.start(
        Job.of(
                "signin.job.signing-in",
                progress -> {
                  restoring.sign(statement);
                  return true;
                })
            .onFailure(failure -> problem.set(FailureText.withCode(failure)))
            .onSuccess(done -> then.run())
            .whenFinished(() -> busy.set(false)));
  }

  /** Logs all tokens out. */
  void close() {
    runner.start(
        Job.of(
            "welcome.job.locking",
            progress -> {
              restoring.close();
              return true;
            }));
  }

  boolean typed() {
    return !reason.get().isBlank() || !came.isEmpty();
  }

  StringProperty reasonProperty() {
    return reason;
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether enough different people are here. */
  ReadOnlyBooleanProperty enoughProperty() {
    return enough.getReadOnlyProperty();
  }
}
