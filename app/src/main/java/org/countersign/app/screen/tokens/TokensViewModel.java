package org.countersign.app.screen.tokens;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.TokenList;
import org.countersign.app.service.inventory.TokenRow;
import org.countersign.app.service.request.Drafting;

/** The tokens as last looked at, and the one that is chosen. */
public final class TokensViewModel {
  /** What it needs of the vault and the workstation. */
  public record Services(TokenList tokens, Supplier<Choices> choices, Drafting drafting) {}

  private final Services services;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final ObservableList<TokenRow> rows = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<TokenRow>> chosen =
      new SimpleObjectProperty<>(this, "chosen", Optional.empty());
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(this, "looking");
  private Consumer<FormModel> forms = form -> {};

  public TokensViewModel(Services services, ControlDesk desk, TaskRunner tasks) {
    this.services = services;
    this.desk = desk;
    this.tasks = tasks;
  }

  /** Where forms are shown. */
  public void onForm(Consumer<FormModel> show) {
    forms = show;
  }

  /** Looks at every module and slot again, one look at a time. */
  public void look() {
    if (looking.get()) {
      return;
    }
    looking.set(true);
    tasks.start(
        Job.of("tokens.looking", progress -> services.tokens().look())
            .onSuccess(now -> {
              if (!rows.equals(now)) {
                rows.setAll(now);
              }
            })
            .whenFinished(() -> looking.set(false)));
  }

  /** Asks for a blank slot to become a signing token. */
  public void commission(TokenRow blank) {
    tasks.start(
        Job.of("tokens.reading", progress -> services.choices().get())
            .onSuccess(choices ->
                forms.accept(
                    new Forms(choices, services.drafting(), desk)
                        .commission(blank.slot().orElseThrow()))));
  }

  /** Asks for a new PIN and new shares of a signing token. */
  public void reshare(TokenRow token) {
    tasks.start(
        Job.of("tokens.reading", progress -> services.choices().get())
            .onSuccess(choices ->
                forms.accept(
                    new Forms(choices, services.drafting(), desk)
                        .reshare(token.commissioned().orElseThrow()))));
  }

  static boolean canCommission(TokenRow row) {
    return row.presence() == TokenRow.Presence.BLANK;
  }

  static boolean canReshare(TokenRow row) {
    return row.use() == TokenRow.Use.SIGNING;
  }

  public ObservableList<TokenRow> rows() {
    return rows;
  }

  public ObjectProperty<Optional<TokenRow>> chosenProperty() {
    return chosen;
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }
}
