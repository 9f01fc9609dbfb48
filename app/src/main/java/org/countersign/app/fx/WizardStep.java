package org.countersign.app.fx;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * One step of a wizard.
 *
 * @param titleKey its name in the list of steps
 * @param content made when the step is first reached, and kept
 * @param complete whether one can go on from it
 * @param onEnter runs each time it is reached: to read again what an earlier step has decided
 */
public record WizardStep(
    String titleKey,
    Supplier<? extends Node> content,
    ObservableValue<Boolean> complete,
    Runnable onEnter) {

  /** A step that only tells, or asks what may be left out. */
  public WizardStep(String titleKey, Supplier<? extends Node> content) {
    this(titleKey, content, new ReadOnlyBooleanWrapper(true));
  }

  /** A step that needs no look at the earlier ones. */
  public WizardStep(
      String titleKey, Supplier<? extends Node> content, ObservableValue<Boolean> complete) {
    this(titleKey, content, complete, () -> {});
  }
}
