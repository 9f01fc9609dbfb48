package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.APPLIED;
import static org.countersign.persistence.register.generated.Tables.CHECKED;
import static org.countersign.persistence.register.generated.Tables.ENTRY;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.countersign.model.audit.RegisterTables;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.persistence.register.generated.DefaultSchema;
import org.countersign.persistence.register.generated.tables.records.AppliedRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * The tables as they were when this was made, a page at a time. What the register notes for itself
 * is left out, and of entries the body, which the journal has.
 */
final class TableRows implements RegisterTables {
  private static final int PAGE = 2000;

  private final Connection snapshot;
  private final DSLContext sql;
  private final Path place;
  private final Runnable before;
  private final long applied;
  private final Map<String, Table<?>> tables = new TreeMap<>();

  TableRows(Connection snapshot, Path place, Runnable before) {
    this.snapshot = snapshot;
    this.sql = Database.sql(snapshot);
    this.place = place;
    this.before = before;
    this.applied = sql.fetchOptional(APPLIED).map(AppliedRecord::getAppliedSeq).orElse(0L);
    for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      if (!table.equals(CHECKED) && !table.equals(APPLIED)) {
        tables.put(table.getName(), table);
      }
    }
  }

  @Override
  public long applied() {
    return applied;
  }

  @Override
  public List<String> names() {
    return List.copyOf(tables.keySet());
  }

  @Override
  public List<String> columns(String table) {
    return fields(tables.get(table)).stream().map(Field::getName).toList();
  }

  private static List<Field<?>> fields(Table<?> table) {
    return Arrays.stream(table.fields()).filter(field -> !field.equals(ENTRY.BODY)).toList();
  }

  @Override
  public void read(String table, Rows rows) throws IOException, Failure {
    try {
      read(tables.get(table), rows);
    } catch (org.jooq.exception.DataAccessException e) {
      throw Trouble.of(e, place);
    }
  }

  private void read(Table<?> table, Rows rows) throws IOException, Failure {
    List<Field<?>> fields = fields(table);
    TableField<?, ?>[] keys = table.getPrimaryKey().getFieldsArray();
    Result<Record> page = sql.select(fields).from(table).orderBy(keys).limit(PAGE).fetch();
    while (!page.isEmpty()) {
      mustBeOpen();
      for (Record row : page) {
        rows.row(row.intoList());
      }
      Object[] last = page.getLast().into(keys).intoArray();
      page =
          page.size() < PAGE
              ? sql.newResult(fields.toArray(Field[]::new))
              : sql.select(fields).from(table).orderBy(keys).seek(last).limit(PAGE).fetch();
    }
  }

  /** That the register is closed is no cancellation by whoever takes the rows. */
  private void mustBeOpen() throws StoreFailed {
    try {
      before.run();
    } catch (CancellationException e) {
      throw new StoreFailed("closed", e, place.toString());
    }
  }

  @Override
  public void close() {
    try {
      snapshot.close();
    } catch (SQLException e) {
      System.getLogger(TableRows.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }
}
