package org.countersign.model.domain;

/** The three kinds of authority a policy distinguishes. */
public enum Authority {
  ROUTINE,
  EMERGENCY,
  DESTRUCTION
}
