package org.countersign.app.screen.founding;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.service.people.Founding;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.FoundingRules;

/** Who founds the vault. */
final class CustodiansModel {
  private final FoundingServices services;
  private final Founding founding;
  private final ObservableList<Bodies.Founder> founders = FXCollections.observableArrayList();

  CustodiansModel(FoundingServices services, Founding founding) {
    this.services = services;
    this.founding = founding;
  }

  /** A form for one more; {@code done} runs once that person is enrolled. */
  EnrolModel enrolling(Runnable done) {
    return new EnrolModel(
        services,
        founding,
        List.copyOf(founders),
        founder -> {
          founders.add(founder);
          done.run();
        });
  }

  /** Takes someone off the list; the keys stay on the token. */
  void remove(Bodies.Founder founder) {
    founding.remove(founder);
    founders.remove(founder);
  }

  ObservableList<Bodies.Founder> founders() {
    return founders;
  }

  ObservableValue<Boolean> complete() {
    return Bindings.size(founders).greaterThanOrEqualTo(FoundingRules.FEWEST_FOUNDERS).asObject();
  }

  /** How many are still to come. */
  ObservableValue<Number> missing() {
    return Bindings.size(founders).negate().add(FoundingRules.FEWEST_FOUNDERS);
  }
}
