package org.countersign.model.reconcile;

/** How far a look at a token went. */
public enum Depth {
  /** Without a PIN: what the token shows to anyone. */
  PUBLIC,
  /** Logged in: all objects. */
  FULL
}
