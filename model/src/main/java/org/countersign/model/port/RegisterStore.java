package org.countersign.model.port;

import java.util.List;
import java.util.Map;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Entry;
import org.countersign.model.vault.Change;

/** The tables derived from the journal, for looking things up. Never asked for authority. */
public interface RegisterStore extends AutoCloseable {

  /** Entries applied so far: the seq of the next one. */
  long applied() throws StoreFailed;

  /** Applies an entry and what it changed, in one transaction. {@code leafHash} is the entry's. */
  void apply(Entry entry, List<Change> changes) throws StoreFailed;

  /**
   * SHA-256 of each table's rows in order of their keys, by table name. Two registers of one
   * journal agree.
   */
  Map<String, String> digests() throws StoreFailed;

  /**
   * The last journal size whose signatures were all checked, with the root it had; 0 when never.
   */
  CheckedPoint checkedPoint() throws StoreFailed;

  void remember(CheckedPoint point) throws StoreFailed;

  /** How far signatures have been checked. {@code root} is lower-case hex. */
  record CheckedPoint(long size, String root) {}

  /**
   * Entries that match, newest first. {@code text} is looked for in kind, actor, domain and words;
   * empty for all.
   */
  List<EntryRow> entries(String text, int offset, int limit) throws StoreFailed;

  /** A line of the journal's list. {@code body} is canonical JSON. */
  record EntryRow(
      long seq,
      java.time.Instant at,
      String kind,
      String actor,
      String domain,
      String level,
      boolean drill,
      String body) {}

  @Override
  void close();
}
