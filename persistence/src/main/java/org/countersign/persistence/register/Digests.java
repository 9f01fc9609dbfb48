package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.CHECKED;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.persistence.register.generated.DefaultSchema;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.TableField;

/** Hashes each table's rows in the order of their keys, a page at a time. */
final class Digests {
  private static final int PAGE = 5000;

  private Digests() {}

  /**
   * By table name; what is not derived from the journal is left out.
   *
   * @param before is called before every page; what it throws ends it
   */
  static Map<String, String> of(DSLContext sql, Runnable before) {
    Map<String, String> digests = new TreeMap<>();
    for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      if (!table.equals(CHECKED)) {
        digests.put(table.getName(), of(sql, table, before));
      }
    }
    return digests;
  }

  private static <R extends Record> String of(DSLContext sql, Table<R> table, Runnable before) {
    MessageDigest digest = sha256();
    TableField<R, ?>[] keys = table.getPrimaryKey().getFieldsArray();
    Result<R> page = sql.selectFrom(table).orderBy(keys).limit(PAGE).fetch();
    while (!page.isEmpty()) {
      before.run();
      page.forEach(row -> add(digest, row));
      Object[] last = page.getLast().into(keys).intoArray();
      page =
          page.size() < PAGE
              ? sql.newResult(table)
              : sql.selectFrom(table).orderBy(keys).seek(last).limit(PAGE).fetch();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Each value with its length in front, so that no two rows spell the same bytes. */
  private static void add(MessageDigest digest, Record row) {
    for (Field<?> field : row.fields()) {
      Object value = row.get(field);
      byte[] bytes =
          value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(0, value == null ? -1 : bytes.length));
      digest.update(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
