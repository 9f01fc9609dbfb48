package org.countersign.persistence.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Writes rows of one table. jOOQ spells the statements once and they stay prepared: a rebuild runs
 * them a million times.
 */
final class Rows<R extends Record> {
  private final Connection connection;
  private final DSLContext sql;
  private final Table<R> table;
  private final int[] all;
  private final int[] keyLast;
  private final PreparedStatement insert;
  private final PreparedStatement update;

  Rows(Connection connection, DSLContext sql, Table<R> table) throws SQLException {
    this.connection = connection;
    this.sql = sql;
    this.table = table;
    List<Field<?>> fields = List.of(table.fields());
    List<Field<?>> keys = List.copyOf(table.getPrimaryKey().getFields());
    List<Field<?>> others = new ArrayList<>(fields);
    others.removeAll(keys);
    List<Field<?>> reordered = new ArrayList<>(others);
    reordered.addAll(keys);
    this.all = positions(fields);
    this.keyLast = positions(reordered);
    this.insert = connection.prepareStatement(insertSql(fields));
    // A table that is all key has nothing to change.
    this.update = connection.prepareStatement(updateSql(others.isEmpty() ? keys : others, keys));
  }

  /** Changes the row with this key, or adds it. */
  void put(R row) throws SQLException {
    bind(update, row, keyLast);
    if (update.executeUpdate() == 0) {
      add(row);
    }
  }

  void add(R row) throws SQLException {
    bind(insert, row, all);
    insert.executeUpdate();
  }

  /** Removes the rows with this value, if there are any. */
  <T> void removeAll(Field<T> field, T value) throws SQLException {
    String delete = sql.deleteFrom(table).where(field.eq(value)).getSQL();
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setObject(1, value);
      statement.executeUpdate();
    }
  }

  private String insertSql(List<Field<?>> fields) {
    List<Object> values = new ArrayList<>();
    fields.forEach(field -> values.add(any(field)));
    return sql.insertInto(table).columns(fields).values(values).getSQL();
  }

  private String updateSql(List<Field<?>> changed, List<Field<?>> keys) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    changed.forEach(field -> values.put(field, any(field)));
    Condition isKey = DSL.and(keys.stream().map(Rows::isAny).toList());
    return sql.update(table).set(values).where(isKey).getSQL();
  }

  private static <T> Condition isAny(Field<T> field) {
    return field.eq(any(field));
  }

  private static <T> Field<T> any(Field<T> field) {
    return DSL.val((T) null, field);
  }

  private int[] positions(List<Field<?>> fields) {
    return fields.stream().mapToInt(table::indexOf).toArray();
  }

  private static void bind(PreparedStatement to, Record row, int[] positions) throws SQLException {
    for (int i = 0; i < positions.length; i++) {
      to.setObject(i + 1, row.get(positions[i]));
    }
  }
}
