package org.countersign.persistence.register;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.h2.engine.DbObject;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.MetaType;
import org.h2.result.SearchRow;
import org.h2.value.VersionedValue;

/**
 * Reads what a database file would have H2 run when it is opened, before H2 does. {@code
 * h2.allowedClasses} does not cover triggers and functions given as source text: H2 compiles and
 * runs those of a file that somebody has prepared. So a file may define plain tables, keys and
 * indexes, spelt as H2 spells ours, and nothing else.
 */
final class Catalogue {
  private static final String NAME = "\"[A-Za-z0-9_]+\"";
  private static final String QUALIFIED = "\"public\"\\." + NAME;
  private static final String TYPE =
      "(CHARACTER VARYING|BIGINT|INTEGER|BOOLEAN|TIMESTAMP)(\\(\\d+\\))?";
  private static final String COLUMN =
      NAME + " " + TYPE + "( DEFAULT CURRENT_TIMESTAMP)?( SELECTIVITY \\d+)?( NOT NULL)?";
  private static final String COLUMNS =
      "\\(" + NAME + "( NULLS FIRST)?(, " + NAME + "( NULLS FIRST)?)*\\)";

  private static final Map<Integer, Pattern> ALLOWED =
      Map.of(
          DbObject.SETTING,
          Pattern.compile("SET (CREATE_BUILD|WRITE_DELAY) \\d+"),
          DbObject.USER,
          Pattern.compile("CREATE USER IF NOT EXISTS \"SA\" SALT '\\w*' HASH '\\w*' ADMIN"),
          DbObject.TABLE_OR_VIEW,
          Pattern.compile(
              "CREATE CACHED TABLE " + QUALIFIED + "\\( " + COLUMN + "(, " + COLUMN + ")* \\)"),
          DbObject.INDEX,
          Pattern.compile("CREATE (PRIMARY KEY|INDEX) " + QUALIFIED + " ON " + QUALIFIED + COLUMNS),
          DbObject.CONSTRAINT,
          Pattern.compile(
              "ALTER TABLE "
                  + QUALIFIED
                  + " ADD CONSTRAINT "
                  + QUALIFIED
                  + " PRIMARY KEY"
                  + COLUMNS
                  + " INDEX "
                  + QUALIFIED));

  private static final String SYSTEM_TABLE = "table.0";
  private static final int TYPE_COLUMN = 2;
  private static final int SQL_COLUMN = 3;

  private Catalogue() {}

  /**
   * The first thing the file defines that a register does not have, in its own words; empty if all
   * is well. A file cut off in the middle of a transaction is not opened either: taking back a
   * prepared one could define anything. Throws what H2 throws on a file it cannot read.
   */
  static Optional<String> stranger(String file) {
    try (MVStore store = new MVStore.Builder().fileName(file).readOnly().open()) {
      var transactions =
          new TransactionStore(store, new MetaType<>(null, null), new ValueDataType(), 0);
      transactions.init();
      if (!transactions.getOpenTransactions().isEmpty()) {
        return Optional.of("an open transaction");
      }
      return strangerIn(transactions);
    }
  }

  private static Optional<String> strangerIn(TransactionStore transactions) {
    if (!transactions.hasMap(SYSTEM_TABLE)) {
      return Optional.empty();
    }
    var rows =
        transactions.<Long, VersionedValue<SearchRow>>openMap(
            SYSTEM_TABLE, LongDataType.INSTANCE, null);
    for (var keys = rows.keyIterator(null); keys.hasNext(); ) {
      SearchRow row = rows.get(keys.next()).getCurrentValue();
      String sql = row.getValue(SQL_COLUMN).getString().replaceAll("\\s+", " ");
      Pattern allowed = ALLOWED.get(row.getValue(TYPE_COLUMN).getInt());
      if (allowed == null || !allowed.matcher(sql).matches()) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
