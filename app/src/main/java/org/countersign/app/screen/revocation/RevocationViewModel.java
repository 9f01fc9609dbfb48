package org.countersign.app.screen.revocation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.app.service.revocation.Compared;
import org.countersign.app.service.revocation.PublishedLists;
import org.countersign.app.service.revocation.RevocationServices;
import org.countersign.app.service.revocation.Revocations.Standing;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.vault.Heard;

/** Compares published lists, and records who has seen them. */
public final class RevocationViewModel {
  private static final int LONGEST_CERTIFICATE = 64 * 1024;
  private static final String WANTED = "crl.issuer-wanted";

  private final RevocationServices services;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final RevocationForms forms;
  private Consumer<FormModel> onForm = form -> {};

  public RevocationViewModel(RevocationServices services, TaskRunner tasks, Dialogs dialogs) {
    this.services = services;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.forms = new RevocationForms(services);
  }

  /** Where forms are shown. */
  public void onForm(Consumer<FormModel> show) {
    onForm = show;
  }

  /** Reads where a key stands. */
  public void read(Spki key, Consumer<Optional<Standing>> then) {
    tasks.start(
        Job.of("revocation.reading", progress -> services.revocations().of(key)).onSuccess(then));
  }

  /** Asks for the file of a published list, and compares it. */
  public void compare(Spki about) {
    dialogs
        .chooseFile("revocation.choose", FileKind.REVOCATION_LIST)
        .ifPresent(file -> compare(about, file));
  }

  /** Compares a file that was chosen or dropped. */
  public void compare(Spki about, Path file) {
    start(
        new Listing(
            String.valueOf(file.getFileName()),
            certificate -> services.lists().compare(about, read(file), certificate),
            () -> {}));
  }

  /**
   * Compares a list that an import has found.
   *
   * @param name of its file
   * @param then what to do when it is on record
   */
  public void compare(String name, byte[] der, Runnable then) {
    start(new Listing(name, certificate -> services.lists().compare(der, certificate), then));
  }

  /** A list and how it is compared, once its issuer's certificate is there or need not be. */
  private record Listing(String name, Comparing comparing, Runnable then) {}

  private interface Comparing {
    Compared with(Optional<byte[]> issuerCertificate) throws Failure;
  }

  private void start(Listing list) {
    start(list, Optional.empty());
  }

  private void start(Listing list, Optional<Path> certificate) {
    tasks.start(
        Job.of("revocation.comparing", progress -> list.comparing().with(issuer(certificate)))
            .onSuccess(found -> onForm.accept(forms.compared(found, list.name(), list.then())))
            .onFailure(failure -> failed(list, failure)));
  }

  private static byte[] read(Path file) throws Failure {
    byte[] list = ChosenFiles.read(file, PublishedLists.LONGEST);
    if (list.length > PublishedLists.LONGEST) {
      throw new Refused("crl.too-long", PublishedLists.LONGEST / (1024 * 1024));
    }
    return list;
  }

  private static Optional<byte[]> issuer(Optional<Path> certificate) throws Failure {
    return certificate.isPresent()
        ? Optional.of(ChosenFiles.read(certificate.get(), LONGEST_CERTIFICATE))
        : Optional.empty();
  }

  /** An outside CA’s own certificate is asked for only when it is needed. */
  private void failed(Listing list, Failure failure) {
    if (!failure.code().equals(WANTED)) {
      dialogs.failure(failure);
    } else if (dialogs.confirm("revocation.issuer", failure.arguments().getFirst())) {
      dialogs
          .chooseFile("revocation.issuer.choose", FileKind.CERTIFICATE)
          .ifPresent(certificate -> start(list, Optional.of(certificate)));
    }
  }

  /** Asks for a person's word that a place has seen the list. */
  public void state(Heard heard) {
    onForm.accept(forms.state(heard));
  }

  /** Asks for the list as a place has it, and records that it has seen it. */
  public void show(Heard heard) {
    dialogs
        .chooseFile("revocation.place.choose", FileKind.REVOCATION_LIST)
        .ifPresent(file ->
            tasks.start(
                Job.of(
                    "revocation.recording",
                    progress -> {
                      services
                          .sightings()
                          .show(
                              heard,
                              String.valueOf(file.getFileName()),
                              ChosenFiles.read(file, PublishedLists.LONGEST));
                      return heard;
                    })));
  }
}
