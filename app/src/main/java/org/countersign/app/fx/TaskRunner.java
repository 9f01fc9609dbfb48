package org.countersign.app.fx;

import javafx.beans.property.ReadOnlyBooleanProperty;

/** The one door to background work. Tests pass a {@link DirectTaskRunner}. */
public interface TaskRunner {
  /** Starts it; its callbacks run on the JavaFX thread, one after the other. */
  <T> RunningTask start(Job<T> job);

  /** True while any job runs. */
  ReadOnlyBooleanProperty busyProperty();
}
