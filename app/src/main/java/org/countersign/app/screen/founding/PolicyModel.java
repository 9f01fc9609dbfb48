package org.countersign.app.screen.founding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.Input;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Policy;
import org.countersign.model.people.Person;
import org.countersign.model.vault.Bodies;

/** The vault's first policy as it is being set, held against the custodians there are. */
final class PolicyModel {
  private static final int WEEK = 168;
  private static final int TWO_DAYS = 48;
  private static final int DAY = 24;
  private static final int HALF_DAY = 12;

  private final ObservableList<Bodies.Founder> founders;
  private final RuleModel routine = new RuleModel(Authority.ROUTINE, WEEK, TWO_DAYS);
  private final RuleModel emergency = new RuleModel(Authority.EMERGENCY, DAY, HALF_DAY);
  private final RuleModel destruction = new RuleModel(Authority.DESTRUCTION, WEEK, TWO_DAYS);
  private final ObservableSet<String> offRoster = FXCollections.observableSet();
  private final BooleanProperty twoForTrust = new SimpleBooleanProperty(true);
  private final Input<String> cryptoperiod = period("cryptoperiod", "P2Y");
  private final Input<String> renewal = period("renewal", "P60D");
  private final Input<String> review = period("review", "P1Y");
  private final Input<String> crl = period("crl", "P30D");
  private final ReadOnlyObjectWrapper<Optional<Policy>> policy =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  PolicyModel(ObservableList<Bodies.Founder> founders) {
    this.founders = founders;
    founders.subscribe(this::hold);
    offRoster.addListener((SetChangeListener<String>) change -> hold());
    twoForTrust.subscribe(this::hold);
    rules().forEach(rule -> Stream.of(rule.parts()).forEach(part -> part.subscribe(this::hold)));
    periods().forEach(period -> period.valueProperty().subscribe(this::hold));
    hold();
  }

  private static Input<String> period(String name, String first) {
    return Input.line("founding.policy." + name, first)
        .check(Checks.period().and(PolicyModel::tooLong));
  }

  private static Optional<String> tooLong(String typed) {
    return PeriodText.isOverACentury(typed)
        ? Optional.of(Messages.text("founding.period.too-long", typed.strip()))
        : Optional.empty();
  }

  /** Holds all that is set against the custodians. */
  private void hold() {
    List<Person> custodians = founders.stream().map(Bodies.Founder::person).toList();
    offRoster.retainAll(custodians.stream().map(Person::id).toList());
    routine.hold(custodians, List.of());
    emergency.hold(custodians, roster());
    destruction.hold(custodians, List.of());
    boolean complete =
        rules().stream().allMatch(RuleModel::complete)
            && periods().stream().allMatch(period -> period.wrong().isEmpty())
            && !roster().isEmpty();
    policy.set(complete ? Optional.of(make()) : Optional.empty());
  }

  private Policy make() {
    return new Policy(
        1,
        routine.rule(List.of()),
        emergency.rule(roster()),
        destruction.rule(List.of()),
        twoForTrust.get() ? 2 : 1,
        iso(cryptoperiod),
        iso(renewal),
        iso(review),
        iso(crl));
  }

  private static String iso(Input<String> period) {
    return period.get().strip().toUpperCase(Locale.ROOT);
  }

  private List<String> roster() {
    return founders.stream()
        .map(founder -> founder.person().id())
        .filter(id -> !offRoster.contains(id))
        .toList();
  }

  /** Puts someone on the emergency roster, or takes them off it. */
  void setOnRoster(String person, boolean on) {
    if (on) {
      offRoster.remove(person);
    } else {
      offRoster.add(person);
    }
  }

  boolean onRoster(String person) {
    return !offRoster.contains(person);
  }

  /** What is set; empty as long as something is wrong with it. */
  ReadOnlyObjectProperty<Optional<Policy>> policyProperty() {
    return policy.getReadOnlyProperty();
  }

  ObservableValue<Boolean> complete() {
    return policy.map(Optional::isPresent);
  }

  boolean typed() {
    return rules().stream().anyMatch(RuleModel::typed)
        || periods().stream().anyMatch(Input::typed)
        || !twoForTrust.get()
        || !offRoster.isEmpty();
  }

  ObservableList<Bodies.Founder> founders() {
    return founders;
  }

  List<RuleModel> rules() {
    return List.of(routine, emergency, destruction);
  }

  List<Input<String>> periods() {
    return List.of(cryptoperiod, renewal, review, crl);
  }

  /** Whether a change of trust paths takes two signatures, not one. */
  BooleanProperty twoForTrustProperty() {
    return twoForTrust;
  }
}
