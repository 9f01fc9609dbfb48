package org.countersign.app.screen.emergency;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.BannerStack;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Clip;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.ImpactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.Tone;
import org.countersign.app.text.ImpactText;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.trust.ImpactCounts;
import org.countersign.model.trust.TrustPath;

/** Key, reason, since when, incident at the left; who breaks at the right. */
final class EmergencyView extends BorderPane {
  private static final double ROW = 40;

  private final EmergencyViewModel model;
  private final ObservableList<TrustPath> paths = FXCollections.observableArrayList();
  private final BannerStack banners = new BannerStack();
  private final Label count = new Label();
  private final Label none = new Label();
  private final Button copy =
      Buttons.plain("emergency.copy", Icon.COPY, () -> EmergencyView.copy(paths));
  private final Button contacts =
      Buttons.plain(
          "common.impact.copy-contacts", Icon.COPY, () -> Clip.copy(ImpactText.contacts(paths)));
  private final VBox counts = new VBox();
  private final TextField search = new TextField();
  private final Label title = new Label();

  EmergencyView(EmergencyViewModel model) {
    this.model = model;
    getStyleClass().add("control-view");
    setTop(new VBox(header(), banners));
    setCenter(columns());
    model.drillProperty().subscribe(this::showDrill);
    model.pathsProperty().subscribe(this::showPaths);
    model
        .problemProperty()
        .subscribe(text -> {
          if (!text.isEmpty()) {
            banners.show("problem", new Banner(Tone.WARNING, text));
          }
        });
  }

  private Node header() {
    title.getStyleClass().add("control-sentence");
    Label hint = wrapped("emergency.hint", "muted");
    VBox header = new VBox(title, hint);
    header.getStyleClass().add("control-header");
    return header;
  }

  private Node columns() {
    VBox left = new VBox(12, keyPart(), reasonPart(), form());
    left.getStyleClass().add("control-left");
    VBox right = new VBox(8, impactHead(), counts, table());
    right.getStyleClass().add("people-pane");
    GridPane columns = new GridPane();
    columns.getColumnConstraints().addAll(percent(47), percent(53));
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    columns.getRowConstraints().add(row);
    columns.addRow(0, left, right);
    return columns;
  }

  private static ColumnConstraints percent(double width) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(width);
    return column;
  }

  private Node keyPart() {
    search.setPromptText(Messages.text("emergency.search"));
    search.setId("emergency-search");
    ListView<KeyChoice> list = new ListView<>();
    FilteredList<KeyChoice> found = new FilteredList<>(model.keys());
    SortedList<KeyChoice> ranked = new SortedList<>(found);
    search
        .textProperty()
        .subscribe(text -> {
          found.setPredicate(one -> one.rank(text) < KeyChoice.NO_MATCH);
          ranked.setComparator(Comparator.comparingInt(one -> one.rank(text)));
        });
    list.setItems(ranked);
    list.setId("emergency-keys");
    list.setFixedCellSize(ROW);
    list.setPrefHeight(ROW * 4 + 2);
    list.setMinHeight(ROW * 2);
    list.setCellFactory(view -> new KeyCell());
    list.setPlaceholder(wrapped("emergency.no-key", "table-none"));
    list.getSelectionModel().selectedItemProperty().subscribe(now -> model.keyProperty().set(now));
    model
        .keyProperty()
        .subscribe(now -> {
          if (now != null && !now.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(now);
            list.scrollTo(now);
          }
        });
    search.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
              list.getSelectionModel().selectFirst();
            }
            event.consume();
          }
        });
    Label which = step("emergency.which");
    which.setLabelFor(search);
    VBox.setVgrow(list, Priority.SOMETIMES);
    VBox part = new VBox(6, which, search, list);
    VBox.setVgrow(part, Priority.SOMETIMES);
    return part;
  }

  private Node reasonPart() {
    ToggleGroup group = new ToggleGroup();
    VBox reasons = new VBox(4, step("emergency.why"));
    for (RevocationReason reason : RevocationReason.forEmergency()) {
      RadioButton button =
          new RadioButton(Messages.text("emergency.reason." + reason.display(), reason.display()));
      button.setId("emergency-" + reason.display());
      button.setToggleGroup(group);
      button.setMnemonicParsing(false);
      button
          .selectedProperty()
          .subscribe(on -> {
            if (on) {
              model.reasonProperty().set(reason);
            }
          });
      reasons.getChildren().add(button);
    }
    return reasons;
  }

  private Node form() {
    TextField since = new TextField();
    since.setId("emergency-since");
    since.setPromptText(Messages.text("emergency.since.prompt"));
    since.textProperty().bindBidirectional(model.sinceProperty());
    TextField incident = new TextField();
    incident.setId("emergency-incident");
    incident.setPromptText(Messages.text("emergency.incident.prompt"));
    incident.textProperty().bindBidirectional(model.incidentProperty());
    CheckBox drill = new CheckBox(Messages.text("emergency.drill"));
    drill.setId("emergency-drill");
    drill.selectedProperty().bindBidirectional(model.drillProperty());
    return new Form()
        .field("emergency.incident", incident, whenLeft(incident, model::incidentProblem))
        .field("emergency.since", since, whenLeft(since, model::sinceProblem))
        .field("emergency.drill.label", drill);
  }

  /** What is wrong, told once the field has been left, and taken back as soon as it is right. */
  private static StringProperty whenLeft(TextField field, Supplier<String> check) {
    StringProperty problem = new SimpleStringProperty("");
    field
        .focusedProperty()
        .subscribe((before, now) -> {
          if (before && !now) {
            problem.set(check.get());
          }
        });
    field
        .textProperty()
        .subscribe((before, now) -> {
          if (!problem.get().isEmpty()) {
            problem.set(check.get());
          }
        });
    return problem;
  }

  private Node impactHead() {
    none.getStyleClass().add("table-none");
    none.setWrapText(true);
    count.getStyleClass().add("h3");
    count.setWrapText(true);
    count.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(count, Priority.ALWAYS);
    count.setMaxWidth(Double.MAX_VALUE);
    HBox head = new HBox(8, count, contacts, copy);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node table() {
    TableView<TrustPath> table =
        new TableBuilder<TrustPath>()
            .text("emergency.path", 160, TrustPath::name)
            .text("emergency.contact", 310, TrustPath::contact)
            .text("emergency.criticality", 96, EmergencyView::criticality)
            .placeholder(none)
            .build(paths);
    VBox.setVgrow(table, Priority.ALWAYS);
    return table;
  }

  private static String criticality(TrustPath path) {
    return Messages.text("emergency.criticality." + path.criticality());
  }

  private static void copy(List<TrustPath> paths) {
    Clip.copy(
        paths.stream()
            .map(path ->
                String.join(
                    "\t", path.name(), path.contact(), criticality(path), path.environment()))
            .collect(Collectors.joining("\n")));
  }

  private void showPaths(List<TrustPath> now) {
    paths.setAll(now);
    copy.setDisable(now.isEmpty());
    contacts.setDisable(now.isEmpty());
    counts.getChildren().clear();
    if (!now.isEmpty()) {
      counts.getChildren().add(new ImpactGrid(ImpactCounts.of(now)));
    }
    none.setText(model.keyProperty().get() == null ? "" : Messages.text("emergency.no-path"));
    count.setText(
        model.keyProperty().get() == null
            ? Messages.text("emergency.breaks")
            : Messages.text("emergency.breaks.count", now.size()));
  }

  private void showDrill(boolean drill) {
    getStyleClass().remove("drill");
    title.setText(Messages.text(drill ? "emergency.headline.drill" : "emergency.headline"));
    if (drill) {
      getStyleClass().add("drill");
      banners.show("drill", new Banner(Tone.INFO, Messages.text("emergency.drill.banner")));
    } else {
      banners.hide("drill");
    }
  }

  private static Label step(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("h3");
    label.setMnemonicParsing(true);
    return label;
  }

  private static Label wrapped(String key, String styleClass) {
    return Paragraph.of(Messages.text(key), styleClass);
  }

  /** Where typing begins. */
  void focusFirst() {
    search.requestFocus();
  }
}
