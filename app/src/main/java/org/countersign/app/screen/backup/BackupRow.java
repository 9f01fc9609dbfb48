package org.countersign.app.screen.backup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.memory.HeadWords;
import org.countersign.model.vault.BackupRecord;
import org.countersign.model.vault.DrillRecord;
import org.countersign.model.vault.VaultState;

/** A backup that was made, or a rehearsed restore, in words. */
record BackupRow(
    Badge badge, Instant at, String by, long entries, String head, String people, String result) {

  /** All there are, the newest first. */
  static List<BackupRow> all(VaultState state) {
    List<BackupRow> rows = new ArrayList<>();
    state.recovery().backups().forEach(one -> rows.add(row(state, one)));
    state.recovery().drills().forEach(one -> rows.add(row(state, one)));
    rows.sort(Comparator.comparing(BackupRow::at).reversed());
    return rows;
  }

  private static BackupRow row(VaultState state, BackupRecord one) {
    return new BackupRow(
        Badge.BACKUP_MADE,
        one.at(),
        state.people().nameOf(one.by()),
        one.what().size(),
        HeadWords.of(one.what().root()),
        Messages.text("backup.people.of", one.what().k(), names(state, one.what().holders())),
        one.what().file());
  }

  private static BackupRow row(VaultState state, DrillRecord one) {
    String result =
        one.what().restorable()
            ? Messages.text("backup.restorable", one.what().millis() / 1000.0)
            : FailureText.recorded(one.what().code());
    return new BackupRow(
        one.what().restorable() ? Badge.BACKUP_DRILLED : Badge.BACKUP_NOT_RESTORABLE,
        one.at(),
        state.people().nameOf(one.by()),
        one.what().size(),
        HeadWords.of(one.what().root()),
        names(state, one.what().holders()),
        result);
  }

  private static String names(VaultState state, List<String> people) {
    return people.stream().map(state.people()::nameOf).collect(Collectors.joining(", "));
  }
}
