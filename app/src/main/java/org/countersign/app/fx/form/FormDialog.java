package org.countersign.app.fx.form;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Focus;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.ScrollPage;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.UiThread;

/** A form in a window of its own. */
public final class FormDialog {
  private static final double WIDTH = 640;
  private static final double TALLEST = 620;

  private final FormModel model;
  private final ModalWindow window;
  private final TaskRunner tasks;
  private final Form form = new Form();
  private final VBox content = new VBox();
  private final ScrollPage scroll = new ScrollPage(content);
  private final List<Runnable> hiding = new ArrayList<>();

  public FormDialog(Window owner, FormModel model, Dialogs dialogs, TaskRunner tasks) {
    this.model = model;
    this.tasks = tasks;
    window = new ModalWindow(owner, model.title(), dialogs);
    content.getStyleClass().add("form-dialog");
    content.setPrefWidth(WIDTH);
    fill();
    window
        .content(scroll)
        .buttons(Buttons.plain("common.cancel", window::requestClose), submit())
        .typedWork(model::typed);
  }

  private void fill() {
    Label title = line(model.title(), "h2");
    content.getChildren().add(title);
    if (!model.introText().isEmpty()) {
      content.getChildren().add(line(model.introText(), "form-intro"));
    }
    if (!model.facts().isEmpty()) {
      content.getChildren().add(facts());
    }
    if (!model.points().isEmpty()) {
      content.getChildren().add(points());
    }
    model.inputs().forEach(this::add);
    hiding.forEach(Runnable::run);
    content.getChildren().addAll(form, refusal());
  }

  private FactGrid facts() {
    FactGrid grid = new FactGrid();
    grid.getStyleClass().add("form-facts");
    for (FormModel.Fact fact : model.facts()) {
      if (fact.mono()) {
        grid.mono(fact.labelKey(), fact.value());
      } else {
        grid.text(fact.labelKey(), fact.value());
      }
    }
    return grid;
  }

  private VBox points() {
    VBox rows = new VBox();
    rows.getStyleClass().add("form-points");
    for (FormModel.Point point : model.points()) {
      HBox badge = new HBox(new StateBadge(point.badge()));
      badge.getStyleClass().add("form-point-badge");
      Label text = line(point.text(), "form-point-text");
      HBox.setHgrow(text, Priority.ALWAYS);
      HBox row = new HBox(badge, text);
      row.getStyleClass().add("form-point");
      row.setAlignment(Pos.CENTER_LEFT);
      rows.getChildren().add(row);
    }
    return rows;
  }

  private void add(Input<?> input) {
    String headline = model.headlineOver(input);
    if (!headline.isEmpty()) {
      form.add(line(Messages.text(headline), "h3"), 0, form.getRowCount(), 2, 1);
    }
    int before = form.getChildren().size();
    Node control = Controls.of(input);
    form.field(input.labelKey(), control, input.problemProperty());
    if (!input.hintKey().isEmpty() && form.getChildren().getLast() instanceof VBox cell) {
      Label hint = line(Messages.text(input.hintKey()), "hint");
      hint.visibleProperty().bind(input.problemProperty().isEmpty());
      hint.managedProperty().bind(hint.visibleProperty());
      cell.getChildren().add(hint);
    }
    List<Node> row = List.copyOf(form.getChildren().subList(before, form.getChildren().size()));
    hiding.add(() -> hideWith(input, row));
  }

  /** Once every row is there: a grid does not count rows that take no place. */
  private void hideWith(Input<?> input, List<Node> row) {
    for (Node node : row) {
      node.visibleProperty().bind(input.shownProperty());
      node.managedProperty().bind(input.shownProperty());
    }
    input.shownProperty().subscribe((before, now) -> UiThread.later(this::fit));
  }

  private Label refusal() {
    Label refusal = line("", "form-refusal");
    refusal.setGraphic(Icon.REFUSED.node());
    refusal.textProperty().bind(model.refusalProperty());
    refusal.visibleProperty().bind(model.refusalProperty().isNotEmpty());
    refusal.managedProperty().bind(refusal.visibleProperty());
    return refusal;
  }

  private Button submit() {
    Button submit = Buttons.primary(model.submitKey(), () -> model.submit(tasks, window::close));
    submit.setDefaultButton(true);
    submit.disableProperty().bind(model.busyProperty());
    return submit;
  }

  /** As tall as what is asked for: wrapped lines are known only once the sheet has been applied. */
  private void fit() {
    content.applyCss();
    content.layout();
    double height = Math.min(TALLEST, content.prefHeight(WIDTH));
    if (height > scroll.getPrefViewportHeight()) {
      scroll.setPrefViewportHeight(height);
      window.window().sizeToScene();
      window.window().centerOnScreen();
    }
  }

  private static Label line(String text, String styleClass) {
    Label label = Paragraph.of(text, styleClass);
    label.setAlignment(Pos.TOP_LEFT);
    return label;
  }

  /** Shows it and returns. */
  public void show() {
    window.show();
    UiThread.later(() -> {
      fit();
      Focus.first(form);
    });
  }

  /** The window, as owner of others. */
  public Window window() {
    return window.window();
  }
}
