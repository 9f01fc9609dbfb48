package org.countersign.app.screen.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
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
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TableBuilder;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.vault.Heard;

/** Who has confirmed seeing the list that revokes a key. */
final class HeardTable {
  private final RevocationViewModel model;
  private final List<Heard> heard;
  private final TableView<Heard> table;

  HeardTable(RevocationViewModel model, List<Heard> heard) {
    this.model = model;
    this.heard = heard;
    this.table = table();
  }

  Node node() {
    BorderPane pane = new BorderPane(table);
    pane.setTop(tools());
    return pane;
  }

  private HBox tools() {
    long confirmed = heard.stream().filter(one -> one.confirmed().isPresent()).count();
    Label count = new Label(Messages.text("revocation.heard", confirmed, heard.size()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row =
        new HBox(
            count,
            space,
            forSelected("revocation.place.file", Icon.OPEN, model::show),
            forSelected("revocation.place.state", Icon.EDIT, model::state));
    row.getStyleClass().add("tab-tools");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button forSelected(String key, Icon icon, Consumer<Heard> action) {
    Button button =
        Buttons.quiet(key, icon, () -> action.accept(table.getSelectionModel().getSelectedItem()));
    button.setId(key.replace('.', '-'));
    button
        .disableProperty()
        .bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
    return button;
  }

  private TableView<Heard> table() {
    TableView<Heard> built =
        new TableBuilder<Heard>()
            .text("keys.trusted.name", 170, one -> one.path().name())
            .text("keys.path.criticality", 92, HeardTable::criticality)
            .text("keys.trusted.contact", 160, one -> one.path().contact())
            .text("revocation.list", 110, HeardTable::list)
            .state("revocation.state", 130, HeardTable::badge)
            .text("revocation.how", 144, HeardTable::how)
            .text("revocation.by", 110, HeardTable::said)
            .time("revocation.when", 90, HeardTable::when)
            .single()
            .build(FXCollections.observableList(List.copyOf(heard)));
    built.getSelectionModel().selectFirst();
    return built;
  }

  private static String criticality(Heard one) {
    return Messages.text(
        "keys.criticality." + one.path().criticality().name().toLowerCase(Locale.ROOT));
  }

  private static String list(Heard one) {
    return Messages.text(
        "revocation.list.value",
        one.publication().numberToSee().map(String::valueOf).orElse("–"),
        one.publication().name());
  }

  private static Badge badge(Heard one) {
    return one.confirmed().isPresent() ? Badge.CONFIRMED : Badge.UNCONFIRMED;
  }

  private static String how(Heard one) {
    return one.confirmed()
        .map(said ->
            Messages.text(said.byMachine() ? "revocation.how.machine" : "revocation.how.stated"))
        .orElse("");
  }

  private static String said(Heard one) {
    return one.confirmed().map(Confirmed::what).map(what -> what.words()).orElse("");
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant when(Heard one) {
    return one.confirmed().map(Confirmed::at).orElse(null);
  }
}
