package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.BACKUP;
import static org.countersign.persistence.register.generated.Tables.BACKUP_DRILL;
import static org.countersign.persistence.register.generated.Tables.GIVEN_UP_HEAD;
import static org.countersign.persistence.register.generated.Tables.RESTORATION;

import java.sql.Connection;
import java.sql.SQLException;
import org.countersign.model.json.Utc;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.vault.BackupBodies;
import org.countersign.model.vault.BackupRecord;
import org.countersign.model.vault.Change;
import org.countersign.model.vault.DrillRecord;
import org.countersign.model.vault.Restoration;
import org.countersign.persistence.register.generated.tables.records.BackupDrillRecord;
import org.countersign.persistence.register.generated.tables.records.GivenUpHeadRecord;
import org.countersign.persistence.register.generated.tables.records.RestorationRecord;
import org.jooq.DSLContext;

/** How backups, drills and restores stand in the tables. */
final class RecoveryTables {
  private final Rows<RestorationRecord> restorations;
  private final Rows<GivenUpHeadRecord> heads;
  private final Rows<org.countersign.persistence.register.generated.tables.records.BackupRecord>
      backups;
  private final Rows<BackupDrillRecord> drills;

  RecoveryTables(Connection connection, DSLContext sql) throws SQLException {
    restorations = new Rows<>(connection, sql, RESTORATION);
    heads = new Rows<>(connection, sql, GIVEN_UP_HEAD);
    backups = new Rows<>(connection, sql, BACKUP);
    drills = new Rows<>(connection, sql, BACKUP_DRILL);
  }

  void put(Change.OfRecovery change) throws SQLException {
    switch (change) {
      case Change.RestoredIs is -> restorations.add(row(is.restoration()));
      case Change.HeadGivenUp gone -> heads.add(row(gone.seq(), gone.head()));
      case Change.BackupIs is -> backups.add(row(is.backup()));
      case Change.DrilledIs is -> drills.add(row(is.drill()));
    }
  }

  private static RestorationRecord row(Restoration one) {
    return new RestorationRecord(
        one.seq(),
        Utc.format(one.at()),
        one.what().root(),
        one.what().remembered(),
        String.join(",", one.persons()),
        one.what().reason());
  }

  private static GivenUpHeadRecord row(long seq, RememberedHead head) {
    return new GivenUpHeadRecord(
        seq,
        head.person(),
        head.credential().hex(),
        head.size(),
        head.root(),
        Utc.format(head.at()),
        head.crlNumber());
  }

  private static org.countersign.persistence.register.generated.tables.records.BackupRecord row(
      BackupRecord made) {
    BackupBodies.Made what = made.what();
    return new org.countersign.persistence.register.generated.tables.records.BackupRecord(
        made.seq(),
        Utc.format(made.at()),
        made.by(),
        what.backup(),
        what.size(),
        what.root(),
        what.k(),
        String.join(",", what.holders()),
        what.file(),
        what.bytes(),
        what.sha256());
  }

  private static BackupDrillRecord row(DrillRecord drill) {
    BackupBodies.Drilled what = drill.what();
    return new BackupDrillRecord(
        drill.seq(),
        Utc.format(drill.at()),
        drill.by(),
        what.backup(),
        what.size(),
        what.root(),
        String.join(",", what.holders()),
        what.millis(),
        what.restorable(),
        what.code());
  }
}
