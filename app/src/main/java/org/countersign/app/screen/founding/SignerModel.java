package org.countersign.app.screen.founding;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.countersign.model.vault.Bodies;

/** One founder's signature: still to come, or there. */
final class SignerModel {
  private final Bodies.Founder founder;
  private final ReadOnlyBooleanWrapper signed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  SignerModel(Bodies.Founder founder) {
    this.founder = founder;
  }

  void hasSigned() {
    problem.set("");
    signed.set(true);
  }

  void failed(String sentence) {
    problem.set(sentence);
  }

  Bodies.Founder founder() {
    return founder;
  }

  ReadOnlyBooleanProperty signedProperty() {
    return signed.getReadOnlyProperty();
  }

  /** What went wrong with the last try, in a sentence; empty for nothing. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
