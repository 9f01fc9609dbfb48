package org.countersign.model.people;

/** What a person may be asked to do; a policy says which roles may sign what. */
public enum Role {
  /** Holds a token, signs, and may hold PIN shares. */
  CUSTODIAN,
  /** Answers for signing domains. */
  OWNER,
  /** Has an interest in a signing domain and is told of its changes. */
  STAKEHOLDER,
  /** Reads and checks; signs nothing. */
  AUDITOR
}
