package org.countersign.app.screen.keys;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TimeText;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.app.service.rotation.RotationPlan;
import org.countersign.model.failure.Refused;
import org.countersign.model.rotation.Step;

/** How far every place has come on the way from this key to the next, and what is still to do. */
final class RotationTab {
  private static final double PROGRESS = 140;

  private final KeysViewModel model;
  private final KeyDetail detail;
  private final RotationPlan plan;
  private final TableView<RotationPlan.Row> table;

  private RotationTab(KeysViewModel model, KeyDetail detail, RotationPlan plan) {
    this.model = model;
    this.detail = detail;
    this.plan = plan;
    this.table = table();
  }

  static Node of(KeysViewModel model, KeyDetail detail) {
    if (detail.rotation().isPresent()) {
      return new RotationTab(model, detail, detail.rotation().get()).node();
    }
    String key =
        detail.successorOf().isPresent() ? "keys.rotation.successor" : "keys.rotation.none";
    boolean closed = detail.actions().getOrDefault(KeyAction.ROTATE, Optional.empty()).isPresent();
    return closed
        ? new EmptyState(Icon.ROTATE, key)
        : new EmptyState(
            Icon.ROTATE,
            key,
            Buttons.plain("keys.action.rotate", Icon.ROTATE, () -> model.start(KeyAction.ROTATE)));
  }

  private Node node() {
    BorderPane pane = new BorderPane(table);
    pane.setTop(new VBox(headline(), tools()));
    pane.setRight(new RotationMarks(table.getSelectionModel().selectedItemProperty(), plan));
    FileDrop.on(table, (row, file) -> model.rotation().file(plan, row, file));
    return pane;
  }

  private HBox headline() {
    ProgressBar bar = new ProgressBar(plan.status().percent() / 100.0);
    bar.setPrefWidth(PROGRESS);
    bar.setMinWidth(PROGRESS);
    bar.setAccessibleText(Messages.text("keys.rotation.percent", plan.status().percent()));
    Label said = new Label(headlineText());
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.setId("rotation-standing");
    HBox.setHgrow(said, Priority.ALWAYS);
    HBox row = new HBox(bar, said);
    row.getStyleClass().add("tab-tools");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private String headlineText() {
    String begun =
        plan.begun().isEmpty()
            ? Messages.text("keys.rotation.unbegun", plan.rows().size())
            : Messages.text(
                plan.successor().isPresent() ? "keys.rotation.begun" : "keys.rotation.emergency",
                plan.successor().map(key -> key.label()).orElse(""),
                plan.letGo(),
                plan.rows().size(),
                TimeText.day(plan.begun().get().overlapEnds()));
    return begun
        + " "
        + RotationText.todo(plan.status(), plan.begun().isPresent())
        + (plan.overdue() && plan.successor().isPresent()
            ? " " + Messages.text("keys.rotation.overdue")
            : "");
  }

  private HBox tools() {
    HBox row = new HBox();
    row.getStyleClass().add("tab-tools");
    row.setAlignment(Pos.CENTER_LEFT);
    Optional<Refused> closed = detail.actions().getOrDefault(KeyAction.REVOKE, Optional.empty());
    Label waits = new Label();
    waits.setId("rotation-waits");
    waits.setWrapText(true);
    waits.getStyleClass().add("muted");
    waits.setMinHeight(Region.USE_PREF_SIZE);
    waits.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(waits, Priority.ALWAYS);
    waits.setText(closed.map(RotationTab::waits).orElse(""));
    row.getChildren()
        .addAll(
            end("keys.action.revoke", KeyAction.REVOKE),
            waits,
            forRow("keys.confirm.by-file", Icon.OPEN, this::confirmByFile),
            forRow("keys.confirm.by-word", Icon.EDIT, this::confirmByWord),
            withdraw());
    return row;
  }

  /** Whom it waits for, or why else it is closed. */
  private static String waits(Refused refusal) {
    return refusal.code().equals("key.still-trusted")
        ? Messages.text("keys.rotation.waits", refusal.arguments().toArray())
        : FailureText.sentence(refusal);
  }

  private Button end(String key, KeyAction action) {
    Button button = Buttons.plain(key, Icon.REFUSED, () -> model.start(action));
    button.setId("rotation-" + action.name());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setDisable(detail.actions().getOrDefault(action, Optional.empty()).isPresent());
    return button;
  }

  private Button forRow(String key, Icon icon, Runnable action) {
    Button button = Buttons.quiet(key, icon, action);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button
        .disableProperty()
        .bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
    return button;
  }

  private Button withdraw() {
    Button button =
        Buttons.quiet(
            "keys.confirm.take-back",
            Icon.CLOSE,
            () -> model.rotation().withdraw(plan, selected()));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> selected() == null || !anyDone(selected()),
                table.getSelectionModel().selectedItemProperty()));
    return button;
  }

  private boolean anyDone(RotationPlan.Row row) {
    return plan.steps().stream().anyMatch(step -> row.mark(step).by().isPresent());
  }

  private RotationPlan.Row selected() {
    return table.getSelectionModel().getSelectedItem();
  }

  private void confirmByFile() {
    model.rotation().chooseFile(plan, selected());
  }

  private void confirmByWord() {
    model.rotation().state(plan, selected());
  }

  private TableView<RotationPlan.Row> table() {
    TableBuilder<RotationPlan.Row> builder =
        new TableBuilder<RotationPlan.Row>()
            .text("keys.trusted.name", 160, row -> row.path().name())
            .text(
                "keys.path.criticality",
                92,
                row -> TrustPathForms.word("keys.criticality.", row.path().criticality()))
            .text("keys.trusted.contact", 130, row -> row.path().contact())
            .text("keys.trusted.environment", 112, row -> row.path().environment());
    for (Step step : plan.steps()) {
      builder.state(ConfirmForms.label(step), 136, row -> badge(row, step));
    }
    TableView<RotationPlan.Row> built =
        builder
            .text("keys.trusted.through", 110, RotationPlan.Row::through)
            .hidden()
            .single()
            .onOpen(row -> model.rotation().state(plan, row))
            .placeholder(new EmptyState(Icon.TRUST_PATH, "keys.rotation.no-paths"))
            .build(FXCollections.observableList(List.copyOf(plan.rows())));
    built.setId("rotation-paths");
    built.getSelectionModel().selectFirst();
    return built;
  }

  /** The first step that is missing when it should not be is marked as overdue. */
  private Badge badge(RotationPlan.Row row, Step step) {
    Optional<RotationPlan.By> by = row.mark(step).by();
    if (by.isPresent()) {
      return by.get().machine() ? Badge.MACHINE_VERIFIED : Badge.STATED;
    }
    return row.overdue() ? Badge.OVERDUE : Badge.NOT_CONFIRMED;
  }
}
