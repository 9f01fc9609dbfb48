package org.countersign.app.screen.people;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.publication.SetStandings.Standing;
import org.countersign.model.vault.PublishedSet;

/** What the domain has given to relying parties, and whether that is still so. */
final class PublicationTab {
  private final PublicationModel model;
  private final Dialogs dialogs;
  private final Consumer<FormModel> forms;
  private final BorderPane pane = new BorderPane();
  private final VBox progress = new VBox();
  private final Label said = new Label();

  PublicationTab(PublicationModel model, Dialogs dialogs, Consumer<FormModel> forms) {
    this.model = model;
    this.dialogs = dialogs;
    this.forms = forms;
    said.setId("publication-said");
    said.getStyleClass().add("publication-said");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.textProperty().bind(model.saidProperty());
    said.managedProperty().bind(said.textProperty().isNotEmpty());
    model.standingProperty().subscribe(this::stands);
    model.runningProperty().subscribe(this::running);
  }

  Node node() {
    return pane;
  }

  private void running(Optional<RunningTask> task) {
    progress.getChildren().setAll(task.stream().map(ProgressPane::new).toList());
  }

  private void stands(Optional<Standing> now) {
    pane.setTop(null);
    pane.setCenter(null);
    now.ifPresent(standing ->
        standing
            .newest()
            .ifPresentOrElse(
                set -> show(standing, set),
                () ->
                    pane.setCenter(
                        new EmptyState(Icon.CERTIFICATE, "publication.none", issueButton()))));
  }

  private void show(Standing standing, PublishedSet set) {
    VBox top = new VBox(banner(standing, set), tools(), progress, said);
    top.getStyleClass().add("publication-top");
    pane.setTop(top);
    pane.setCenter(table(standing));
  }

  private static Banner banner(Standing standing, PublishedSet set) {
    String number = String.valueOf(set.number());
    if (standing.behind()) {
      return new Banner(Tone.WARNING, Messages.text("publication.behind", number));
    }
    if (!standing.out()) {
      return new Banner(Tone.WARNING, Messages.text("publication.not-out", number));
    }
    return new Banner(
        Tone.GOOD, Messages.text("publication.current", number, TimeText.minute(set.nextUpdate())));
  }

  private HBox tools() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row =
        new HBox(
            issueButton(),
            space,
            id(
                "publication-export",
                Buttons.plain("publication.export.button", Icon.SAVE, this::export)),
            id(
                "publication-publish",
                Buttons.plain("publication.publish.button", Icon.REFRESH, model::publish)),
            id(
                "publication-check",
                Buttons.plain("publication.check.button", Icon.CHECK, model::check)));
    row.getStyleClass().add("tab-tools");
    return row;
  }

  private Button issueButton() {
    return id(
        "publication-issue",
        Buttons.primary("publication.issue.button", Icon.ADD, () -> forms.accept(model.issue())));
  }

  private void export() {
    dialogs.chooseFolder("publication.export.choose").ifPresent(model::export);
  }

  private static Button id(String id, Button button) {
    button.setId(id);
    return button;
  }

  private static TableView<PublishedSet> table(Standing standing) {
    TableView<PublishedSet> table =
        new TableBuilder<PublishedSet>()
            .number("publication.number", 80, PublishedSet::number)
            .time("publication.from", 150, PublishedSet::thisUpdate)
            .time("publication.until", 150, PublishedSet::nextUpdate)
            .time("publication.recorded", 150, PublishedSet::at)
            .mono("publication.manifest", 330, set -> set.manifest().attachment())
            .single()
            .build(FXCollections.observableArrayList(standing.all()));
    table.setId("publication-sets");
    return table;
  }
}
