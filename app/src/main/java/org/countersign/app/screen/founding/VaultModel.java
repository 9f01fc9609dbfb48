package org.countersign.app.screen.founding;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.files.NewFolder;

/** What the vault is called and where it will be. The folder follows the name until it is typed. */
final class VaultModel {
  private final FoundingServices services;
  private final Input<String> name =
      Input.line("founding.vault.name", "").check(Checks.name()).hint("founding.vault.name.hint");
  private final StringProperty folder = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper folderProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Path>> place =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private String suggested = "";
  private String wrong = "";
  private boolean left;

  VaultModel(FoundingServices services) {
    this.services = services;
    name.valueProperty().subscribe(this::suggest);
    folder.subscribe(now -> look());
  }

  private void suggest(String named) {
    String next = services.home().resolve(Slug.of(named, "signing-vault")).toString();
    boolean follows = folder.get().equals(suggested);
    suggested = next;
    if (follows) {
      folder.set(next);
    }
  }

  /** Looks anew whether a vault can be founded there. */
  void look() {
    String asked = folder.get();
    place.set(Optional.empty());
    services
        .runner()
        .start(
            Job.of("founding.job.folder", progress -> NewFolder.check(asked))
                .onSuccess(found -> seen(asked, Optional.of(found), ""))
                .onFailure(e -> seen(asked, Optional.empty(), FailureText.sentence(e))));
  }

  private void seen(String asked, Optional<Path> found, String sentence) {
    if (asked.equals(folder.get())) {
      place.set(found);
      wrong = sentence;
      tell();
    }
  }

  /** The person has left the folder's field: from now on, what is wrong is told. */
  void leaveFolder() {
    left = true;
    tell();
  }

  private void tell() {
    // Nobody has to enter a field that is filled already, so its mistakes are told at once.
    folderProblem.set(left || folder.get().equals(suggested) ? wrong : "");
  }

  Input<String> name() {
    return name;
  }

  StringProperty folderProperty() {
    return folder;
  }

  ReadOnlyStringProperty folderProblemProperty() {
    return folderProblem.getReadOnlyProperty();
  }

  /** Where it will be; empty as long as that is not possible. */
  ReadOnlyObjectProperty<Optional<Path>> placeProperty() {
    return place.getReadOnlyProperty();
  }

  ObservableValue<Boolean> complete() {
    return Bindings.createObjectBinding(
        () -> name.wrong().isEmpty() && place.get().isPresent(), name.valueProperty(), place);
  }

  boolean typed() {
    return name.typed() || !folder.get().equals(suggested);
  }
}
