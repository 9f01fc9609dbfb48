package org.countersign.app.screen.journal;

import java.util.List;
import org.countersign.app.service.history.Past;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.inventory.KeyRow;

/**
 * The keys of the vault as they were after an entry.
 *
 * @param key SPKI hash of the key that the entry is about; empty where it is about none
 */
record Then(long seq, Past past, List<KeyRow> keys, String key) {
  static Then of(EntryDetail detail, Past past) {
    return new Then(detail.seq(), past, new Inventory(past).keys(), detail.key());
  }
}
