package org.countersign.app.screen.founding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.people.Founding;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Name;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenPort;
import org.countersign.model.share.RandomPin;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.EnrolmentRules;
import org.countersign.model.vault.FoundingRules;

/** A founding as it grows. Nothing is on disk before everybody has signed. */
public final class FoundingViewModel {
  private final Founding founding;
  private final TokenPort tokens;
  private final SecureRandom random;
  private final JournalMaker journals;
  private final TaskRunner runner;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty folder = new SimpleStringProperty("");
  private final PolicyModel policy = new PolicyModel();
  private final ObservableList<Bodies.Founder> founders = FXCollections.observableArrayList();
  private final ObservableList<TokenChoice> choices = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problemToken = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Path>> founded =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public FoundingViewModel(
      Founding founding,
      TokenPort tokens,
      SecureRandom random,
      JournalMaker journals,
      TaskRunner runner) {
    this.founding = founding;
    this.tokens = tokens;
    this.random = random;
    this.journals = journals;
    this.runner = runner;
    name.subscribe((before, now) -> suggestFolder(before, now));
  }

  private void suggestFolder(String before, String now) {
    if (folder.get().isBlank() || folder.get().equals(suggestion(before))) {
      folder.set(suggestion(now));
    }
  }

  private static String suggestion(String vault) {
    String slug = slug(vault);
    return slug.isEmpty() ? "" : Path.of(System.getProperty("user.home"), slug).toString();
  }

  /** Lower-case letters, digits and hyphens of a name. */
  static String slug(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return slug.length() > 40 ? slug.substring(0, 40) : slug;
  }

  /** What is wrong with a one-line text; empty for nothing. */
  static String nameProblem(String text) {
    if (text.isBlank()) {
      return Messages.text("founding.empty");
    }
    try {
      Name.check("name", text);
      return "";
    } catch (IllegalArgumentException e) {
      return Messages.text("founding.name.form");
    }
  }

  /** What is wrong with the folder; empty for nothing. */
  String folderProblem() {
    if (folder.get().isBlank()) {
      return Messages.text("founding.empty");
    }
    try {
      Path path = Path.of(folder.get().strip());
      if (!path.isAbsolute()) {
        return Messages.text("founding.folder.absolute");
      }
      if (Files.isDirectory(path)) {
        return empty(path) ? "" : Messages.text("founding.folder.not-empty");
      }
      if (Files.exists(path)) {
        return Messages.text("founding.folder.file");
      }
      return above(path) ? "" : Messages.text("founding.folder.no-parent");
    } catch (InvalidPathException | IOException e) {
      return Messages.text("founding.folder.unreadable");
    }
  }

  private static boolean empty(Path path) throws IOException {
    try (Stream<Path> names = Files.list(path)) {
      return names.findAny().isEmpty();
    }
  }

  private static boolean above(Path path) {
    Path parent = path.getParent();
    return parent != null && Files.isDirectory(parent) && Files.isWritable(parent);
  }

  /** Whether the first step is done. */
  BooleanBinding placed() {
    return Bindings.createBooleanBinding(
        () -> nameProblem(name.get()).isEmpty() && folderProblem().isEmpty(), name, folder);
  }

  /** Whether there are custodians enough. */
  BooleanBinding enough() {
    return Bindings.size(founders).greaterThanOrEqualTo(FoundingRules.FEWEST_FOUNDERS);
  }

  /** Looks which tokens are here. */
  void look() {
    runner.start(
        Job.of("founding.job.looking", progress -> free(tokens.look()))
            .onSuccess(now -> {
              if (!now.equals(choices)) {
                choices.setAll(now);
              }
            }));
  }

  private List<TokenChoice> free(List<ModuleView> modules) {
    List<TokenIdentity> taken =
        founding.founders().stream().map(one -> one.credential().token()).toList();
    return modules.stream()
        .flatMap(module -> module.slots().stream())
        .flatMap(slot -> slot.token().stream().map(token -> new TokenChoice(slot, token)))
        .filter(choice -> choice.blank() || !taken.contains(choice.token().identity()))
        .toList();
  }

  /**
   * What to enrol a custodian with. The arrays are wiped by {@link #enrol}.
   *
   * @param soPin empty to have one made that nobody keeps
   */
  record Enrolling(
      String name, String contact, TokenChoice token, String label, char[] pin, char[] soPin) {}

  /** Enrols a custodian; {@code done} follows when it succeeded. */
  void enrol(Enrolling what, Runnable done) {
    problem.set("");
    busy.set(true);
    runner.start(
        Job.of("founding.job.enrolling", progress -> enrolled(what))
            .onFailure(this::failed)
            .onSuccess(founder -> {
              founders.add(founder);
              done.run();
            })
            .whenFinished(() -> {
              busy.set(false);
              look();
            }));
  }

  private Bodies.Founder enrolled(Enrolling what) throws Failure {
    try {
      Person person =
          new Person(id(what.name()), what.name(), what.contact(), List.of(Role.CUSTODIAN));
      TokenIdentity identity =
          what.token().blank() ? initialised(what) : what.token().token().identity();
      Bodies.Founder founder = founding.enrol(person, identity, what.pin());
      EnrolmentRules.prove(founding.vault(), person, founder.credential());
      return founder;
    } finally {
      Arrays.fill(what.pin(), '\0');
      Arrays.fill(what.soPin(), '\0');
    }
  }

  private TokenIdentity initialised(Enrolling what) throws Failure {
    char[] soPin = what.soPin().length > 0 ? what.soPin().clone() : thrownAway(what.token());
    try {
      return founding
          .enrolment()
          .initialise(what.token().slot(), what.label().strip(), soPin, what.pin());
    } finally {
      Arrays.fill(soPin, '\0');
    }
  }

  private char[] thrownAway(TokenChoice choice) throws Failure {
    return RandomPin.make(
        n -> {
          byte[] bytes = new byte[n];
          random.nextBytes(bytes);
          return bytes;
        },
        choice.token().pinLeast(),
        choice.token().pinMost());
  }

  private String id(String person) {
    String slug = slug(person).isEmpty() ? "custodian" : slug(person);
    String id = slug;
    for (int n = 2; taken(id); n++) {
      id = slug + "-" + n;
    }
    return id;
  }

  private boolean taken(String id) {
    return founding.founders().stream().anyMatch(one -> one.person().id().equals(id));
  }

  /** Takes a founder off the list; the keys stay on the token. */
  void remove(Bodies.Founder founder) {
    founding.remove(founder);
    founders.remove(founder);
    look();
  }

  /** Founds the vault; the PINs, by person id, are wiped here. */
  void found(Map<String, char[]> pins) {
    Path place = Path.of(folder.get().strip());
    problem.set("");
    busy.set(true);
    runner.start(
        Job.of(
                "founding.job.founding",
                progress -> {
                  try (LateJournal journal = new LateJournal(journals, place)) {
                    founding.found(
                        name.get().strip(),
                        policy.policy(),
                        one -> pins.get(one.person().id()),
                        journal);
                    return place;
                  } finally {
                    pins.values().forEach(pin -> Arrays.fill(pin, '\0'));
                  }
                })
            .onFailure(this::failed)
            .onSuccess(done -> founded.set(Optional.of(done)))
            .whenFinished(() -> busy.set(false)));
  }

  private void failed(Failure failure) {
    problemToken.set(
        failure.arguments().isEmpty() ? "" : String.valueOf(failure.arguments().getFirst()));
    problem.set(FailureText.withCode(failure));
  }

  boolean hasTypedWork() {
    return founded.get().isEmpty() && (!name.get().isBlank() || !founders.isEmpty());
  }

  /** Forgets what was said of the last try. */
  void forgetProblem() {
    problem.set("");
  }

  StringProperty nameProperty() {
    return name;
  }

  StringProperty folderProperty() {
    return folder;
  }

  PolicyModel policy() {
    return policy;
  }

  ObservableList<Bodies.Founder> founders() {
    return founders;
  }

  ObservableList<TokenChoice> choices() {
    return choices;
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What the failure names first: a token's label, where it is about a token. */
  String problemToken() {
    return problemToken.get();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Where the vault is, once it is founded. */
  ReadOnlyObjectProperty<Optional<Path>> foundedProperty() {
    return founded.getReadOnlyProperty();
  }
}
