package org.countersign.model.audit;

import java.io.IOException;
import java.util.List;
import org.countersign.model.failure.Failure;

/** The register's tables at the moment of an export, row by row. */
public interface RegisterTables extends AutoCloseable {
  /** Entries applied at that moment. */
  long applied();

  /** The names, sorted. */
  List<String> names();

  /** The columns of a table. */
  List<String> columns(String table);

  /** Takes a row: text, whole number, truth or null each. */
  interface Rows {
    void row(List<Object> values) throws IOException, Failure;
  }

  /** All rows of a table in the order of their keys. */
  void read(String table, Rows rows) throws IOException, Failure;

  /** Of a register that has no tables to show. */
  static RegisterTables none(long applied) {
    return new RegisterTables() {
      @Override
      public long applied() {
        return applied;
      }

      @Override
      public List<String> names() {
        return List.of();
      }

      @Override
      public List<String> columns(String table) {
        return List.of();
      }

      @Override
      public void read(String table, Rows rows) {
        // there is none
      }

      @Override
      public void close() {
        // nothing is held
      }
    };
  }

  @Override
  void close();
}
