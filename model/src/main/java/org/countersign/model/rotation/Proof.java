package org.countersign.model.rotation;

/** How it is known that a step was taken. */
public enum Proof {
  /** The console has found it in a file of the place; whoever has the journal can find it too. */
  MACHINE_VERIFIED,
  /** A person says so. */
  STATED,
  /** A person takes back what was confirmed before. */
  WITHDRAWN
}
