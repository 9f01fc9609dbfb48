package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.TOKEN_DIFFERENCE;
import static org.countersign.persistence.register.generated.Tables.TOKEN_LOOK;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.vault.TokenLook;
import org.countersign.persistence.register.generated.tables.records.TokenDifferenceRecord;
import org.countersign.persistence.register.generated.tables.records.TokenLookRecord;
import org.jooq.DSLContext;

/** How a token stands against the register: a row, and a row a difference. */
final class LookRows {
  private final Rows<TokenLookRecord> looks;
  private final Rows<TokenDifferenceRecord> differences;

  LookRows(Connection connection, DSLContext sql) throws SQLException {
    looks = new Rows<>(connection, sql, TOKEN_LOOK);
    differences = new Rows<>(connection, sql, TOKEN_DIFFERENCE);
  }

  void put(TokenLook look) throws SQLException {
    String serial = look.token().serial();
    looks.put(
        new TokenLookRecord(
            serial,
            look.token().label(),
            Utc.format(look.at()),
            look.depth().name(),
            time(look.fullAt()),
            look.objects()));
    differences.removeAll(TOKEN_DIFFERENCE.SERIAL, serial);
    for (TokenLook.Standing standing : look.standings()) {
      differences.add(row(serial, standing));
    }
  }

  private static TokenDifferenceRecord row(String serial, TokenLook.Standing standing) {
    Optional<TokenLook.Disposition> left = standing.disposition();
    return new TokenDifferenceRecord(
        serial,
        standing.difference().id(),
        standing.difference().kind().name(),
        standing.difference().object(),
        Canonical.text(Canonical.tree(standing.difference().facts())),
        standing.hidden(),
        Utc.format(standing.since()),
        time(left.map(TokenLook.Disposition::until)),
        left.map(TokenLook.Disposition::reason).orElse(null),
        left.map(TokenLook.Disposition::by).orElse(null),
        time(left.map(TokenLook.Disposition::at)));
  }

  private static String time(Optional<Instant> at) {
    return at.map(Utc::format).orElse(null);
  }
}
