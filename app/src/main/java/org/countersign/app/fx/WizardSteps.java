package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The list of a wizard's steps: done, here, still to come. */
final class WizardSteps extends VBox {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

  private final List<Label> labels = new ArrayList<>();

  WizardSteps(List<WizardStep> steps) {
    getStyleClass().add("wizard-steps");
    for (int i = 0; i < steps.size(); i++) {
      String title = Messages.text(steps.get(i).titleKey());
      Label label = new Label(Messages.text("common.wizard.step", i + 1, title));
      label.getStyleClass().add("wizard-step");
      label.setWrapText(true);
      label.setMaxWidth(Double.MAX_VALUE);
      label.setMinHeight(USE_PREF_SIZE);
      labels.add(label);
    }
    getChildren().addAll(labels);
  }

  void show(int at) {
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      Icon icon = i < at ? Icon.DONE : i == at ? Icon.RUNNING : Icon.NOT_STARTED;
      label.setGraphic(icon.node(i < at ? Tone.GOOD.styleClass() : Tone.NEUTRAL.styleClass()));
      label.pseudoClassStateChanged(HERE, i == at);
    }
  }
}
