package org.countersign.app.screen.founding;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Messages;

/** How many people for what, and how long things live. */
final class PolicyStep extends VBox {
  private final FoundingViewModel model;
  private final PolicyModel policy;
  // A binding is held by nobody else, and forgotten ones are collected.
  private final List<StringBinding> problems = new ArrayList<>();

  PolicyStep(FoundingViewModel model) {
    this.model = model;
    this.policy = model.policy();
    getStyleClass().add("founding-step");
    GridPane columns = new GridPane();
    columns.setHgap(32);
    columns.getColumnConstraints().addAll(half(), half());
    columns.addRow(
        0,
        Fields.text(Messages.text("founding.policy.people"), "h3"),
        Fields.text(Messages.text("founding.policy.times"), "h3"));
    columns.addRow(1, people(), times());
    columns.setVgap(10);
    getChildren().addAll(Fields.text(Messages.text("founding.policy.what"), "muted"), columns);
  }

  private static ColumnConstraints half() {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(50);
    return column;
  }

  private Form people() {
    CheckBox counts = new CheckBox(Messages.text("founding.policy.raiser-counts.text"));
    counts.setId("policy-raiser-counts");
    counts.setWrapText(true);
    counts.selectedProperty().bindBidirectional(policy.raiserCountsProperty());
    Form form = new Form();
    persons(form, "routine", policy.routineProperty());
    persons(form, "emergency", policy.emergencyProperty());
    persons(form, "destruction", policy.destructionProperty());
    form.field("founding.policy.raiser-counts", counts);
    form.field(
        "founding.policy.trust",
        Fields.choice(
            "policy-trust",
            PolicyModel.TRUST_PERSONS,
            n -> Messages.text("founding.policy.persons", n),
            policy.trustPersonsProperty()),
        "founding.policy.trust.hint");
    return form;
  }

  private void persons(Form form, String name, ObjectProperty<Integer> value) {
    ComboBox<Integer> box =
        Fields.choice(
            "policy-" + name,
            PolicyModel.PERSONS,
            n -> Messages.text("founding.policy.persons", n),
            value);
    StringBinding problem =
        Bindings.createStringBinding(
            () -> policy.problem(value.get(), model.founders().size()).orElse(""),
            value,
            policy.raiserCountsProperty(),
            model.founders());
    problems.add(problem);
    form.field("founding.policy." + name, box, problem);
  }

  private Form times() {
    Form form = new Form();
    hours(form, "request", policy.requestHoursProperty());
    hours(form, "approval", policy.approvalHoursProperty());
    hours(form, "emergency-hours", policy.emergencyHoursProperty());
    period(form, "cryptoperiod", PolicyModel.YEARS, policy.cryptoperiodProperty());
    period(form, "renewal", PolicyModel.DAYS, policy.renewalProperty());
    period(form, "review", PolicyModel.REVIEWS, policy.reviewProperty());
    period(form, "crl", PolicyModel.CRLS, policy.crlProperty());
    return form;
  }

  private static void hours(Form form, String name, ObjectProperty<Integer> value) {
    form.field(
        "founding.policy." + name,
        Fields.choice("policy-" + name, PolicyModel.HOURS, PolicyStep::hoursText, value));
  }

  private static void period(
      Form form, String name, List<String> values, ObjectProperty<String> value) {
    form.field(
        "founding.policy." + name,
        Fields.choice("policy-" + name, values, PolicyStep::periodText, value));
  }

  private static String hoursText(int hours) {
    return hours >= 48
        ? Messages.text("common.time.days", hours / 24)
        : Messages.text("common.time.hours", hours);
  }

  static String periodText(String iso) {
    Period period = Period.parse(iso);
    if (period.getYears() > 0) {
      return Messages.text("common.time.years", period.getYears());
    }
    return period.getMonths() > 0
        ? Messages.text("common.time.months", period.getMonths())
        : Messages.text("common.time.days", period.getDays());
  }
}
