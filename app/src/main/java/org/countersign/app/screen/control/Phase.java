package org.countersign.app.screen.control;

/** Where the dialog is. */
enum Phase {
  /** Being read. */
  READING,
  /** A draft, which whoever is signed in may put on record. */
  PROPOSED,
  /** On record; people sign and bring their shares. */
  SIGNING,
  /** The HSM is at work. */
  EXECUTING,
  /** Carried out, failed, refused, expired or lapsed. */
  ENDED
}
