package org.countersign.app.screen.backup;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.Toast;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.View;
import org.countersign.app.fx.form.FormDialog;

/** The backups of the vault: those made, those rehearsed, and making and rehearsing one. */
public final class BackupView implements View {
  private final BackupViewModel model;
  private final Dialogs dialogs;
  private final TaskRunner tasks;
  private final ScreenPane pane = new ScreenPane("backup.title");
  private final VBox progress = new VBox();

  public BackupView(BackupViewModel model, Dialogs dialogs, TaskRunner tasks) {
    this.model = model;
    this.dialogs = dialogs;
    this.tasks = tasks;
    FilterBar<BackupRow> filter = filter();
    TableView<BackupRow> table = table(filter);
    VBox.setVgrow(table, Priority.ALWAYS);
    Label what = new Label(Messages.text("backup.what"));
    what.getStyleClass().add("muted");
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    VBox top = new VBox(10, what, progress);
    top.getStyleClass().add("tab-content");
    Button drill = Buttons.plain("backup.drill.open", Icon.DRILL, this::drill);
    Button make = Buttons.primary("backup.make.open", Icon.SAVE, this::make);
    drill.setId("backup-drill");
    make.setId("backup-make");
    pane.tools(filter).actions(drill, make).body(new VBox(top, table));
    model.runningProperty().subscribe(now -> now.ifPresent(this::show));
  }

  private static FilterBar<BackupRow> filter() {
    return new FilterBar<BackupRow>("backup.filter")
        .searching(BackupRow::by, BackupRow::head, BackupRow::people, BackupRow::result)
        .facet("backup.kind", row -> row.badge().text());
  }

  private TableView<BackupRow> table(FilterBar<BackupRow> filter) {
    return new TableBuilder<BackupRow>()
        .state("backup.kind", 130, BackupRow::badge)
        .time("backup.at", 100, BackupRow::at)
        .text("backup.by", 124, BackupRow::by)
        .number("backup.entries", 72, BackupRow::entries)
        .text("backup.head", 204, BackupRow::head)
        .text("backup.people", 204, BackupRow::people)
        .text("backup.result", 256, BackupRow::result)
        .placeholder(new EmptyState(Icon.SAVE, "backup.none"), model.reading())
        .build(filter.filter(model.rows()));
  }

  private void show(org.countersign.app.fx.RunningTask task) {
    progress.getChildren().setAll(new ProgressPane(task));
  }

  private void make() {
    new FormDialog(pane.getScene().getWindow(), model.form(this::made), dialogs, tasks).show();
  }

  private void made(Path file) {
    Toast.show(pane, Tone.GOOD, "backup.made", String.valueOf(file.getFileName()));
  }

  private void drill() {
    model.chooseDrill(open ->
        new OpenBackupWindow(
                pane.getScene().getWindow(),
                "backup.drill",
                open,
                dialogs,
                () -> dialogs.chooseFolder("backup.drill.folder"),
                model::refresh)
            .show());
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
