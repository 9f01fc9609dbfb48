package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.APPROVAL;
import static org.countersign.persistence.register.generated.Tables.CERTIFICATE;
import static org.countersign.persistence.register.generated.Tables.PERSON;
import static org.countersign.persistence.register.generated.Tables.REQUEST;
import static org.countersign.persistence.register.generated.Tables.SIGNING_DOMAIN;
import static org.countersign.persistence.register.generated.Tables.SIGNING_KEY;
import static org.countersign.persistence.register.generated.Tables.TRUST_PATH;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.model.json.Utc;
import org.countersign.model.port.RegisterStore.KeyFilter;
import org.countersign.model.port.RegisterStore.KeyRow;
import org.countersign.model.port.RegisterStore.RequestRow;
import org.countersign.model.request.Approval;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What the screens ask of the tables. */
final class Queries {
  private static final Field<String> OWNER = coalesce(PERSON.NAME, SIGNING_DOMAIN.OWNER);
  private static final Field<String> RAISER = coalesce(PERSON.NAME, REQUEST.RAISED_BY);
  private static final Field<String> EXPIRES =
      field(
          select(max(CERTIFICATE.NOT_AFTER))
              .from(CERTIFICATE)
              .where(CERTIFICATE.SUBJECT_KEY.eq(SIGNING_KEY.SPKI))
              .and(CERTIFICATE.REVOKED_AT.isNull()));
  private static final Field<Integer> TRUSTED_BY =
      field(selectCount().from(TRUST_PATH).where(TRUST_PATH.TRUSTS.eq(SIGNING_KEY.SPKI)));
  private static final Field<Integer> APPROVALS =
      field(
          selectCount()
              .from(APPROVAL)
              .where(APPROVAL.REQUEST.eq(REQUEST.HASH))
              .and(APPROVAL.DECISION.eq(Approval.APPROVE)));
  private static final org.countersign.persistence.register.generated.tables.Person REFUSER =
      PERSON.as("refuser");
  private static final Field<String> REFUSED_BY =
      field(
          select(min(coalesce(REFUSER.NAME, APPROVAL.PERSON)))
              .from(APPROVAL)
              .leftJoin(REFUSER)
              .on(REFUSER.ID.eq(APPROVAL.PERSON))
              .where(APPROVAL.REQUEST.eq(REQUEST.HASH))
              .and(APPROVAL.DECISION.eq(Approval.REFUSE)));

  private final DSLContext sql;

  Queries(DSLContext sql) {
    this.sql = sql;
  }

  List<KeyRow> keys(KeyFilter filter) {
    return sql.select(
            SIGNING_KEY.SPKI,
            SIGNING_KEY.LABEL,
            SIGNING_KEY.DOMAIN,
            SIGNING_DOMAIN.NAME,
            OWNER,
            SIGNING_KEY.ALGORITHM,
            SIGNING_KEY.TOKEN_LABEL,
            SIGNING_KEY.STATE,
            SIGNING_KEY.PURPOSE_ENDS,
            EXPIRES,
            TRUSTED_BY)
        .from(SIGNING_KEY)
        .join(SIGNING_DOMAIN)
        .on(SIGNING_DOMAIN.ID.eq(SIGNING_KEY.DOMAIN))
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(SIGNING_DOMAIN.OWNER))
        .where(
            holds(filter.text(), List.of(SIGNING_KEY.LABEL, SIGNING_KEY.PURPOSE, SIGNING_KEY.SPKI)))
        .and(is(SIGNING_KEY.DOMAIN, filter.domain()))
        .and(is(SIGNING_KEY.STATE, filter.state()))
        .and(is(SIGNING_KEY.TOKEN_SERIAL, filter.token()))
        .orderBy(SIGNING_KEY.LABEL, SIGNING_KEY.SPKI)
        .fetch(Queries::key);
  }

  List<RequestRow> requests(String text, int offset, int limit) {
    return sql.select(REQUEST.asterisk(), RAISER.as("raiser"), APPROVALS.as("approvals"))
        .select(REFUSED_BY.as("refused_by"))
        .from(REQUEST)
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(REQUEST.RAISED_BY))
        .where(
            holds(
                text,
                List.of(REQUEST.OPERATION, REQUEST.SUBJECT_LABEL, REQUEST.REASON, REQUEST.DOMAIN)))
        .orderBy(REQUEST.RAISED_SEQ.desc())
        .limit(limit)
        .offset(offset)
        .fetch(Queries::request);
  }

  /** Whether one of the fields holds the text, in capitals or not. */
  static Condition holds(String text, List<Field<String>> fields) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        ? noCondition()
        : DSL.or(fields.stream().map(field -> lower(field).contains(wanted)).toList());
  }

  static Condition is(Field<String> field, String wanted) {
    return wanted.isEmpty() ? noCondition() : field.eq(wanted);
  }

  private static KeyRow key(Record row) {
    Instant ends = Utc.parse(row.get(SIGNING_KEY.PURPOSE_ENDS));
    Instant due =
        Optional.ofNullable(row.get(EXPIRES)).map(Utc::parse).filter(ends::isAfter).orElse(ends);
    return new KeyRow(
        row.get(SIGNING_KEY.SPKI),
        row.get(SIGNING_KEY.LABEL),
        row.get(SIGNING_KEY.DOMAIN),
        row.get(SIGNING_DOMAIN.NAME),
        row.get(OWNER),
        row.get(SIGNING_KEY.ALGORITHM),
        row.get(SIGNING_KEY.TOKEN_LABEL),
        row.get(SIGNING_KEY.STATE),
        due,
        row.get(TRUSTED_BY));
  }

  private static RequestRow request(Record row) {
    return new RequestRow(
        row.get(REQUEST.HASH),
        row.get(REQUEST.OPERATION),
        row.get(REQUEST.DOMAIN),
        row.get(REQUEST.SUBJECT_LABEL),
        row.get(REQUEST.REASON),
        row.get("raiser", String.class),
        Utc.parse(row.get(REQUEST.RAISED_AT)),
        Utc.parse(row.get(REQUEST.EXPIRES_AT)),
        row.get("approvals", Integer.class),
        Optional.ofNullable(row.get("refused_by", String.class)),
        row.get(REQUEST.EXECUTION),
        row.get(REQUEST.DRILL));
  }
}
