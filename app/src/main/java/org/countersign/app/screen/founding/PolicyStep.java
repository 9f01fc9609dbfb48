package org.countersign.app.screen.founding;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.form.Input;
import org.countersign.model.vault.Bodies;

/** Third step: how many people it takes, and for how long things are good. */
final class PolicyStep extends VBox {
  /** How wide the labels are, so that all fields stand under each other. */
  static final double LABELS = 176;

  private static final int LONGEST_NAME = 40;

  private final PolicyModel model;
  private final FlowPane roster = new FlowPane(16, 6);
  private final RadioButton one = new RadioButton(Messages.text("founding.policy.trust.one"));
  private final RadioButton two = new RadioButton(Messages.text("founding.policy.trust.two"));

  PolicyStep(PolicyModel model) {
    this.model = model;
    getStyleClass().add("founding-step");
    roster.setId("founding-roster");
    Form form =
        new Form()
            .field("founding.policy.roster", roster, "founding.policy.roster.hint")
            .field("founding.policy.trust", trust());
    align(form);
    getChildren()
        .addAll(
            Fields.say("founding.policy.title", "h2"),
            Fields.say("founding.policy.text"),
            new RuleGrid(model.rules()),
            form,
            periods());
    refresh();
  }

  /** Shows the custodians there are by now. */
  void refresh() {
    roster.getChildren().setAll(model.founders().stream().map(this::tick).toList());
  }

  private CheckBox tick(Bodies.Founder founder) {
    String id = founder.person().id();
    CheckBox box = new CheckBox(SafeText.of(founder.person().name(), LONGEST_NAME));
    box.setId("founding-roster-" + id);
    box.setMnemonicParsing(false);
    box.setSelected(model.onRoster(id));
    box.selectedProperty().subscribe((before, now) -> model.setOnRoster(id, now));
    return box;
  }

  private HBox trust() {
    ToggleGroup group = new ToggleGroup();
    group.getToggles().addAll(one, two);
    one.setId("founding-trust-one");
    two.setId("founding-trust-two");
    two.setSelected(model.twoForTrustProperty().get());
    one.setSelected(!two.isSelected());
    two.selectedProperty().subscribe((before, now) -> model.twoForTrustProperty().set(now));
    return new HBox(16, one, two);
  }

  private HBox periods() {
    List<Input<String>> all = model.periods();
    HBox columns = new HBox(60, column(all.subList(0, 2)), column(all.subList(2, all.size())));
    columns.getStyleClass().add("founding-columns");
    return columns;
  }

  private static Form column(List<Input<String>> inputs) {
    Form form = new Form();
    for (Input<String> input : inputs) {
      String id = input.labelKey().replace("founding.policy.", "founding-");
      TextField field = Fields.text(input, id);
      field.setPrefColumnCount(7);
      field.setMaxWidth(TextField.USE_PREF_SIZE);
      field.getStyleClass().add("mono");
      Label echo = new Label();
      echo.setId(id + "-echo");
      echo.getStyleClass().add("muted");
      echo.textProperty().bind(input.valueProperty().map(PeriodText::of));
      HBox row = new HBox(10, field, echo);
      row.setAlignment(Pos.CENTER_LEFT);
      form.field(input.labelKey(), row, input.problemProperty());
    }
    align(form);
    return form;
  }

  private static void align(Form form) {
    form.getColumnConstraints().getFirst().setMinWidth(LABELS);
    form.getColumnConstraints().getFirst().setPrefWidth(LABELS);
  }
}
