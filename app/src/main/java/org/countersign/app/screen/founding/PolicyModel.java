package org.countersign.app.screen.founding;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.countersign.app.fx.Messages;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.people.Role;

/** The policy a vault is founded with, as it is being set; sensible until somebody changes it. */
final class PolicyModel {
  static final List<Integer> PERSONS = List.of(2, 3, 4, 5, 6, 7);
  static final List<Integer> HOURS = List.of(1, 4, 8, 12, 24, 48, 72, 168, 336, 720);
  static final List<Integer> TRUST_PERSONS = List.of(1, 2);
  static final List<String> YEARS = List.of("P6M", "P1Y", "P2Y", "P3Y", "P5Y", "P10Y");
  static final List<String> DAYS = List.of("P14D", "P30D", "P60D", "P90D", "P180D");
  static final List<String> REVIEWS = List.of("P3M", "P6M", "P1Y", "P2Y");
  static final List<String> CRLS = List.of("P1D", "P7D", "P14D", "P30D", "P90D", "P180D");

  private final ObjectProperty<Integer> routine = new SimpleObjectProperty<>(2);
  private final ObjectProperty<Integer> emergency = new SimpleObjectProperty<>(2);
  private final ObjectProperty<Integer> destruction = new SimpleObjectProperty<>(3);
  private final BooleanProperty raiserCounts = new SimpleBooleanProperty(true);
  private final ObjectProperty<Integer> requestHours = new SimpleObjectProperty<>(168);
  private final ObjectProperty<Integer> approvalHours = new SimpleObjectProperty<>(48);
  private final ObjectProperty<Integer> emergencyHours = new SimpleObjectProperty<>(12);
  private final ObjectProperty<Integer> trustPersons = new SimpleObjectProperty<>(1);
  private final ObjectProperty<String> cryptoperiod = new SimpleObjectProperty<>("P2Y");
  private final ObjectProperty<String> renewal = new SimpleObjectProperty<>("P60D");
  private final ObjectProperty<String> review = new SimpleObjectProperty<>("P1Y");
  private final ObjectProperty<String> crl = new SimpleObjectProperty<>("P30D");

  Policy policy() {
    List<Role> custodians = List.of(Role.CUSTODIAN);
    boolean counts = raiserCounts.get();
    return new Policy(
        1,
        new Rule(
            routine.get(), custodians, List.of(), counts, requestHours.get(), approvalHours.get()),
        new Rule(
            emergency.get(),
            custodians,
            List.of(),
            counts,
            emergencyHours.get(),
            emergencyHours.get()),
        new Rule(
            destruction.get(),
            custodians,
            List.of(),
            counts,
            requestHours.get(),
            approvalHours.get()),
        trustPersons.get(),
        cryptoperiod.get(),
        renewal.get(),
        review.get(),
        crl.get());
  }

  /** What is wrong with so many persons among so many custodians; empty for nothing. */
  Optional<String> problem(int persons, int custodians) {
    int needed = raiserCounts.get() ? persons : persons + 1;
    return needed <= custodians
        ? Optional.empty()
        : Optional.of(
            Messages.text(
                raiserCounts.get() ? "founding.policy.too-many" : "founding.policy.too-many-others",
                persons,
                custodians));
  }

  /** Whether every rule can be met by so many custodians. */
  boolean canBeMet(int custodians) {
    return List.of(routine.get(), emergency.get(), destruction.get()).stream()
        .allMatch(persons -> problem(persons, custodians).isEmpty());
  }

  ObjectProperty<Integer> routineProperty() {
    return routine;
  }

  ObjectProperty<Integer> emergencyProperty() {
    return emergency;
  }

  ObjectProperty<Integer> destructionProperty() {
    return destruction;
  }

  BooleanProperty raiserCountsProperty() {
    return raiserCounts;
  }

  ObjectProperty<Integer> requestHoursProperty() {
    return requestHours;
  }

  ObjectProperty<Integer> approvalHoursProperty() {
    return approvalHours;
  }

  ObjectProperty<Integer> emergencyHoursProperty() {
    return emergencyHours;
  }

  ObjectProperty<Integer> trustPersonsProperty() {
    return trustPersons;
  }

  ObjectProperty<String> cryptoperiodProperty() {
    return cryptoperiod;
  }

  ObjectProperty<String> renewalProperty() {
    return renewal;
  }

  ObjectProperty<String> reviewProperty() {
    return review;
  }

  ObjectProperty<String> crlProperty() {
    return crl;
  }
}
