package org.countersign.model.vault;

import java.util.List;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Request;

/**
 * The entry that raised a request, without its body: that is the request, and a journal may have
 * hundreds of thousands.
 */
public record RaisedEntry(Header header, byte[] salt, List<EntrySignature> signatures) {
  static RaisedEntry of(Entry entry) {
    return new RaisedEntry(entry.header(), entry.salt(), entry.signatures());
  }

  /** The whole entry, where it raised this request. */
  Entry with(Request request) {
    return new Entry(header, salt, Canonical.tree(request), signatures);
  }
}
