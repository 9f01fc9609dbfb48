package org.countersign.model.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.NamedAttachment;
import org.countersign.model.json.Canonical;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code journal.jsonl} of a bundle: takes the vault's lines one by one, and gives those that are
 * in the scope, with gaps for the others. Every line is held against the vault's own tree.
 */
final class JournalExport {
  private final Scope scope;
  private final Selection selection;
  private final JournalTree tree;
  private final long size;
  private final OutputStream out;
  private final Map<String, Long> attachments = new TreeMap<>();
  private long attached;
  private long seq;
  private long gapFrom = -1;
  private long entries;
  private long withheld;
  private long gaps;

  JournalExport(Scope scope, Selection selection, JournalTree tree, long size, OutputStream out) {
    this.scope = scope;
    this.selection = selection;
    this.tree = tree;
    this.size = size;
    this.out = out;
  }

  /** Takes the next line; what comes after the head of the bundle is none of it. */
  void line(byte[] line) throws Failure, IOException {
    if (seq >= size) {
      return;
    }
    Entry entry = parse(line);
    if (!Arrays.equals(entry.header().leafHash(), tree.cover(seq, seq + 1).getFirst())) {
      throw new JournalBroken(seq, "not-as-checked");
    }
    if (selection.has(entry)) {
      endGap();
      write(entry, line);
    } else if (gapFrom < 0) {
      gapFrom = seq;
    }
    seq++;
  }

  private Entry parse(byte[] line) throws JournalBroken {
    try {
      return Entry.parse(line);
    } catch (Refused e) {
      throw JournalBroken.because(seq, "unreadable", e);
    }
  }

  private void write(Entry entry, byte[] line) throws IOException {
    if (scope.withholds(entry.header())) {
      withheld++;
      put(withheld(entry));
      return;
    }
    entries++;
    put(line);
    for (NamedAttachment named : NamedAttachment.in(entry.body())) {
      if (attachments.putIfAbsent(named.sha256(), seq) == null) {
        attached += named.bytes().orElse(0);
      }
    }
  }

  /** The line without its salt and its body. */
  static byte[] withheld(Entry entry) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.set("header", Canonical.tree(entry.header()));
    if (entry.header().seq() == 0) {
      line.set("signatures", Canonical.tree(entry.signatures()));
    } else {
      byte[] signature = entry.signatures().getFirst().signature();
      line.put("signature", Base64.getEncoder().encodeToString(signature));
    }
    return Canonical.bytes(line);
  }

  private void endGap() throws IOException {
    if (gapFrom >= 0) {
      put(Gap.of(gapFrom, seq, tree.cover(gapFrom, seq)).line());
      gaps++;
      gapFrom = -1;
    }
  }

  private void put(byte[] line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  /** What was written, once all lines were taken. */
  Manifest.Counts end() throws Failure, IOException {
    if (seq < size) {
      throw new JournalBroken(seq, "shorter", size);
    }
    endGap();
    String root = HexFormat.of().formatHex(tree.root(size));
    return new Manifest.Counts(size, root, entries, withheld, gaps);
  }

  /** Bytes of those attachments, as the entries that name them first say. */
  long attached() {
    return attached;
  }

  /** The attachments that the bodies name which are here, with the first entry that names each. */
  Map<String, Long> attachments() {
    return attachments;
  }
}
