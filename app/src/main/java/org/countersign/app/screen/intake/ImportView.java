package org.countersign.app.screen.intake;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.View;
import org.countersign.app.fx.form.FormDialog;

/** The Import screen. */
public final class ImportView implements View {
  /** What {@link #select} takes for the private keys that were found. */
  public static final String FINDINGS = "findings";

  private final ImportViewModel model;
  private final Dialogs dialogs;
  private final ScreenPane pane = new ScreenPane("import.title");
  private final StackPane progress = new StackPane();
  private final TabPane tabs = new TabPane();

  public ImportView(ImportViewModel model, Dialogs dialogs, TaskRunner tasks) {
    this.model = model;
    this.dialogs = dialogs;
    pane.actions(
        Buttons.plain("import.folder", Icon.OPEN, this::folder),
        Buttons.plain("import.files", Icon.OPEN, this::files));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getTabs()
        .setAll(
            new Tab(
                Messages.text("import.tab.preview"), new PreviewPane(model, this::files, tasks)),
            findings());
    VBox body = new VBox(progress, tabs);
    VBox.setVgrow(tabs, Priority.ALWAYS);
    progress.managedProperty().bind(progress.visibleProperty());
    model
        .runningProperty()
        .subscribe(now -> {
          progress.setVisible(now.isPresent());
          progress.getChildren().setAll(now.map(ProgressPane::new).stream().toList());
        });
    pane.body(body);
    model.onForm(form -> new FormDialog(pane.getScene().getWindow(), form, dialogs, tasks).show());
  }

  private Tab findings() {
    Tab tab = new Tab("", new FindingsPane(model));
    Runnable count =
        () ->
            tab.setText(
                Messages.text(
                    "import.tab.findings",
                    model.findings().stream().filter(row -> row.finding().stands()).count()));
    model.findings().subscribe(count);
    count.run();
    return tab;
  }

  private void files() {
    model.read(dialogs.chooseFiles("import.files.choose", FileKind.ANY));
  }

  private void folder() {
    model.read(dialogs.chooseFolder("import.folder.choose").map(List::of).orElse(List.of()));
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void refresh() {
    model.refresh();
  }

  @Override
  public void select(String subject) {
    tabs.getSelectionModel().select(subject.equals(FINDINGS) ? 1 : 0);
  }
}
