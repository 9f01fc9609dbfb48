package org.countersign.app.screen.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.memory.Restoring;
import org.countersign.app.service.memory.Standing;
import org.countersign.app.service.memory.TokenMemories;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Person;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.TokenPort;
import org.countersign.model.vault.PeopleBook;
import org.countersign.model.vault.VaultState;

/** Who may sign in, whose token is here, and what came of the PIN. */
public final class SigninViewModel {
  private static final Set<String> OTHER_HEAD = Set.of("memory.rolled-back", "memory.forked");

  private final Vault vault;
  private final Sessions sessions;
  private final TokenPort tokens;
  private final TokenMemories memories;
  private final TaskRunner runner;
  private final Runnable signedIn;
  private final String vaultName;
  private final ObservableList<Candidate> candidates = FXCollections.observableArrayList();
  private final ObjectProperty<Candidate> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Optional<Set<String>>> present =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper otherHead = new ReadOnlyBooleanWrapper();
  private boolean looking;

  /** {@code signedIn}: what follows, on the JavaFX thread. */
  public SigninViewModel(
      Vault vault,
      Sessions sessions,
      TokenPort tokens,
      TokenMemories memories,
      TaskRunner runner,
      Runnable signedIn) {
    this.memories = memories;
    this.vault = vault;
    this.sessions = sessions;
    this.tokens = tokens;
    this.runner = runner;
    this.signedIn = signedIn;
    this.vaultName = vault.read(VaultState::name);
    chosen.subscribe(now -> {
      problem.set("");
      otherHead.set(false);
    });
  }

  /** Reads who is enrolled, and looks for their tokens. {@code last}: who is chosen first. */
  void show(Optional<String> last) {
    List<Candidate> now = vault.read(state -> candidates(state.people()));
    candidates.setAll(now);
    now.stream()
        .filter(one -> last.filter(one.person()::equals).isPresent())
        .findFirst()
        .ifPresent(chosen::set);
    look();
  }

  private static List<Candidate> candidates(PeopleBook people) {
    return people.custodians().stream().map(person -> candidate(people, person)).toList();
  }

  private static Candidate candidate(PeopleBook people, Person person) {
    var token = people.credentialOf(person.id()).orElseThrow().credential().token();
    return new Candidate(
        person.id(), person.name(), token.label() + " · " + token.serial(), token.serial());
  }

  /** Looks which tokens are here; for every few seconds. */
  void look() {
    if (looking || busy.get()) {
      return;
    }
    looking = true;
    runner.start(
        Job.of("signin.job.looking", progress -> serials(tokens.look()))
            .onSuccess(this::found)
            .whenFinished(() -> looking = false));
  }

  private static Set<String> serials(List<ModuleView> modules) {
    return modules.stream()
        .flatMap(ModuleView::initialised)
        .map(token -> token.identity().serial())
        .collect(Collectors.toSet());
  }

  private void found(Set<String> serials) {
    present.set(Optional.of(serials));
    List<Candidate> here =
        candidates.stream().filter(one -> serials.contains(one.serial())).toList();
    if (chosen.get() == null && here.size() == 1) {
      chosen.set(here.getFirst());
    }
  }

  /** Signs the chosen person in. The PIN is wiped here. */
  void signIn(char[] pin) {
    String person = chosen.get().person();
    problem.set("");
    otherHead.set(false);
    busy.set(true);
    Consumer<Boolean> then = done -> signedIn.run();
    runner.start(
        Job.of(
                "signin.job.signing-in",
                progress -> {
                  sessions.signIn(person, pin);
                  return true;
                })
            .wiping(pin)
            .onFailure(this::refused)
            .onSuccess(then)
            .whenFinished(() -> busy.set(false)));
  }

  private void refused(Failure failure) {
    problem.set(FailureText.withCode(failure));
    otherHead.set(OTHER_HEAD.contains(failure.code()));
  }

  /** What the token of this serial remembers, as far as is known without its PIN; else empty. */
  String remembers(String serial) {
    return memories
        .of(serial)
        .flatMap(Standing::head)
        .map(head -> Messages.text("signin.remembers", head.size()))
        .orElse("");
  }

  /** Where several people say that the vault was restored on purpose. */
  RestoreModel restore() {
    return new RestoreModel(vault, new Restoring(vault, sessions, memories), runner);
  }

  /** Whether the chosen token remembers another vault than this one is. */
  ReadOnlyBooleanProperty otherHeadProperty() {
    return otherHead.getReadOnlyProperty();
  }

  String vaultName() {
    return vaultName;
  }

  ObservableList<Candidate> candidates() {
    return candidates;
  }

  /** Who is about to sign in; null for nobody. */
  ObjectProperty<Candidate> chosenProperty() {
    return chosen;
  }

  /** Serials of the tokens that are here; empty before the first look. */
  ReadOnlyObjectProperty<Optional<Set<String>>> presentProperty() {
    return present.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
