package org.countersign.app.service.inventory;

/** What can be asked for a key that is watched, in the order people meet it. */
public enum WatchedAction {
  ADD_TRUST_PATH,
  DISTRUST,
  TRUST_AGAIN
}
