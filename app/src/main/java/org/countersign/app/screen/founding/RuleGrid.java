package org.countersign.app.screen.founding;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Input;
import org.countersign.model.domain.Rule;

/** The three rules side by side: a column a kind of operation. */
final class RuleGrid extends GridPane {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final int MOST_PERSONS = 99;
  private static final double COLUMN = 224;

  RuleGrid(List<RuleModel> rules) {
    getStyleClass().add("rule-grid");
    ColumnConstraints labels = new ColumnConstraints();
    labels.setMinWidth(PolicyStep.LABELS);
    labels.setPrefWidth(PolicyStep.LABELS);
    getColumnConstraints().add(labels);
    label("founding.policy.persons", 1);
    label("founding.policy.raiser", 2);
    label("founding.policy.request-hours", 3);
    label("founding.policy.approval-hours", 4);
    for (int i = 0; i < rules.size(); i++) {
      ColumnConstraints column = new ColumnConstraints(COLUMN);
      getColumnConstraints().add(column);
      column(rules.get(i), i + 1);
    }
  }

  private void label(String key, int row) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("form-label");
    setValignment(label, VPos.TOP);
    add(label, 0, row);
  }

  private void column(RuleModel rule, int at) {
    String name = rule.authority().name().toLowerCase(Locale.ROOT);
    VBox head =
        new VBox(
            Fields.say("founding.policy." + name, "h3"),
            Fields.say("founding.policy." + name + ".hint", "hint"));
    add(head, at, 0);
    add(persons(rule, "founding-" + name + "-persons"), at, 1);
    CheckBox raiser = new CheckBox(Messages.text("founding.policy.raiser.counts"));
    raiser.setId("founding-" + name + "-raiser");
    raiser.selectedProperty().bindBidirectional(rule.raiserCountsProperty());
    HBox tick = new HBox(raiser);
    tick.getStyleClass().add("rule-cell");
    add(tick, at, 2);
    add(hours(rule.requestHours(), "founding-" + name + "-request-hours"), at, 3);
    add(hours(rule.approvalHours(), "founding-" + name + "-approval-hours"), at, 4);
  }

  private static VBox persons(RuleModel rule, String id) {
    Spinner<Integer> spinner = new Spinner<>();
    SpinnerValueFactory<Integer> values =
        new SpinnerValueFactory.IntegerSpinnerValueFactory(
            Rule.FEWEST, MOST_PERSONS, rule.personsProperty().get());
    spinner.setValueFactory(values);
    spinner.setId(id);
    spinner.setPrefWidth(90);
    values.valueProperty().subscribe(now -> rule.personsProperty().set(now));
    Node problem = Fields.problem(rule.problemProperty());
    rule.problemProperty()
        .subscribe(text -> spinner.pseudoClassStateChanged(WRONG, !text.isEmpty()));
    VBox cell = new VBox(spinner, problem);
    cell.getStyleClass().add("rule-cell");
    return cell;
  }

  private static VBox hours(Input<String> input, String id) {
    TextField field = Fields.text(input, id);
    field.setPrefColumnCount(4);
    Label echo = new Label();
    echo.getStyleClass().add("muted");
    echo.textProperty().bind(input.valueProperty().map(HoursText::of));
    HBox row = new HBox(8, field, echo);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox cell = new VBox(row, Fields.problem(input.problemProperty()));
    cell.getStyleClass().add("rule-cell");
    return cell;
  }
}
