package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.KEPT_KEY;
import static org.countersign.persistence.register.generated.Tables.ROTATION;
import static org.countersign.persistence.register.generated.Tables.TRUST_CONFIRMATION;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.countersign.model.json.Utc;
import org.countersign.model.key.Spki;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.rotation.KeptKey;
import org.countersign.model.rotation.Rotation;
import org.countersign.persistence.register.generated.tables.records.KeptKeyRecord;
import org.countersign.persistence.register.generated.tables.records.RotationRecord;
import org.countersign.persistence.register.generated.tables.records.TrustConfirmationRecord;
import org.jooq.DSLContext;

/** How rotations, confirmations and kept keys stand in the tables. */
final class RotationTables {
  private final Rows<RotationRecord> rotations;
  private final Rows<TrustConfirmationRecord> confirmations;
  private final Rows<KeptKeyRecord> kept;

  RotationTables(Connection connection, DSLContext sql) throws SQLException {
    rotations = new Rows<>(connection, sql, ROTATION);
    confirmations = new Rows<>(connection, sql, TRUST_CONFIRMATION);
    kept = new Rows<>(connection, sql, KEPT_KEY);
  }

  void put(Rotation rotation) throws SQLException {
    rotations.put(
        new RotationRecord(
            rotation.oldKey().hex(),
            rotation.id(),
            rotation.newKey().map(Spki::hex).orElse(null),
            Utc.format(rotation.started()),
            Utc.format(rotation.overlapEnds()),
            rotation.cause().name()));
  }

  void add(Confirmed confirmed) throws SQLException {
    Confirmation what = confirmed.what();
    Optional<Confirmation.File> file = what.file();
    confirmations.add(
        new TrustConfirmationRecord(
            confirmed.seq(),
            what.path(),
            what.step().name(),
            what.key().hex(),
            what.crlNumber().orElse(null),
            what.proof().name(),
            file.map(Confirmation.File::name).orElse(null),
            file.map(one -> one.content().attachment()).orElse(null),
            what.whole(),
            what.words(),
            confirmed.person(),
            Utc.format(confirmed.at())));
  }

  void put(KeptKey key) throws SQLException {
    kept.put(
        new KeptKeyRecord(
            key.key().hex(),
            key.reason(),
            Utc.format(key.until()),
            key.request(),
            Utc.format(key.at())));
  }
}
