package org.countersign.app.service.inventory;

/** What can be asked for one key, in the order people meet it. */
public enum KeyAction {
  ROOT,
  ISSUE,
  CSR,
  IMPORT,
  CRL,
  ADD_TRUST_PATH,
  ACTIVATE,
  ROTATE,
  SUSPEND,
  REINSTATE,
  REVOKE,
  RETIRE,
  DESTROY,
  KEEP
}
