package org.countersign.app.screen.founding;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
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
    return new FactGrid()
        .text("founding.vault.name", model.vault().name().get())
        .mono("founding.vault.folder", folder);
  }

  private FactGrid custodians() {
    FactGrid grid = new FactGrid();
    int number = 1;
    for (Bodies.Founder founder : model.custodians().founders()) {
      grid.node(
          "founding.review.custodian",
          Fields.words(
              Messages.text(
                  "founding.review.person",
                  number++,
                  founder.person().name(),
                  founder.person().contact(),
                  founder.credential().token().label(),
                  founder.credential().token().serial())));
    }
    return grid;
  }

  private FactGrid policy(Policy policy) {
    return new FactGrid()
        .text("founding.policy.routine", rule(policy.routine()))
        .text("founding.policy.emergency", rule(policy.emergency()) + roster(policy.emergency()))
        .text("founding.policy.destruction", rule(policy.destruction()))
        .text(
            "founding.review.trust",
            Messages.text("founding.review.trust.persons", policy.trustPathPersons()))
        .text("founding.review.cryptoperiod", PeriodText.both(policy.cryptoperiod()))
        .text("founding.review.renewal", PeriodText.both(policy.renewalWindow()))
        .text("founding.review.review", PeriodText.both(policy.reviewCadence()))
        .text("founding.review.crl", PeriodText.both(policy.crlLifetime()));
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
