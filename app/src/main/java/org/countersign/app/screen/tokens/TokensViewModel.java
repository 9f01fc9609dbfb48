package org.countersign.app.screen.tokens;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.Reading;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.TokenList;
import org.countersign.app.service.inventory.TokenRow;
import org.countersign.app.service.memory.Standing;
import org.countersign.app.service.memory.TokenMemories;
import org.countersign.app.service.reconcile.TokenLooks;
import org.countersign.app.service.reconcile.TokenStanding;
import org.countersign.app.service.reconcile.TokenStanding.Remedy;
import org.countersign.app.service.request.Drafting;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.Spki;
import org.countersign.model.reconcile.Difference;

/** The tokens as last looked at, and the one that is chosen. */
public final class TokensViewModel {
  /** What it needs of the vault and the workstation. */
  public record Services(
      TokenList tokens,
      TokenLooks looks,
      TokenMemories memories,
      Supplier<Map<String, TokenStanding>> standings,
      Supplier<Choices> choices,
      Drafting drafting) {}

  /** What one look found: what is in the slots, and how each token stands, by its serial. */
  private record Now(List<TokenRow> rows, Map<String, TokenStanding> standings) {}

  private final Services services;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final Reading reading = new Reading();
  private final ObservableList<TokenRow> rows = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<TokenRow>> chosen =
      new SimpleObjectProperty<>(this, "chosen", Optional.empty());
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(this, "looking");
  private final ReadOnlyObjectWrapper<Map<String, TokenStanding>> standings =
      new ReadOnlyObjectWrapper<>(this, "standings", Map.of());
  private final BiConsumer<String, String> open;
  private Consumer<FormModel> forms = form -> {};

  /** {@code open}: leads to another screen, or to Emergency, and what is to be chosen there. */
  public TokensViewModel(
      Services services, ControlDesk desk, TaskRunner tasks, BiConsumer<String, String> open) {
    this.open = open;
    this.services = services;
    this.desk = desk;
    this.tasks = tasks;
  }

  /** Where forms are shown. */
  public void onForm(Consumer<FormModel> show) {
    forms = show;
  }

  /** Reads what is in the slots, and how it stands by what is known; one look at a time. */
  public void look() {
    look("tokens.looking", progress -> {});
  }

  /** The same, after a look at what is on every token that can be looked at without a PIN. */
  public void lookAgain() {
    look("tokens.looking-again", progress -> services.looks().lookAtAll(progress::at));
  }

  private interface Before {
    void run(Progress progress) throws Failure;
  }

  private void look(String textKey, Before before) {
    if (looking.get()) {
      return;
    }
    looking.set(true);
    tasks.start(
        reading.of(
            Job.of(
                    textKey,
                    progress -> {
                      before.run(progress);
                      return new Now(services.tokens().look(), services.standings().get());
                    })
                .onSuccess(this::show)
                .whenFinished(() -> looking.set(false))));
  }

  /** Whether the rows have been read. */
  Reading reading() {
    return reading;
  }

  private void show(Now now) {
    if (!rows.equals(now.rows())) {
      rows.setAll(now.rows());
    }
    standings.set(now.standings());
  }

  /** How the token stands against the register; empty for a slot or token of nobody. */
  public Optional<TokenStanding> standing(TokenRow row) {
    return row.identity()
        .flatMap(token ->
            Optional.ofNullable(standings.get().get(token.serial()))
                .filter(one -> one.token().equals(token)));
  }

  /** What is known of the token's memory of the vault. */
  public Optional<Standing> memory(TokenRow row) {
    return row.identity().flatMap(token -> services.memories().of(token.serial()));
  }

  /** Asks for a look at all objects of a signing token. */
  public void reconcile(TokenRow token) {
    withForms(all -> all.reconcile(token.identity().orElseThrow()));
  }

  /** Begins what a difference can be dealt with by. */
  public void remedy(Difference difference, Remedy remedy) {
    String key = difference.spki().map(Spki::hex).orElse("");
    switch (remedy) {
      case ADOPT -> withForms(all -> all.adopt(difference));
      case DESTROY -> withForms(all -> all.destroy(difference));
      case EMERGENCY -> open.accept("emergency", key);
      case SHOW_KEY -> open.accept("keys", key);
      case LEAVE -> withForms(all -> all.leave(difference, services.looks(), this::look));
    }
  }

  private void withForms(Function<DifferenceForms, FormModel> form) {
    tasks.start(
        Job.of("tokens.reading", progress -> services.choices().get())
            .onSuccess(choices ->
                forms.accept(form.apply(new DifferenceForms(choices, services.drafting(), desk)))));
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

  static boolean canReconcile(TokenRow row) {
    return row.use() == TokenRow.Use.SIGNING && row.presence() == TokenRow.Presence.PRESENT;
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

  public ReadOnlyObjectProperty<Map<String, TokenStanding>> standingsProperty() {
    return standings.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }
}
