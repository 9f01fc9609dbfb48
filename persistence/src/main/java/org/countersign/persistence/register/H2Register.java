package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.APPLIED;
import static org.countersign.persistence.register.generated.Tables.CHECKED;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.countersign.model.audit.RegisterTables;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.JournalVerifier.Checked;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.vault.Change;
import org.countersign.persistence.journal.Faults;
import org.countersign.persistence.register.generated.tables.records.AppliedRecord;
import org.countersign.persistence.register.generated.tables.records.CheckedRecord;
import org.jooq.DSLContext;

/**
 * The register in an H2 database, in {@code register/} of the vault or in memory. Whatever is wrong
 * with it is {@code store.register-corrupt}: delete it and rebuild it.
 */
public final class H2Register implements RegisterStore {
  /** The folder's name in the vault. */
  public static final String FOLDER = "register";

  private final Path place;
  private final String url;
  private final Connection connection;
  private final DSLContext sql;
  private final Projection projection;
  private final Queries queries;
  private final EntryQueries entries;
  private long applied;
  private String chain;

  private volatile boolean closing;

  private H2Register(Path place, String url, Connection connection) throws SQLException {
    this.place = place;
    this.url = url;
    this.connection = connection;
    this.sql = Database.sql(connection);
    this.projection = new Projection(connection, sql);
    this.queries = new Queries(sql);
    this.entries = new EntryQueries(sql);
    reread();
  }

  /** Opens the register of a vault, an empty one where there is none. */
  public static H2Register open(Path vault) throws StoreFailed {
    Path folder = vault.resolve(FOLDER);
    String url = Database.inFolder(folder);
    Database.vet(folder);
    return open(folder, url);
  }

  /** An empty register that is gone when it is closed. */
  public static H2Register inMemory() throws StoreFailed {
    return open(Path.of("memory"), Database.inMemory());
  }

  /** Deletes the register of a vault, which must be closed; nothing is lost by it. */
  public static void delete(Path vault) throws StoreFailed {
    try {
      Database.delete(vault.resolve(FOLDER));
    } catch (IOException e) {
      throw Faults.of(e, vault.resolve(FOLDER), 0);
    }
  }

  private static H2Register open(Path place, String url) throws StoreFailed {
    try {
      Connection connection = Database.open(url);
      try {
        return new H2Register(place, url, connection);
      } catch (RuntimeException | SQLException e) {
        connection.close();
        throw e;
      }
    } catch (RuntimeException | SQLException e) {
      throw Trouble.of(e, place);
    }
  }

  @Override
  public synchronized long applied() {
    return applied;
  }

  @Override
  public synchronized String chain() {
    return chain;
  }

  @Override
  public synchronized void apply(List<Checked> entries) throws StoreFailed {
    run(() -> {
      for (Checked checked : entries) {
        apply(checked);
      }
      projection.applied(applied, chain);
      return entries.size();
    });
  }

  @Override
  public synchronized Map<String, String> digests() throws StoreFailed {
    return run(() -> Digests.of(sql, this::goOn));
  }

  @Override
  public Digested digested() throws StoreFailed {
    try (Connection snapshot = Database.snapshot(url)) {
      DSLContext there = Database.sql(snapshot);
      long count = there.fetchOptional(APPLIED).map(AppliedRecord::getAppliedSeq).orElse(0L);
      return new Digested(count, Digests.of(there, this::goOn));
    } catch (CancellationException e) {
      throw new StoreFailed("closed", e, place.toString());
    } catch (RuntimeException | SQLException e) {
      throw Trouble.of(e, place);
    }
  }

  @Override
  public RegisterTables tables() throws StoreFailed {
    try {
      return new TableRows(Database.snapshot(url), place, this::goOn);
    } catch (RuntimeException | SQLException e) {
      throw Trouble.of(e, place);
    }
  }

  /** Ends what goes through many rows when the register is closed under it. */
  private void goOn() {
    if (closing) {
      throw new CancellationException("the register is being closed");
    }
  }

  @Override
  public synchronized CheckedPoint checkedPoint() throws StoreFailed {
    return run(() ->
        sql.selectFrom(CHECKED)
            .fetchOptional(row -> new CheckedPoint(row.getSize(), row.getRoot()))
            .orElse(new CheckedPoint(0, "")));
  }

  @Override
  public synchronized void remember(CheckedPoint point) throws StoreFailed {
    run(() -> {
      new Rows<>(connection, sql, CHECKED).put(new CheckedRecord(1, point.size(), point.root()));
      return point;
    });
  }

  @Override
  public synchronized List<EntryRow> entries(EntryFilter filter, Span span, int limit)
      throws StoreFailed {
    return run(() -> entries.rows(filter, span, limit));
  }

  @Override
  public synchronized long count(EntryFilter filter, Span span) throws StoreFailed {
    return run(() -> entries.count(filter, span));
  }

  @Override
  public synchronized Span span(Instant from, Instant until) throws StoreFailed {
    return run(() -> entries.span(from, until));
  }

  @Override
  public synchronized List<String> kinds() throws StoreFailed {
    return run(entries::kinds);
  }

  @Override
  public synchronized List<KeyRow> keys(KeyFilter filter) throws StoreFailed {
    return run(() -> queries.keys(filter));
  }

  @Override
  public synchronized List<RequestRow> requests(String text, int offset, int limit)
      throws StoreFailed {
    return run(() -> queries.requests(text, offset, limit));
  }

  @Override
  public void close() {
    closing = true;
    closeConnection();
  }

  private synchronized void closeConnection() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Whatever was not written is in the journal.
      System.getLogger(H2Register.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }

  private void apply(Checked checked) throws SQLException, StoreFailed {
    long seq = checked.entry().header().seq();
    if (seq != applied) {
      throw new StoreFailed("register-order", null, seq, applied);
    }
    byte[] leafHash = checked.entry().header().leafHash();
    projection.entry(checked.entry(), leafHash);
    for (Change change : checked.changes()) {
      projection.change(change);
    }
    chain = Chain.next(chain, leafHash);
    applied++;
  }

  private interface Work<T> {
    T run() throws SQLException, StoreFailed;
  }

  /** One transaction. */
  private <T> T run(Work<T> work) throws StoreFailed {
    try {
      T result = work.run();
      connection.commit();
      return result;
    } catch (StoreFailed e) {
      rollBack();
      throw e;
    } catch (RuntimeException | SQLException e) {
      StoreFailed failed = Trouble.of(e, place);
      try {
        rollBack();
      } catch (StoreFailed again) {
        failed.addSuppressed(again);
      }
      throw failed;
    }
  }

  private void rollBack() throws StoreFailed {
    try {
      connection.rollback();
      reread();
    } catch (RuntimeException | SQLException e) {
      throw Trouble.of(e, place);
    }
  }

  private void reread() {
    AppliedRecord row = sql.fetchOptional(APPLIED).orElse(new AppliedRecord(1, 0L, Chain.NONE));
    applied = row.getAppliedSeq();
    chain = row.getChain();
  }
}
