package org.countersign.app.screen.reports;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.View;
import org.countersign.app.service.report.ReportWriter;

/** The Reports screen: what can be put on paper, and how a file leaves on the screen. */
public final class ReportsView implements View {
  private final ReportsViewModel model;
  private final Consumer<ReportWriter> save;
  private final ScreenPane pane = new ScreenPane("reports.title");
  private final TableView<ReportRow> table;

  /**
   * @param save asks where it is to go and writes it
   * @param show opens the window in which a file is shown as QR codes
   */
  public ReportsView(ReportsViewModel model, Consumer<ReportWriter> save, Runnable show) {
    this.model = model;
    this.save = save;
    table = table();
    Button frames = Buttons.plain("reports.frames", Icon.OPEN, show);
    frames.setId("reports-frames");
    Button write = Buttons.primary("reports.save", Icon.SAVE, this::saveChosen);
    write.setId("reports-save");
    write.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
    Label keys = new Label(Messages.text("reports.keys"));
    keys.getStyleClass().add("muted");
    keys.setWrapText(true);
    keys.setMinHeight(Region.USE_PREF_SIZE);
    VBox top = new VBox(keys);
    top.getStyleClass().add("tab-content");
    VBox.setVgrow(table, Priority.ALWAYS);
    pane.actions(frames, write).body(new VBox(top, table));
  }

  private TableView<ReportRow> table() {
    TableView<ReportRow> built =
        new TableBuilder<ReportRow>()
            .text("reports.name", 250, ReportRow::name)
            .text("reports.what", 620, ReportRow::what)
            .text("reports.level", 110, ReportRow::level)
            .single()
            .onOpen(row -> save.accept(row.report()))
            .placeholder(new EmptyState(Icon.REPORT, "reports.none"), model.reading())
            .build(model.rows());
    built.setId("reports-table");
    return built;
  }

  private void saveChosen() {
    ReportRow row = table.getSelectionModel().getSelectedItem();
    if (row != null) {
      save.accept(row.report());
    }
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void refresh() {
    model.refresh();
  }
}
