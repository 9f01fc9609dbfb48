package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.ENTRY;
import static org.countersign.persistence.register.generated.Tables.PERSON;
import static org.countersign.persistence.register.generated.Tables.SIGNING_DOMAIN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import org.countersign.model.json.Utc;
import org.countersign.model.port.RegisterStore.EntryFilter;
import org.countersign.model.port.RegisterStore.EntryRow;
import org.countersign.model.port.RegisterStore.Span;
import org.countersign.persistence.register.generated.tables.records.EntryRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** What the Journal screen asks of the entries. */
final class EntryQueries {
  private final DSLContext sql;

  EntryQueries(DSLContext sql) {
    this.sql = sql;
  }

  List<EntryRow> rows(EntryFilter filter, Span span, int limit) {
    return sql.selectFrom(ENTRY)
        .where(matches(filter, span))
        .orderBy(ENTRY.SEQ.desc())
        .limit(limit)
        .fetch(EntryQueries::row);
  }

  long count(EntryFilter filter, Span span) {
    return sql.selectCount().from(ENTRY).where(matches(filter, span)).fetchSingle().value1();
  }

  Span span(Instant from, Instant until) {
    return sql.select(coalesce(min(ENTRY.SEQ), inline(0L)), coalesce(max(ENTRY.SEQ), inline(-1L)))
        .from(ENTRY)
        .where(ENTRY.AT.ge(Utc.format(from)))
        .and(ENTRY.AT.lt(Utc.format(until)))
        .fetchSingle(row -> new Span(row.value1(), row.value2() + 1));
  }

  List<String> kinds() {
    return sql.selectDistinct(ENTRY.KIND).from(ENTRY).orderBy(ENTRY.KIND).fetch(ENTRY.KIND);
  }

  private Condition matches(EntryFilter filter, Span span) {
    Condition all = ENTRY.SEQ.ge(span.from()).and(ENTRY.SEQ.lt(span.until()));
    all =
        all.and(Queries.is(ENTRY.KIND, filter.kind()))
            .and(Queries.is(ENTRY.ACTOR, filter.actor()))
            .and(filter.domain().map(ENTRY.DOMAIN::eq).orElse(noCondition()))
            .and(filter.from().map(Utc::format).map(ENTRY.AT::ge).orElse(noCondition()))
            .and(filter.until().map(Utc::format).map(ENTRY.AT::lt).orElse(noCondition()));
    for (String word : filter.text().strip().split("\\s+", -1)) {
      all = all.and(word.isEmpty() ? noCondition() : said(word));
    }
    return all;
  }

  /** Names are few: they are looked up once and not for every entry. */
  private Condition said(String word) {
    return Queries.holds(word, List.of(ENTRY.KIND, ENTRY.ACTOR, ENTRY.DOMAIN, ENTRY.BODY))
        .or(ENTRY.ACTOR.in(ids(PERSON, PERSON.ID, PERSON.NAME, word)))
        .or(ENTRY.DOMAIN.in(ids(SIGNING_DOMAIN, SIGNING_DOMAIN.ID, SIGNING_DOMAIN.NAME, word)));
  }

  private List<String> ids(Table<?> table, Field<String> id, Field<String> name, String word) {
    return sql.select(id).from(table).where(Queries.holds(word, List.of(name))).fetch(id);
  }

  private static EntryRow row(EntryRecord row) {
    return new EntryRow(
        row.getSeq(),
        Utc.parse(row.getAt()),
        row.getKind(),
        row.getActor(),
        row.getDomain(),
        row.getLevel(),
        row.getDrill(),
        row.getBody());
  }
}
