package org.countersign.app.screen.control;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.BannerStack;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.HashView;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.app.text.OperationText;
import org.countersign.model.request.Operation;

/** What will happen on top; what it is about at the left, the people at the right. */
final class ControlView extends BorderPane {
  private final ControlViewModel model;
  private final BannerStack banners = new BannerStack();
  private final Label title = new Label(Messages.text("control.reading"));
  private final Label sentence = new Label();
  private final HBox badges = new HBox(6);
  private final HashView hash = new HashView();
  private final TabPane tabs = new TabPane();
  private final VBox left = new VBox();
  private final StackPane right = new StackPane();
  private Optional<PeoplePane> people = Optional.empty();

  ControlView(ControlViewModel model) {
    this.model = model;
    getStyleClass().add("control-view");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    setTop(new VBox(header(), banners));
    setCenter(columns());
    model.subjectProperty().subscribe((before, now) -> showSubject(before, now));
    model.phaseProperty().subscribe(this::showPhase);
    model.standingProperty().subscribe(this::showStatus);
    model.problemProperty().subscribe(text -> banner("problem", Tone.WARNING, text));
    model.slowProperty().subscribe(this::showSlow);
  }

  private Node header() {
    title.getStyleClass().add("muted");
    HBox line = new HBox(10, title, badges);
    line.setAlignment(Pos.CENTER_LEFT);
    sentence.getStyleClass().add("control-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    VBox header = new VBox(line, sentence);
    header.getStyleClass().add("control-header");
    return header;
  }

  private Node columns() {
    left.getChildren().addAll(readAloud(), hash, tabs);
    left.setVisible(false);
    left.getStyleClass().add("control-left");
    VBox.setVgrow(tabs, Priority.ALWAYS);
    right.getStyleClass().add("control-right");
    GridPane columns = new GridPane();
    columns.getColumnConstraints().addAll(percent(49), percent(51));
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    columns.getRowConstraints().add(row);
    columns.addRow(0, left, right);
    return columns;
  }

  private static Label readAloud() {
    Label label = new Label(Messages.text("control.read-aloud"));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static ColumnConstraints percent(double width) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(width);
    return column;
  }

  private void showSubject(Subject before, Subject now) {
    if (now == null) {
      return;
    }
    left.setVisible(true);
    sentence.setText(
        now.request().drill()
            ? Messages.text("control.drill.sentence", new Messages.Composed(now.sentence()))
            : now.sentence());
    title.setText(OperationText.title(now.request().operation()));
    banner(
        "changed",
        Tone.WARNING,
        now.changes().isEmpty() || ended()
            ? ""
            : String.join(" ", now.changes())
                + " "
                + Messages.text(
                    now.emergency() ? "control.changed.goes-on" : "control.changed.void"));
    if (before == null || !before.hash().equals(now.hash())) {
      hash.setHash(now.hash(), now.words());
      showDrill(now);
      showTabs(now);
    }
  }

  private boolean ended() {
    return model.phaseProperty().get() == Phase.ENDED;
  }

  private void showDrill(Subject now) {
    boolean drill = now.request().drill();
    getStyleClass().remove("drill");
    if (drill) {
      getStyleClass().add("drill");
    }
    banner("drill", Tone.INFO, drill ? Messages.text("control.drill") : "");
  }

  private void showTabs(Subject now) {
    tabs.getTabs().clear();
    now.plan().ifPresent(plan -> tab("control.tab.certificate", FactsPane.certificate(plan)));
    if (now.operation() instanceof Operation.PinsReach) {
      ImpactPane impact = new ImpactPane(now.blast().paths(), now.letGo());
      tabs.getTabs()
          .add(new Tab(Messages.text("control.tab.impact", now.blast().paths().size()), impact));
    }
    if (now.operation() instanceof Operation.ImportInventory bring) {
      ImportPane lines = new ImportPane();
      tabs.getTabs().add(new Tab(Messages.text("control.tab.import"), lines));
      model.contents().of(bring, now.request().domain(), lines::show, lines::failed);
    }
    if (now.operation() instanceof Operation.IssuePublication issue) {
      SetPane files = new SetPane();
      tabs.getTabs().add(new Tab(Messages.text("control.tab.set"), files));
      model.contents().of(issue, files::show, files::failed);
    }
    tab("control.tab.request", FactsPane.request(now));
    tab("control.tab.policy", FactsPane.policy(now));
  }

  private void tab(String key, FactGrid facts) {
    tabs.getTabs().add(new Tab(Messages.text(key), scrolling(facts)));
  }

  private static ScrollPane scrolling(Node node) {
    ScrollPane pane = new ScrollPane(node);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().add("detail-scroll");
    return pane;
  }

  private void showPhase(Phase phase) {
    switch (phase) {
      case READING -> right.getChildren().clear();
      case PROPOSED -> right.getChildren().setAll(new ProposalPane(model.subjectProperty().get()));
      case SIGNING -> {
        if (people.isEmpty()) {
          people = Optional.of(new PeoplePane(model));
        }
        right.getChildren().setAll(people.get());
      }
      case EXECUTING -> right.getChildren().setAll(new WorkingPane(model));
      case ENDED -> {
        banners.hide("changed");
        right
            .getChildren()
            .setAll(scrolling(new OutcomePane(model.standingProperty().get(), model.steps())));
      }
    }
  }

  private void showStatus(Standing standing) {
    badges.getChildren().clear();
    Subject subject = model.subjectProperty().get();
    if (standing != null) {
      badges
          .getChildren()
          .add(new StateBadge(Badge.ofRequest(standing.progress().status().name())));
    }
    if (subject != null && subject.request().drill()) {
      badges.getChildren().add(new StateBadge(Badge.DRILL));
    }
  }

  private void showSlow(Optional<SlowTokens.Slow> slow) {
    banners.hide("slow");
    slow.ifPresent(one ->
        banners.show(
            "slow",
            new Banner(
                    Tone.WARNING,
                    Messages.text("control.slow", one.token(), one.function(), one.seconds()))
                .action("control.stop-waiting", model::stopWaiting)));
  }

  private void banner(String matter, Tone tone, String text) {
    if (text.isEmpty()) {
      banners.hide(matter);
    } else {
      banners.show(matter, new Banner(tone, text));
    }
  }
}
