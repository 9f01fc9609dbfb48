package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.REGISTER_STATE;

import java.util.Optional;
import org.jooq.DSLContext;

/** How many journal entries the register of a vault has taken in. */
public final class AppliedSeq {

  private final DSLContext sql;

  public AppliedSeq(DSLContext sql) {
    this.sql = sql;
  }

  public Optional<Long> of(String vault) {
    return sql.select(REGISTER_STATE.APPLIED_SEQ)
        .from(REGISTER_STATE)
        .where(REGISTER_STATE.VAULT.eq(vault))
        .fetchOptional(REGISTER_STATE.APPLIED_SEQ);
  }
}
