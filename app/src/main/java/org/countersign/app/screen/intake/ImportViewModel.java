package org.countersign.app.screen.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.intake.FileReading;
import org.countersign.app.service.intake.Findings;
import org.countersign.app.service.intake.ImportDraft;
import org.countersign.app.service.intake.ImportPreview;
import org.countersign.app.service.intake.ImportPreview.Preview;
import org.countersign.app.service.intake.PreviewRow;
import org.countersign.app.service.request.Drafting;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.intake.Item;
import org.countersign.model.vault.ImportCandidate;

/** What was chosen, what an import would make of it, and what of it is ticked. */
public final class ImportViewModel {
  /**
   * What it needs of the vault. {@code domains}: signing domains, without the vault's own rules.
   */
  public record Services(
      ImportPreview preview,
      ImportDraft draft,
      Findings findings,
      Supplier<List<SigningDomain>> domains,
      Drafting drafting,
      ListComparing comparing) {}

  private final Services services;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final ObservableList<ImportRow> rows = FXCollections.observableArrayList();
  private final ObservableList<SigningDomain> domains = FXCollections.observableArrayList();
  private final ObservableList<Findings.Row> findings = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<SigningDomain>> domain =
      new SimpleObjectProperty<>(this, "domain", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Preview>> preview =
      new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> running =
      new ReadOnlyObjectWrapper<>(this, "running", Optional.empty());
  private final ReadOnlyIntegerWrapper ticked = new ReadOnlyIntegerWrapper(this, "ticked");
  private final Set<Integer> left = new HashSet<>();
  private Consumer<FormModel> forms = form -> {};

  public ImportViewModel(Services services, ControlDesk desk, TaskRunner tasks) {
    this.services = services;
    this.desk = desk;
    this.tasks = tasks;
    domain.subscribe((before, now) -> judgeAgain());
  }

  /** Where forms are shown. */
  void onForm(Consumer<FormModel> show) {
    forms = show;
  }

  /** Reads files and folders and shows what they would bring, in place of what was shown. */
  public void read(List<Path> chosen) {
    if (chosen.isEmpty() || running.get().isPresent()) {
      return;
    }
    left.clear();
    work(Job.of("import.job.reading", progress -> reading().files(chosen, progress)), this::shown);
  }

  /** Tries a password on every key store that is still closed. It is wiped here. */
  void tryPassword(char[] password) {
    Optional<Preview> now = preview.get();
    if (now.isEmpty() || running.get().isPresent()) {
      Arrays.fill(password, '\0');
      return;
    }
    work(
        Job.of(
                "import.job.opening",
                progress -> reading().stores(now.get().read().readings(), password, progress))
            .wiping(password),
        this::shown);
  }

  private ImportReading reading() {
    return new ImportReading(services.preview(), services.domains(), domain.get());
  }

  /** Reads again what the vault knows. */
  void refresh() {
    tasks.start(
        Job.of("import.job.looking", progress -> services.domains().get())
            .onSuccess(now -> {
              if (!domains.equals(now)) {
                Optional<SigningDomain> chosen = domain.get();
                domains.setAll(now);
                domain.set(same(chosen).or(() -> now.stream().findFirst()));
              }
            }));
    tasks.start(
        Job.of("import.job.looking", progress -> services.findings().all())
            .onSuccess(now -> {
              if (!findings.equals(now)) {
                findings.setAll(now);
              }
            }));
    judgeAgain();
  }

  private Optional<SigningDomain> same(Optional<SigningDomain> before) {
    return before.flatMap(one -> domains.stream().filter(d -> d.id().equals(one.id())).findFirst());
  }

  /** The same files, for the chosen domain and the vault as it is now. */
  private void judgeAgain() {
    Optional<Preview> now = preview.get();
    Optional<SigningDomain> into = domain.get();
    boolean stale =
        now.isPresent()
            && into.isPresent()
            && (now.get().entries() != services.preview().entries()
                || !now.get().domain().equals(into.get().id()));
    if (stale && running.get().isEmpty()) {
      work(
          Job.of(
              "import.job.comparing",
              progress ->
                  ImportReading.shown(services.preview().of(into.get().id(), now.get().read()))),
          this::shown);
    }
  }

  private void shown(ImportReading.Shown now) {
    rows.setAll(now.rows());
    preview.set(Optional.of(now.preview()));
    domains.stream()
        .filter(one -> one.id().equals(now.preview().domain()))
        .findFirst()
        .ifPresent(one -> domain.set(Optional.of(one)));
    count();
  }

  /** Whether the row would be taken. */
  boolean isTicked(ImportRow row) {
    return row.takeable() && !left.contains(row.row().number());
  }

  /** Takes the rows, or leaves them out. */
  void tick(List<ImportRow> some, boolean take) {
    for (ImportRow row : some) {
      if (take) {
        left.remove(row.row().number());
      } else if (row.takeable()) {
        left.add(row.row().number());
      }
    }
    count();
  }

  private void count() {
    ticked.set((int) rows.stream().filter(this::isTicked).count());
  }

  /** Asks why, and whether to leave out what is refused. */
  void ask() {
    Optional<Preview> now = preview.get();
    if (now.isPresent() && ticked.get() > 0) {
      int refused = now.get().counts().getOrDefault(PreviewRow.Status.REFUSED, 0);
      forms.accept(
          ImportForms.bring(
              ticked.get(), refused, domain.get().orElseThrow().name(), this::propose));
    }
  }

  private void propose(String reason) {
    String into = preview.get().orElseThrow().domain();
    List<ImportCandidate> wanted = new ArrayList<>();
    for (ImportRow row : rows) {
      if (isTicked(row)) {
        row.row().candidate().ifPresent(wanted::add);
      }
    }
    work(
        Job.of(
            "import.job.issuers",
            progress ->
                services
                    .draft()
                    .wish(
                        into,
                        wanted,
                        reason,
                        (done, all) -> {
                          progress.stopHereIfCancelled();
                          progress.at(done, all);
                        })),
        desk::propose);
  }

  /** Compares the list of a row with what was issued. */
  void compare(ImportRow row) {
    if (row.row().item().orElseThrow() instanceof Item.Crl crl) {
      services.comparing().compare(row.where(), crl.der(), forms, this::refresh);
    }
  }

  /** The first list that nobody has compared yet. */
  Optional<ImportRow> uncompared() {
    return rows.stream().filter(row -> row.row().status() == PreviewRow.Status.COMPARE).findFirst();
  }

  /** Asks how these private keys were dealt with. */
  void deal(List<Findings.Row> some) {
    List<Findings.Row> standing = some.stream().filter(row -> row.finding().stands()).toList();
    if (!standing.isEmpty()) {
      forms.accept(ImportForms.deal(standing, services.drafting(), desk));
    }
  }

  private <T> void work(Job<T> job, Consumer<T> then) {
    RunningTask started =
        tasks.start(
            job.onSuccess(
                    result -> {
                      running.set(Optional.empty());
                      then.accept(result);
                    })
                .whenFinished(() -> running.set(Optional.empty())));
    if (started.runningProperty().get()) {
      running.set(Optional.of(started));
    }
  }

  ObservableList<ImportRow> rows() {
    return rows;
  }

  ObservableList<SigningDomain> domains() {
    return domains;
  }

  ObservableList<Findings.Row> findings() {
    return findings;
  }

  ObjectProperty<Optional<SigningDomain>> domainProperty() {
    return domain;
  }

  ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** What takes a while and can be cancelled. */
  ReadOnlyObjectProperty<Optional<RunningTask>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** How many rows would be taken. */
  ReadOnlyIntegerProperty tickedProperty() {
    return ticked.getReadOnlyProperty();
  }

  /** Names of the key stores that are still closed. */
  static List<String> closed(Preview shown) {
    return shown.read().readings().stream()
        .filter(one -> one.reading().asksForPassword())
        .map(FileReading::name)
        .toList();
  }
}
