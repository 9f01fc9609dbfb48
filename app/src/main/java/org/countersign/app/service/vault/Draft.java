package org.countersign.app.service.vault;

import org.countersign.model.journal.Level;
import org.countersign.model.json.Canonical;
import tools.jackson.databind.JsonNode;

/** What is to become an entry; order, time and signature are the journal's to add. */
public record Draft(String kind, String domain, Level level, JsonNode body, boolean drill) {

  /** An entry of the usual level. {@code body} is a record of the model. */
  public static Draft of(String kind, String domain, Object body, boolean drill) {
    return new Draft(kind, domain, Level.RESTRICTED, Canonical.tree(body), drill);
  }
}
