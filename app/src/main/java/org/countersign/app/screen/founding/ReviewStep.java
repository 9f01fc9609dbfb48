package org.countersign.app.screen.founding;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.people.Person;
import org.countersign.model.vault.Bodies;

/** Fourth step: all that was decided, on one page. */
final class ReviewStep extends VBox {
  private final FoundingViewModel model;
  private final VBox facts = new VBox();

  ReviewStep(FoundingViewModel model) {
    this.model = model;
    getStyleClass().add("founding-step");
    facts.getStyleClass().add("founding-review");
    getChildren()
        .addAll(
            Fields.say("founding.review.title", "h2"), Fields.say("founding.review.text"), facts);
  }

  /** Shows what is decided by now. */
  void refresh() {
    facts
        .getChildren()
        .setAll(
            Fields.say("founding.review.vault", "h3"),
            vault(),
            Fields.say("founding.review.custodians", "h3"),
            custodians(),
            Fields.say("founding.review.policy", "h3"));
    Optional<Policy> policy = model.policy().policyProperty().get();
    policy.ifPresent(decided -> facts.getChildren().add(policy(decided)));
  }

  private FactGrid vault() {
    String folder = model.vault().placeProperty().get().map(Object::toString).orElse("");
    return aligned(
        new FactGrid()
            .text("founding.review.name", model.vault().name().get())
            .mono("founding.review.folder", folder));
  }

  private GridPane custodians() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("review-custodians");
    for (Bodies.Founder founder : model.custodians().founders()) {
      Person person = founder.person();
      Label proved = new Label(Messages.text("founding.review.proved"));
      proved.setGraphic(Icon.CERTIFICATE.node("tone-good"));
      Label token = SafeText.label(CustodiansStep.token(founder.credential().token()));
      grid.addRow(
          grid.getRowCount(),
          SafeText.label(person.name()),
          SafeText.label(person.contact()),
          token,
          proved);
    }
    return grid;
  }

  /** So that what was decided stands under each other across the sections. */
  private static FactGrid aligned(FactGrid grid) {
    grid.getColumnConstraints().getFirst().setMinWidth(PolicyStep.LABELS);
    return grid;
  }

  private FactGrid policy(Policy policy) {
    FactGrid grid = new FactGrid();
    grid.text("founding.policy.routine", rule(policy.routine()))
        .text("founding.policy.emergency", rule(policy.emergency()) + roster(policy.emergency()))
        .text("founding.policy.destruction", rule(policy.destruction()))
        .text(
            "founding.review.trust",
            Messages.text("founding.review.trust.persons", policy.trustPathPersons()))
        .text("founding.review.cryptoperiod", PeriodText.both(policy.cryptoperiod()))
        .text("founding.review.renewal", PeriodText.both(policy.renewalWindow()))
        .text("founding.review.review", PeriodText.both(policy.reviewCadence()))
        .text("founding.review.crl", PeriodText.both(policy.crlLifetime()));
    return aligned(grid);
  }

  private static String rule(Rule rule) {
    return Messages.text(
        "founding.review.rule",
        rule.persons(),
        rule.raiserCounts() ? 1 : 0,
        rule.requestHours(),
        rule.approvalHours());
  }

  private String roster(Rule rule) {
    String names =
        model.custodians().founders().stream()
            .map(Bodies.Founder::person)
            .filter(person -> rule.roster().contains(person.id()))
            .map(person -> person.name())
            .collect(Collectors.joining(", "));
    return " " + Messages.text("founding.review.roster", names);
  }
}
