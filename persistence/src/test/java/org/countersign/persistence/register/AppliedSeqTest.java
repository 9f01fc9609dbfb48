package org.countersign.persistence.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.persistence.register.generated.Tables.REGISTER_STATE;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class AppliedSeqTest {

  @Test
  void generatedClassesFitTheMigratedDatabase() {
    var pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:applied;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1", "sa", "");
    try {
      Flyway.configure().dataSource(pool).load().migrate();
      var sql = DSL.using(pool, SQLDialect.H2);
      sql.insertInto(REGISTER_STATE).values("vault", 41L).execute();

      assertThat(new AppliedSeq(sql).of("vault")).contains(41L);
      assertThat(new AppliedSeq(sql).of("other")).isEmpty();
    } finally {
      pool.dispose();
    }
  }
}
