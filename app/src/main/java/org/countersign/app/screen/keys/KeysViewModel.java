package org.countersign.app.screen.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Reading;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.app.service.history.Past;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.app.service.inventory.KeyRow;
import org.countersign.app.service.inventory.WatchedAction;
import org.countersign.app.service.inventory.WatchedDetail;
import org.countersign.app.service.inventory.Wording;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.rotation.Rotating;
import org.countersign.app.text.OperationText;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.CsrReader;
import org.countersign.model.pki.Pem;
import org.countersign.model.trust.TrustPath;

/** The signing keys, the one that is chosen, and what can be asked for it. */
public final class KeysViewModel {
  /** What it needs of the vault. */
  public record Services(
      Inventory inventory, Supplier<Choices> choices, Drafting drafting, Rotating rotating) {}

  private static final int LONGEST_CERTIFICATE = 64 * 1024;

  private final Services services;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final Reading reading = new Reading();
  private final Dialogs dialogs;
  private final ObservableList<KeyRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<KeyDetail>> detail =
      new ReadOnlyObjectWrapper<>(this, "detail", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<WatchedDetail>> watched =
      new ReadOnlyObjectWrapper<>(this, "watched", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Spki>> chosen =
      new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Past>> past =
      new ReadOnlyObjectWrapper<>(this, "past", Optional.empty());
  private final RotationModel rotation;
  private List<KeyRow> shown = List.of();
  private Consumer<FormModel> forms = form -> {};

  public KeysViewModel(Services services, ControlDesk desk, TaskRunner tasks, Dialogs dialogs) {
    this.services = services;
    this.desk = desk;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.rotation =
        new RotationModel(services.rotating(), tasks, dialogs, this::show, this::refresh);
  }

  /** Where forms are shown. */
  public void onForm(Consumer<FormModel> show) {
    forms = show;
  }

  /** Shows the keys as they were; empty for as they are. */
  public void look(Optional<Past> then) {
    past.set(then);
    show(Chosen.NONE);
    refresh();
  }

  /** What is shown instead of the present, in which nothing can be asked for. */
  public ReadOnlyObjectProperty<Optional<Past>> pastProperty() {
    return past.getReadOnlyProperty();
  }

  private Inventory inventory() {
    return past.get().map(Inventory::new).orElse(services.inventory());
  }

  /** Reads the keys again, and the chosen one. */
  @SuppressWarnings("ReferenceEquality") // whether it is another list, not whether it says the same
  public void refresh() {
    Inventory from = inventory();
    Optional<Past> then = past.get();
    List<KeyRow> before = shown;
    tasks.start(
        reading.of(
            Job.of("keys.reading", progress -> read(from, before))
                .onSuccess(now -> {
                  if (!past.get().equals(then)) {
                    return;
                  }
                  if (now != shown) {
                    shown = now;
                    rows.setAll(now);
                  }
                  choose(chosen.get());
                })));
  }

  /** The very list it was when nothing has changed: comparing a long one is not for the screen. */
  private static List<KeyRow> read(Inventory from, List<KeyRow> before) {
    List<KeyRow> now = from.keys();
    return now.equals(before) ? before : now;
  }

  /** Whether the rows have been read. */
  Reading reading() {
    return reading;
  }

  /** Chooses a key, or none. */
  public void choose(Optional<Spki> spki) {
    chosen.set(spki);
    if (spki.isEmpty()) {
      show(Chosen.NONE);
      return;
    }
    Inventory from = inventory();
    Optional<Past> then = past.get();
    tasks.start(
        Job.of("keys.reading", progress -> read(from, spki.get()))
            .onSuccess(found -> {
              if (chosen.get().equals(spki) && past.get().equals(then)) {
                show(found);
              }
            }));
  }

  /** A key is held or watched, never both. */
  private record Chosen(Optional<KeyDetail> held, Optional<WatchedDetail> watched) {
    static final Chosen NONE = new Chosen(Optional.empty(), Optional.empty());
  }

  private void show(Chosen now) {
    detail.set(now.held());
    watched.set(now.watched());
  }

  private static Chosen read(Inventory from, Spki spki) {
    Wording wording =
        (state, file) -> OperationText.sentence(state, file.request(), file.operation());
    Optional<KeyDetail> held = from.key(spki, wording);
    return new Chosen(held, held.isPresent() ? Optional.empty() : from.watched(spki, wording));
  }

  /** Asks for a new key. */
  public void generate() {
    withChoices(choices -> show(GenerateForm.of(choices, services.drafting(), desk)));
  }

  /** Asks for what the action says of the chosen key. */
  public void start(KeyAction action) {
    detail.get().map(KeyDetail::key).ifPresent(key -> start(action, key));
  }

  private void start(KeyAction action, SigningKey key) {
    switch (action) {
      case ROOT -> withChoices(choices -> show(certificates(choices).root(key, certified())));
      case ISSUE -> withChoices(choices -> show(certificates(choices).issue(key, certified())));
      case CSR -> certificateForCsr(key);
      case IMPORT -> importCertificate(key);
      case ADD_TRUST_PATH -> withChoices(choices -> show(paths(choices).add(key)));
      case REVOKE -> show(new KeyForm(services.drafting(), desk).revoke(key, reached()));
      case ROTATE ->
          withChoices(
              choices -> show(RotateForm.of(choices, key, reached(), services.drafting(), desk)));
      case KEEP ->
          withChoices(choices -> show(KeepForm.of(choices, key, services.drafting(), desk)));
      case CRL, ACTIVATE, SUSPEND, REINSTATE, RETIRE, DESTROY ->
          show(new KeyForm(services.drafting(), desk).of(action, key, reached()));
    }
  }

  /** Asks for what the action says of the chosen watched key. */
  public void start(WatchedAction action) {
    watched.get().ifPresent(now -> start(action, now));
  }

  private void start(WatchedAction action, WatchedDetail now) {
    WatchedForms forms = new WatchedForms(services.drafting(), desk);
    switch (action) {
      case ADD_TRUST_PATH -> {
        String domain = now.open(action).getFirst().key().domain();
        withChoices(choices -> show(paths(choices).add(now.name(), now.spki(), domain)));
      }
      case DISTRUST -> show(forms.distrust(now));
      case TRUST_AGAIN -> show(forms.trustAgain(now));
    }
  }

  private int certified() {
    return detail.get().map(now -> now.certificates().size()).orElse(0);
  }

  private int reached() {
    return detail.get().map(now -> now.trustedBy().size()).orElse(0);
  }

  /** Reads a signing request from a file, and asks for a certificate for it. */
  private void certificateForCsr(SigningKey issuer) {
    dialogs
        .chooseFile("keys.csr.choose", FileKind.SIGNING_REQUEST)
        .ifPresent(file ->
            tasks.start(
                Job.of(
                        "keys.csr.reading",
                        progress -> CsrReader.read(ChosenFiles.read(file, CsrReader.MOST_BYTES)))
                    .onSuccess(csr ->
                        withChoices(
                            choices -> show(certificates(choices).csr(csr, issuer.spki()))))));
  }

  private void importCertificate(SigningKey key) {
    dialogs
        .chooseFile("keys.import.choose", FileKind.CERTIFICATE)
        .ifPresent(file ->
            tasks.start(
                Job.of("keys.import.reading", progress -> certificate(file))
                    .onSuccess(certificate ->
                        show(new ImportForm(services.drafting(), desk).of(key, certificate)))));
  }

  private static java.security.cert.X509Certificate certificate(Path file) throws Failure {
    return Certificates.read(ChosenFiles.read(file, LONGEST_CERTIFICATE));
  }

  /** Asks for a change of what is recorded of a trust path. */
  public void change(TrustPath path) {
    withChoices(choices -> show(paths(choices).change(path)));
  }

  /** Asks for a trust path to be taken off the record. */
  public void remove(TrustPath path) {
    withChoices(choices -> show(paths(choices).remove(path)));
  }

  /** Saves a certificate as PEM, to a new file. */
  public void save(IssuedCertificate certificate, Runnable saved) {
    String name = "certificate-" + certificate.serial().toString(16) + ".pem";
    dialogs
        .save("keys.certificates.save", name, FileKind.CERTIFICATE)
        .ifPresent(file ->
            tasks.start(
                Job.of(
                        "keys.certificates.saving",
                        progress -> {
                          ChosenFiles.write(
                              file, pem(certificate).getBytes(StandardCharsets.US_ASCII));
                          return file;
                        })
                    .onSuccess(done -> saved.run())));
  }

  static String pem(IssuedCertificate certificate) {
    return Pem.encode(Pem.CERTIFICATE, certificate.der());
  }

  /** Opens a request of the history. */
  public void openRequest(String hash) {
    if (mayAct()) {
      desk.open(hash);
    }
  }

  /** What can be confirmed of the chosen key's trust paths. */
  RotationModel rotation() {
    return rotation;
  }

  private CertificateForms certificates(Choices choices) {
    return new CertificateForms(choices, services.drafting(), desk);
  }

  private TrustPathForms paths(Choices choices) {
    return new TrustPathForms(choices, services.drafting(), desk);
  }

  private void withChoices(Consumer<Choices> then) {
    tasks.start(Job.of("keys.reading", progress -> services.choices().get()).onSuccess(then));
  }

  /** Whatever is asked for changes the present, which is not what is shown. */
  private void show(FormModel form) {
    if (mayAct()) {
      forms.accept(form);
    }
  }

  private boolean mayAct() {
    past.get()
        .ifPresent(then -> dialogs.failure(new Refused("history.closed", then.day().toString())));
    return past.get().isEmpty();
  }

  public ObservableList<KeyRow> rows() {
    return rows;
  }

  /** All about the chosen key. */
  public ReadOnlyObjectProperty<Optional<KeyDetail>> detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /** All about the chosen key, if it is one that is watched. */
  public ReadOnlyObjectProperty<Optional<WatchedDetail>> watchedProperty() {
    return watched.getReadOnlyProperty();
  }

  /** The actions that begin with a key, in their order. */
  static List<KeyAction> actions() {
    return List.of(KeyAction.values());
  }
}
