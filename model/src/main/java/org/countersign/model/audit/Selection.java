package org.countersign.model.audit;

import java.util.HashSet;
import java.util.Set;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.vault.Kinds;
import tools.jackson.databind.JsonNode;

/**
 * Which entries are in a bundle. Where there is a period, all entries are looked at first: a
 * request is in it whole when one entry of it is.
 */
final class Selection {
  private static final String REQUEST = "request";
  private static final Set<String> SESSIONS = Set.of(Kinds.SESSION_OPENED, Kinds.SESSION_CLOSED);
  private static final Set<String> GOVERNANCE = Set.of("domain.change", "policy.change");

  private final Scope scope;
  private final Set<String> requests = new HashSet<>();

  Selection(Scope scope) {
    this.scope = scope;
  }

  /** Whether entries have to be looked at before they can be asked for. */
  boolean looksFirst() {
    return scope.from().isPresent() || scope.until().isPresent();
  }

  /** Looks at an entry. */
  void look(Entry entry) {
    Header header = entry.header();
    boolean governs =
        header.kind().equals(Kinds.RAISED)
            && GOVERNANCE.contains(entry.body().path("operation").asString(""));
    if (governs || scope.covers(header.at())) {
      String request = request(entry);
      if (!request.isEmpty()) {
        requests.add(request);
      }
    }
  }

  /** Whether the entry is in the bundle, with its body or without. */
  boolean has(Entry entry) {
    Header header = entry.header();
    if (header.seq() == 0) {
      return true;
    }
    if (!scope.concerns(header.domain())) {
      return false;
    }
    boolean ofVault =
        header.domain().equals(SigningDomain.VAULT) && !SESSIONS.contains(header.kind());
    return ofVault || scope.covers(header.at()) || requests.contains(request(entry));
  }

  /** The hash of the request that an entry is about; empty for none. */
  static String request(Entry entry) {
    JsonNode body = entry.body();
    return switch (entry.header().kind()) {
      case Kinds.RAISED -> Canonical.hashOf(body);
      case Kinds.APPROVED, Kinds.REFUSED -> body.path("approval").path(REQUEST).asString("");
      case Kinds.STARTED, Kinds.FINISHED, Kinds.FAILED -> body.path(REQUEST).asString("");
      default -> "";
    };
  }
}
