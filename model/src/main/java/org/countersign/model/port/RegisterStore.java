package org.countersign.model.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.audit.RegisterTables;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.JournalVerifier.Checked;
import org.countersign.model.vault.Change;

/** The tables derived from the journal, for looking things up. Never asked for authority. */
public interface RegisterStore extends AutoCloseable {

  /** Entries applied so far: the seq of the next one. */
  long applied() throws StoreFailed;

  /**
   * Which entries were applied: SHA-256(chain before ‖ leaf hash) over all of them, lower-case hex;
   * 64 zeros before the first. Tells the register of another journal.
   */
  String chain() throws StoreFailed;

  /** Applies an entry and what it changed, in one transaction. */
  default void apply(Entry entry, List<Change> changes) throws StoreFailed {
    apply(List.of(new Checked(entry, changes)));
  }

  /**
   * Applies entries in one transaction: all or none. Refuses with {@code store.register-order} one
   * that is not the next.
   */
  void apply(List<Checked> entries) throws StoreFailed;

  /**
   * SHA-256 of each table's rows in order of their keys, by table name. Two registers of one
   * journal agree.
   */
  Map<String, String> digests() throws StoreFailed;

  /**
   * What all tables hold at one moment.
   *
   * @param applied entries applied at that moment
   * @param tables as {@link #digests}
   */
  record Digested(long applied, Map<String, String> tables) {}

  /**
   * The digests, with the number of entries they are after. Others may append meanwhile: whoever
   * compares a long register must not keep an emergency waiting.
   */
  default Digested digested() throws StoreFailed {
    return new Digested(applied(), digests());
  }

  /** All tables as they are now, for an export; closed when it is over. Others may append. */
  default RegisterTables tables() throws StoreFailed {
    return RegisterTables.none(applied());
  }

  /**
   * The last journal size whose signatures were all checked, with the root it had; 0 when never.
   */
  CheckedPoint checkedPoint() throws StoreFailed;

  void remember(CheckedPoint point) throws StoreFailed;

  /** How far signatures have been checked. {@code root} is lower-case hex. */
  record CheckedPoint(long size, String root) {}

  /** Entries of the span that match, newest first. */
  List<EntryRow> entries(EntryFilter filter, Span span, int limit) throws StoreFailed;

  /** How many entries of the span match. */
  long count(EntryFilter filter, Span span) throws StoreFailed;

  /**
   * The span in which all entries of these times are; a clock that was set back leaves others in
   * it.
   *
   * @param from inclusive
   * @param until exclusive
   */
  Span span(Instant from, Instant until) throws StoreFailed;

  /** The kinds of entries there are, in order. */
  List<String> kinds() throws StoreFailed;

  /**
   * Each member that is not empty must fit.
   *
   * @param text every word of it occurs in kind, domain or body, or in the name of the actor or the
   *     domain; in capitals or not
   * @param kind as in the header, as are actor and domain
   * @param domain empty inside for the vault itself
   * @param from no earlier
   * @param until earlier
   */
  record EntryFilter(
      String text,
      String kind,
      String actor,
      Optional<String> domain,
      Optional<Instant> from,
      Optional<Instant> until) {
    public static final EntryFilter ALL = saying("");

    /** Only what the text says. */
    public static EntryFilter saying(String text) {
      return new EntryFilter(text, "", "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether only an index has to be looked at. */
    public boolean quick() {
      return text.isBlank();
    }
  }

  /** Entries by number: {@code from} inclusive, {@code until} exclusive. */
  record Span(long from, long until) {
    public static final Span ALL = new Span(0, Long.MAX_VALUE);
  }

  /** A line of the journal's list. {@code body} is canonical JSON. */
  record EntryRow(
      long seq,
      Instant at,
      String kind,
      String actor,
      String domain,
      String level,
      boolean drill,
      String body) {}

  /** Keys that match, by label. */
  List<KeyRow> keys(KeyFilter filter) throws StoreFailed;

  /**
   * Each member that is not empty must fit.
   *
   * @param text in label, purpose or SPKI hash
   * @param domain the domain's id; empty for all
   * @param state as {@code KeyState.id()}
   * @param token the token's serial
   */
  record KeyFilter(String text, String domain, String state, String token) {
    public static final KeyFilter ALL = new KeyFilter("", "", "", "");
  }

  /**
   * A line of the keys' list.
   *
   * @param domain the domain's id
   * @param owner the name of the domain's owner, or the id of one who is not known
   * @param state as {@code KeyState.id()}
   * @param due the earlier of the end of its purpose and the last notAfter of its certificates that
   *     are not revoked
   * @param trustedBy trust paths that trust the key itself; what is reached through others is the
   *     trust graph's to tell
   */
  record KeyRow(
      String spki,
      String label,
      String domain,
      String domainName,
      String owner,
      String algorithm,
      String tokenLabel,
      String state,
      Instant due,
      long trustedBy) {}

  /**
   * Requests that match, newest first. {@code text} is looked for in operation, subject, reason and
   * domain; empty for all.
   */
  List<RequestRow> requests(String text, int offset, int limit) throws StoreFailed;

  /**
   * A line of the requests' list. Where it stands depends on the clock and on the policy: ask
   * {@code Quorum}.
   *
   * @param raisedBy the raiser's name
   * @param approvals persons who have approved
   * @param refusedBy the name of who refused
   * @param execution {@code none}, {@code started}, {@code finished} or {@code failed}
   */
  record RequestRow(
      String hash,
      String operation,
      String domain,
      String subject,
      String reason,
      String raisedBy,
      Instant raisedAt,
      Instant expiresAt,
      int approvals,
      Optional<String> refusedBy,
      String execution,
      boolean drill) {}

  @Override
  void close();
}
