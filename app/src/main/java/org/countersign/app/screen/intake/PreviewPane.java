package org.countersign.app.screen.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.countersign.app.fx.BannerStack;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.Sieve;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.intake.ImportPreview.Preview;
import org.countersign.app.service.intake.PreviewRow;
import org.countersign.model.domain.SigningDomain;

/** What an import would make of what was chosen, line by line. */
final class PreviewPane extends VBox {
  private final ImportViewModel model;
  private final TableView<ImportRow> table;
  private final MasterDetail body;
  private final Label counts = new Label();
  private final BannerStack banners = new BannerStack();

  PreviewPane(ImportViewModel model, Runnable files, TaskRunner tasks) {
    this.model = model;
    getStyleClass().add("import-preview");
    FilterBar<ImportRow> filter =
        new FilterBar<ImportRow>("import.filter")
            .searching(ImportRow::name, ImportRow::where, ImportRow::kind)
            .facet("import.status", row -> row.badge().text())
            .facet("import.kind", ImportRow::kind);
    table = table(new Sieve<>(filter, model.rows(), tasks), files);
    body = new MasterDetail(table);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(tools(filter), banners, counts(), body);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe((before, now) -> detail(Optional.ofNullable(now)));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::toggled);
    model.previewProperty().subscribe(this::shown);
    model.tickedProperty().subscribe(now -> table.refresh());
  }

  private HBox tools(FilterBar<ImportRow> filter) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label into = new Label(Messages.text("import.into"));
    into.setMinWidth(Region.USE_PREF_SIZE);
    ComboBox<SigningDomain> domain = domain();
    into.setLabelFor(domain);
    Button bring = Buttons.primary("import.bring", Icon.REQUEST, model::ask);
    bring.setId("import-bring");
    bring
        .disableProperty()
        .bind(
            model
                .tickedProperty()
                .isEqualTo(0)
                .or(
                    Bindings.createBooleanBinding(
                        () -> model.runningProperty().get().isPresent(), model.runningProperty())));
    HBox tools = new HBox(8, filter, space, into, domain, bring);
    tools.getStyleClass().add("import-tools");
    tools.setAlignment(Pos.CENTER_LEFT);
    return tools;
  }

  private ComboBox<SigningDomain> domain() {
    ComboBox<SigningDomain> box = new ComboBox<>(model.domains());
    box.setId("import-domain");
    box.setMaxWidth(190);
    box.setConverter(new Named());
    model.domainProperty().subscribe(now -> box.setValue(now.orElse(null)));
    box.valueProperty()
        .subscribe(now -> {
          if (now != null) {
            model.domainProperty().set(Optional.of(now));
          }
        });
    return box;
  }

  private static final class Named extends StringConverter<SigningDomain> {
    @Override
    public String toString(SigningDomain domain) {
      return domain == null ? "" : SafeText.of(domain.name(), 60);
    }

    @Override
    public SigningDomain fromString(String text) {
      throw new UnsupportedOperationException("nothing is typed here");
    }
  }

  private HBox counts() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    counts.setId("import-counts");
    HBox row =
        new HBox(
            8,
            counts,
            space,
            Buttons.quiet(
                "import.take-shown", Icon.CHECK, () -> model.tick(table.getItems(), true)),
            Buttons.quiet(
                "import.leave-shown", Icon.CLOSE, () -> model.tick(table.getItems(), false)));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("import-counts");
    row.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private TableView<ImportRow> table(Sieve<ImportRow> rows, Runnable files) {
    TableView<ImportRow> made =
        new TableBuilder<ImportRow>()
            .node("import.take", 52, row -> model.isTicked(row) ? "x" : "", this::tick)
            .state("import.status", 104, ImportRow::badge)
            .text("import.kind", 100, ImportRow::kind)
            .text("import.name", 240, ImportRow::name)
            .text("import.where", 200, ImportRow::where)
            .text("import.why", 330, ImportRow::why)
            .text("import.detail", 200, ImportRow::detail)
            .hidden()
            .placeholder(
                new EmptyState(
                    Icon.OPEN, "import.none", Buttons.primary("import.files", Icon.OPEN, files)))
            .build(rows);
    made.setId("import-table");
    return made;
  }

  private Node tick(ImportRow row) {
    CheckBox box = new CheckBox();
    box.setSelected(model.isTicked(row));
    box.setDisable(!row.takeable());
    box.setFocusTraversable(false);
    box.setAccessibleText(Messages.text("import.take.row", row.name()));
    box.setOnAction(event -> model.tick(List.of(row), box.isSelected()));
    return box;
  }

  /** Space takes the selected lines or leaves them out. */
  private void toggled(KeyEvent event) {
    List<ImportRow> selected = List.copyOf(table.getSelectionModel().getSelectedItems());
    if (event.getCode() == KeyCode.SPACE && !selected.isEmpty()) {
      model.tick(selected, selected.stream().noneMatch(model::isTicked));
      event.consume();
    }
  }

  /** The list that is chosen, or else the first that nobody has compared. */
  private void compare() {
    Optional.ofNullable(table.getSelectionModel().getSelectedItem())
        .filter(row -> row.row().status() == PreviewRow.Status.COMPARE)
        .or(model::uncompared)
        .ifPresent(model::compare);
  }

  private void detail(Optional<ImportRow> now) {
    if (now.isEmpty()) {
      body.hideDetail();
    } else {
      body.show(RowPane.of(now.get(), model::compare));
    }
  }

  private void shown(Optional<Preview> now) {
    banners.hide("closed");
    banners.hide("nothing");
    banners.hide("lists");
    if (now.isEmpty()) {
      return;
    }
    Preview preview = now.get();
    counts.setText(
        Stream.of(PreviewRow.Status.values())
            .filter(preview.counts()::containsKey)
            .map(status -> Messages.text("import.count." + status, preview.counts().get(status)))
            .collect(Collectors.joining(" · ")));
    if (!preview.brings() && !preview.rows().isEmpty()) {
      banners.show("nothing", PreviewBanners.nothing(preview));
    }
    int lists = preview.counts().getOrDefault(PreviewRow.Status.COMPARE, 0);
    if (lists > 0) {
      banners.show("lists", PreviewBanners.lists(lists, this::compare));
    }
    List<String> closed = ImportViewModel.closed(preview);
    if (!closed.isEmpty()) {
      banners.show("closed", PreviewBanners.closed(closed, model::tryPassword));
    }
  }
}
