package org.countersign.app.service.vault;

import org.countersign.model.journal.Level;
import org.countersign.model.json.Canonical;
import org.countersign.model.vault.Levels;
import tools.jackson.databind.JsonNode;

/** What is to become an entry; order, time and signature are the journal's to add. */
public record Draft(String kind, String domain, Level level, JsonNode body, boolean drill) {

  /** An entry of the level that {@link Levels} gives. {@code body} is a record of the model. */
  public static Draft of(String kind, String domain, Object body, boolean drill) {
    JsonNode tree = Canonical.tree(body);
    return new Draft(kind, domain, Levels.of(kind, tree), tree, drill);
  }
}
