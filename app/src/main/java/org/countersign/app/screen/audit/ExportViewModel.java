package org.countersign.app.screen.audit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.service.audit.ExportWish;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.audit.BundleProgress;
import org.countersign.model.audit.BundleSurvey;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.audit.Scope;
import org.countersign.model.audit.SignedNote;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.journal.Level;
import org.countersign.model.people.Person;
import org.countersign.model.port.ModuleView;
import org.countersign.model.vault.RecordedExport;

/** An export from the first choice to the written bundle. */
public final class ExportViewModel {
  /** Custodians who sign. */
  static final int NEEDED = 2;

  /** Whose token did not sign, and why, in a sentence. */
  record NotSigned(String person, String why) {}

  /** Where it is. */
  enum Phase {
    CHOOSING,
    SIGNING,
    EXPORTING,
    DONE
  }

  private final ExportServices services;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CHOOSING);
  private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.CONFIDENTIAL);
  private final ObjectProperty<String> domain = new SimpleObjectProperty<>(SigningDomain.VAULT);
  private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ALL);
  private final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
  private final ObjectProperty<LocalDate> until = new SimpleObjectProperty<>();
  private final ObjectProperty<Optional<Path>> target =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<SignedNote>> given =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<BundleSurvey>> survey =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> task =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<BundleWriter.Written>> written =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final Map<String, TokenSigner> signers = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<List<String>> signed = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Set<String>>> tokensHere =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<NotSigned>> notSigned =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean looking;
  private Optional<Path> givenFile = Optional.empty();
  private boolean closed;

  public ExportViewModel(ExportServices services) {
    this.services = services;
  }

  /** The vault’s domains; the empty id for all. */
  List<String> domains() {
    return services
        .vault()
        .read(state -> state.domains().all().stream().map(SigningDomain::id).toList());
  }

  String nameOf(String id) {
    return services
        .vault()
        .read(state -> state.domains().find(id).map(SigningDomain::name).orElse(id));
  }

  /** Custodians who may sign, whoever is signed in first. */
  List<Person> custodians() {
    List<Person> all = services.vault().read(state -> state.people().custodians());
    return all.stream()
        .sorted((a, b) -> Boolean.compare(isSignedIn(b.id()), isSignedIn(a.id())))
        .toList();
  }

  boolean isSignedIn(String person) {
    return services
        .sessions()
        .current()
        .map(TokenSigner::person)
        .filter(person::equals)
        .isPresent();
  }

  /** The token of a custodian, in words. */
  String tokenOf(String person) {
    return services
        .vault()
        .read(state ->
            state
                .people()
                .credentialOf(person)
                .map(one ->
                    one.credential().token().label() + " · " + one.credential().token().serial())
                .orElse(""));
  }

  /** The last export that somebody can have, if there was one. */
  Optional<RecordedExport> lastExport() {
    return services.export().last();
  }

  /** Where the newest export was to be, if it is on record and its bundle never got its name. */
  Optional<Path> cutOff() {
    return services.export().cutOff();
  }

  private Optional<String> serialOf(String person) {
    return services
        .vault()
        .read(state ->
            state.people().credentialOf(person).map(one -> one.credential().token().serial()));
  }

  /** Whether the person's token is in a slot; true while nobody has looked. */
  boolean isHere(String person) {
    Optional<Set<String>> here = tokensHere.get();
    return here.isEmpty() || serialOf(person).filter(here.get()::contains).isPresent();
  }

  /** Looks which tokens are here: for every few seconds while somebody is to sign. */
  void look() {
    if (looking || closed || busy.get() || phase.get() != Phase.SIGNING) {
      return;
    }
    looking = true;
    services
        .runner()
        .start(
            Job.of("audit.job.tokens", progress -> serials(services.tokens().look()))
                .onSuccess(found -> tokensHere.set(Optional.of(found)))
                .whenFinished(() -> looking = false));
  }

  private static Set<String> serials(List<ModuleView> modules) {
    return modules.stream()
        .flatMap(module -> module.slots().stream())
        .flatMap(slot -> slot.token().stream())
        .map(token -> token.identity().serial())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Takes a checkpoint that somebody kept. */
  void previous(Path file) {
    problem.set("");
    start(
        Job.of("audit.job.looking", progress -> services.export().read(file))
            .onSuccess(note -> {
              givenFile = Optional.of(file);
              given.set(Optional.of(note));
            }));
  }

  Optional<Path> givenFile() {
    return givenFile;
  }

  /** What was chosen; throws IllegalArgumentException where it is no scope. */
  Scope scope() {
    LocalDate today = services.vault().now().atZone(ZoneOffset.UTC).toLocalDate();
    Period chosen = period.get();
    if (chosen == Period.OWN) {
      return new Scope(
          level.get(),
          domain.get(),
          Optional.ofNullable(from.get()).map(Period::start),
          Optional.ofNullable(until.get()).map(day -> Period.start(day.plusDays(1))));
    }
    return new Scope(
        level.get(),
        domain.get(),
        chosen.from(today, lastExport().map(RecordedExport::at)),
        chosen.until(today));
  }

  /** A name for the bundle: the vault’s and the day’s. */
  String suggestedName() {
    LocalDate today = services.vault().now().atZone(ZoneOffset.UTC).toLocalDate();
    return "countersign-audit-" + today;
  }

  /** Looks what would be inside, and goes on to who signs. */
  void next() {
    problem.set("");
    Scope scope;
    try {
      scope = scope();
    } catch (IllegalArgumentException e) {
      problem.set(Messages.text("audit.period.wrong"));
      return;
    }
    start(
        Job.of("audit.job.looking", progress -> services.export().survey(scope, telling(progress)))
            .onSuccess(found -> {
              survey.set(Optional.of(found));
              phase.set(Phase.SIGNING);
            }));
  }

  /** Back to what is to be exported. */
  void back() {
    logOut();
    phase.set(Phase.CHOOSING);
  }

  /** Opens the person’s token for the export. The PIN is wiped here. */
  void sign(String person, char[] pin) {
    problem.set("");
    notSigned.set(Optional.empty());
    AtomicReference<TokenSigner> opened = new AtomicReference<>();
    startAsIs(
        Job.of(
                "audit.job.signing",
                progress -> {
                  opened.set(services.sessions().open(person, pin));
                  return opened.get();
                })
            .wiping(pin)
            .onFailure(
                why -> notSigned.set(Optional.of(new NotSigned(person, FailureText.withCode(why)))))
            .onSuccess(signer -> {
              if (closed) {
                close(List.of(signer));
              } else {
                take(person, signer);
              }
            })
            .onCancel(() -> close(Stream.ofNullable(opened.get()).toList())));
  }

  /** Whoever is signed in signs with the token that is open. */
  void signAsMyself() {
    services.sessions().current().ifPresent(signer -> take(signer.person(), signer));
  }

  private void take(String person, TokenSigner signer) {
    TokenSigner before = signers.put(person, signer);
    if (before != null && !isSignedIn(person)) {
      before.close();
    }
    signed.set(List.copyOf(signers.keySet()));
  }

  /** Writes it. */
  void export() {
    problem.set("");
    phase.set(Phase.EXPORTING);
    ExportWish wish = new ExportWish(scope(), target.get().orElseThrow(), given.get());
    List<TokenSigner> custodians = List.copyOf(signers.values());
    start(
        Job.of(
                "audit.job.exporting",
                progress -> services.export().run(wish, custodians, telling(progress)))
            .onSuccess(done -> {
              written.set(Optional.of(done));
              phase.set(Phase.DONE);
            })
            .onCancel(() -> problem.set(Messages.text("audit.cancelled"))));
  }

  private static BundleProgress telling(Progress progress) {
    return (part, done, all) -> {
      if (progress.cancelled()) {
        throw new CancellationException();
      }
      progress.says(Messages.text("audit.part." + part.name()));
      progress.at(done, all);
    };
  }

  private <T> void start(Job<T> job) {
    startAsIs(job.onFailure(failure -> problem.set(FailureText.withCode(failure))));
  }

  private <T> void startAsIs(Job<T> job) {
    busy.set(true);
    RunningTask started =
        services
            .runner()
            .start(
                job.whenFinished(() -> {
                  busy.set(false);
                  task.set(Optional.empty());
                  if (phase.get() == Phase.EXPORTING) {
                    phase.set(Phase.SIGNING);
                  }
                  if (closed || phase.get() == Phase.DONE) {
                    logOut();
                  }
                }));
    if (started.runningProperty().get()) {
      task.set(Optional.of(started));
    }
  }

  /** The window is gone. */
  void close() {
    closed = true;
    if (!busy.get()) {
      logOut();
    }
  }

  private void logOut() {
    List<TokenSigner> open =
        signers.values().stream().filter(one -> !isSignedIn(one.person())).toList();
    signers.clear();
    signed.set(List.of());
    close(open);
  }

  private void close(List<TokenSigner> open) {
    if (!open.isEmpty()) {
      services
          .runner()
          .start(
              Job.of(
                  "audit.job.closing",
                  progress -> {
                    open.forEach(TokenSigner::close);
                    return true;
                  }));
    }
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  ObjectProperty<Level> levelProperty() {
    return level;
  }

  ObjectProperty<String> domainProperty() {
    return domain;
  }

  ObjectProperty<Period> periodProperty() {
    return period;
  }

  ObjectProperty<LocalDate> fromProperty() {
    return from;
  }

  ObjectProperty<LocalDate> untilProperty() {
    return until;
  }

  ObjectProperty<Optional<Path>> targetProperty() {
    return target;
  }

  ReadOnlyObjectProperty<Optional<SignedNote>> givenProperty() {
    return given.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<BundleSurvey>> surveyProperty() {
    return survey.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<RunningTask>> taskProperty() {
    return task.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<BundleWriter.Written>> writtenProperty() {
    return written.getReadOnlyProperty();
  }

  /** What went wrong, in a sentence; empty for nothing. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Serial numbers of the tokens that are here; empty while nobody has looked. */
  ReadOnlyObjectProperty<Optional<Set<String>>> tokensHereProperty() {
    return tokensHere.getReadOnlyProperty();
  }

  /** Who tried to sign last, in vain. */
  ReadOnlyObjectProperty<Optional<NotSigned>> notSignedProperty() {
    return notSigned.getReadOnlyProperty();
  }

  /** Ids of those who will sign. */
  ReadOnlyObjectProperty<List<String>> signedProperty() {
    return signed.getReadOnlyProperty();
  }
}
