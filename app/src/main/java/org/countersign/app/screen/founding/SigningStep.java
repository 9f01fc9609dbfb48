package org.countersign.app.screen.founding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.SafeText;
import org.countersign.model.domain.Policy;
import org.countersign.model.vault.Bodies;

/** All of it once more, and everybody's signature. */
final class SigningStep extends VBox {
  private final FoundingViewModel model;
  private final Map<String, PinField> pins = new LinkedHashMap<>();
  private final VBox facts = new VBox();
  private final VBox rows = new VBox();
  private final Label problem = Fields.text("", "problem");
  private final Map<String, VBox> people = new HashMap<>();
  private final BooleanProperty complete = new SimpleBooleanProperty();

  SigningStep(FoundingViewModel model) {
    this.model = model;
    getStyleClass().add("founding-step");
    problem.setGraphic(Icon.WARNING.node());
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    getChildren()
        .addAll(
            facts,
            Fields.text(Messages.text("founding.sign.title"), "h3"),
            Fields.text(Messages.text("founding.sign.what"), "muted"),
            rows,
            problem);
    model.problemProperty().subscribe(this::showProblem);
  }

  /** Under the person whose token it is about, or else under all. */
  private void showProblem(String text) {
    getChildren().remove(problem);
    people.values().forEach(row -> row.getChildren().remove(problem));
    Optional<Bodies.Founder> whose =
        model.founders().stream()
            .filter(one -> one.credential().token().label().equals(model.problemToken()))
            .findFirst();
    VBox place = whose.map(one -> people.get(one.person().id())).orElse(this);
    place.getChildren().add(problem);
    if (!text.isEmpty()) {
      whose.ifPresent(one -> pins.get(one.person().id()).requestFocus());
    }
  }

  /** Reads again what the earlier steps have decided. */
  void enter() {
    model.forgetProblem();
    facts.getChildren().setAll(facts());
    pins.clear();
    people.clear();
    List<Node> all = new ArrayList<>();
    for (Bodies.Founder founder : model.founders()) {
      all.add(row(founder));
    }
    rows.getChildren().setAll(all);
    complete.unbind();
    complete.bind(
        Bindings.createBooleanBinding(
            () ->
                !pins.isEmpty()
                    && pins.values().stream().allMatch(pin -> pin.lengthProperty().get() > 0),
            pins.values().stream()
                .map(PinField::lengthProperty)
                .toArray(javafx.beans.Observable[]::new)));
  }

  private FactGrid facts() {
    Policy policy = model.policy().policy();
    return new FactGrid()
        .text("founding.fact.name", model.nameProperty().get().strip())
        .mono("founding.fact.folder", model.folderProperty().get().strip())
        .text(
            "founding.fact.people",
            Messages.text(
                "founding.fact.people.text",
                policy.routine().persons(),
                policy.emergency().persons(),
                policy.destruction().persons(),
                policy.routine().raiserCounts() ? 1 : 0))
        .text(
            "founding.fact.times",
            Messages.text(
                "founding.fact.times.text",
                new Messages.Composed(PolicyStep.periodText(policy.cryptoperiod())),
                new Messages.Composed(PolicyStep.periodText(policy.reviewCadence())),
                new Messages.Composed(PolicyStep.periodText(policy.crlLifetime()))));
  }

  private Node row(Bodies.Founder founder) {
    Label name = SafeText.label(founder.person().name());
    name.getStyleClass().add("h3");
    Label token =
        SafeText.label(
            founder.credential().token().label() + " · " + founder.credential().token().serial());
    token.getStyleClass().add("hint");
    VBox who = new VBox(2, name, token);
    HBox.setHgrow(who, Priority.ALWAYS);
    PinField pin = new PinField("founding.pin");
    pin.setId("found-pin-" + founder.person().id());
    pins.put(founder.person().id(), pin);
    pin.setOnEnter(() -> next(founder.person().id()));
    HBox row = new HBox(10, Icon.PERSON.node("person-icon"), who, pin);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("person-line");
    VBox person = new VBox(row);
    person.getStyleClass().add("person-row");
    people.put(founder.person().id(), person);
    return person;
  }

  private void next(String person) {
    List<String> all = List.copyOf(pins.keySet());
    int after = all.indexOf(person) + 1;
    if (after < all.size()) {
      pins.get(all.get(after)).requestFocus();
    } else if (complete.get()) {
      found();
    }
  }

  /** Takes the PINs and founds. */
  void found() {
    if (!model.busyProperty().get()) {
      Map<String, char[]> taken = new HashMap<>();
      pins.forEach((person, pin) -> taken.put(person, pin.takePin()));
      model.found(taken);
    }
  }

  /** Whether everybody has typed a PIN. */
  BooleanProperty completeProperty() {
    return complete;
  }
}
