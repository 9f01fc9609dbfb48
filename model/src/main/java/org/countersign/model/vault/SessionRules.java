package org.countersign.model.vault;

import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import tools.jackson.databind.JsonNode;

/** Entries that change nothing: who was at the console, and what a crash left behind. */
final class SessionRules {
  private SessionRules() {}

  static void check(VaultState state, Header header, JsonNode body) throws Refused {
    if (!header.domain().equals(SigningDomain.VAULT) || header.drill()) {
      throw new Refused("entry.domain", header.domain(), SigningDomain.VAULT);
    }
    switch (header.kind()) {
      case Kinds.SESSION_OPENED ->
          opened(state, header, Canonical.read(body, Bodies.SessionOpened.class));
      case Kinds.SESSION_CLOSED -> Canonical.read(body, Bodies.SessionClosed.class);
      case Kinds.CUT -> Canonical.read(body, Bodies.Cut.class);
      default -> throw new Refused("entry.kind", header.kind());
    }
  }

  private static void opened(VaultState state, Header header, Bodies.SessionOpened session)
      throws Refused {
    EnrolledCredential credential =
        state
            .people()
            .credential(header.credential())
            .orElseThrow(() -> new Refused("approval.credential", header.actor()));
    if (!session.token().equals(credential.credential().token())) {
      throw new Refused("session.token", state.people().nameOf(header.actor()));
    }
  }
}
