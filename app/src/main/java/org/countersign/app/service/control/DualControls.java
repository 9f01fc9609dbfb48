package org.countersign.app.service.control;

import java.time.Instant;
import java.util.Optional;
import org.countersign.app.service.execution.Executions;
import org.countersign.app.service.memory.TokenMemories;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.request.Request;

/** Brings requests in front of people. */
public final class DualControls {
  private final Vault vault;
  private final Sessions sessions;
  private final Requests requests;
  private final Executions executions;
  private final TokenMemories memories;

  public DualControls(
      Vault vault,
      Sessions sessions,
      Requests requests,
      Executions executions,
      TokenMemories memories) {
    this.memories = memories;
    this.vault = vault;
    this.sessions = sessions;
    this.requests = requests;
    this.executions = executions;
  }

  /** Drafts a request in the name of whoever is signed in; nothing is on record yet. */
  public Request draft(Requests.Wish wish) throws Failure {
    return requests.draft(wish, sessions.require().person());
  }

  /** Puts a draft on record, signed by whoever is signed in; returns its hash. */
  public String raise(Request draft) throws Failure {
    return requests.raise(draft, sessions.require());
  }

  /**
   * A request that is on record.
   *
   * @param openedAt since when the person has been at it, where the time is to be measured
   */
  public DualControl open(String hash, Optional<Instant> openedAt) {
    return new DualControl(vault, sessions, requests, executions, memories, hash, openedAt);
  }
}
