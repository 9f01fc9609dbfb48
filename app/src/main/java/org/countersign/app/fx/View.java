package org.countersign.app.fx;

import javafx.scene.Node;

/**
 * A screen, as the shell knows it. It is made when it is first opened and kept until the vault
 * closes.
 */
public interface View {
  /** What is shown; always the same one. */
  Node node();

  /** It has been opened, or F5 was pressed: read again what it shows. */
  default void refresh() {}

  /** Shows the one thing that is meant: a key's SPKI hash, a request's id. */
  default void select(String subject) {}

  /** Whether leaving it would lose typed work. */
  default boolean hasTypedWork() {
    return false;
  }
}
