package org.countersign.app.screen.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.app.service.inventory.TrustRow;
import org.countersign.model.failure.Refused;
import org.countersign.model.trust.TrustPath;

/** Where a key is trusted, by whom, and who breaks if it goes. */
final class TrustedTab {
  private final KeysViewModel model;
  private final List<TrustRow> rows;
  private final Optional<Refused> refusal;
  private final Runnable adding;
  private final TableView<TrustRow> table;

  TrustedTab(KeysViewModel model, KeyDetail detail) {
    this(
        model,
        detail.trustedBy(),
        detail.actions().getOrDefault(KeyAction.ADD_TRUST_PATH, Optional.empty()),
        () -> model.start(KeyAction.ADD_TRUST_PATH));
  }

  /** {@code refusal}: why no path can be added; {@code adding}: asks for one. */
  TrustedTab(KeysViewModel model, List<TrustRow> rows, Optional<Refused> refusal, Runnable adding) {
    this.model = model;
    this.rows = rows;
    this.refusal = refusal;
    this.adding = adding;
    this.table = table();
  }

  Node node() {
    BorderPane pane = new BorderPane(table);
    pane.setTop(tools());
    return pane;
  }

  private HBox tools() {
    Button add = Buttons.quiet("keys.trusted.add", Icon.ADD, adding);
    add.setDisable(refusal.isPresent());
    Button change = forSelected("keys.trusted.change", Icon.EDIT, model::change);
    Button remove = forSelected("keys.trusted.remove", Icon.REMOVE, model::remove);
    Label count =
        new Label(
            Messages.text(
                "keys.trusted.count", rows.size(), rows.stream().filter(TrustRow::direct).count()));
    count.getStyleClass().add("muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(count, space);
    if (model.pastProperty().get().isEmpty()) {
      row.getChildren().addAll(add, change, remove);
    }
    row.getStyleClass().add("tab-tools");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button forSelected(String key, Icon icon, Consumer<TrustPath> action) {
    Button button =
        Buttons.quiet(
            key, icon, () -> action.accept(table.getSelectionModel().getSelectedItem().path()));
    BooleanBinding none = Bindings.isNull(table.getSelectionModel().selectedItemProperty());
    button.disableProperty().bind(none);
    return button;
  }

  private TableView<TrustRow> table() {
    return new TableBuilder<TrustRow>()
        .text("keys.trusted.name", 180, row -> row.path().name())
        .text(
            "keys.path.criticality",
            84,
            row -> TrustPathForms.word("keys.criticality.", row.path().criticality()))
        .text("keys.trusted.contact", 180, row -> row.path().contact())
        .text("keys.trusted.environment", 100, row -> row.path().environment())
        .text("keys.trusted.kind", 110, row -> row.path().kind())
        .text("keys.trusted.pins", 90, row -> TrustPathForms.word("keys.pin.", row.path().pins()))
        .text("keys.trusted.through", 130, TrustRow::through)
        .number("keys.trusted.dependents", 90, TrustRow::dependents)
        .text("keys.trusted.update", 180, row -> row.path().updateMethod())
        .hidden()
        .single()
        .onOpen(row -> model.change(row.path()))
        .placeholder(new EmptyState(Icon.TRUST_PATH, "keys.trusted.none"))
        .build(FXCollections.observableList(List.copyOf(rows)));
  }
}
