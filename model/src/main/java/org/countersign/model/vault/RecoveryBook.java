package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.countersign.model.memory.RememberedHead;

/** Backups, rehearsed restores, and restores on purpose, oldest first. */
public final class RecoveryBook {
  private final List<Restoration> restorations = new ArrayList<>();
  private final List<BackupRecord> backups = new ArrayList<>();
  private final List<DrillRecord> drills = new ArrayList<>();

  public List<Restoration> restorations() {
    return Collections.unmodifiableList(restorations);
  }

  public List<BackupRecord> backups() {
    return Collections.unmodifiableList(backups);
  }

  public List<DrillRecord> drills() {
    return Collections.unmodifiableList(drills);
  }

  /** The last restore by which a head that is not in this journal was given up. */
  public Optional<Restoration> covering(RememberedHead head) {
    return restorations.reversed().stream().filter(one -> one.covers(head)).findFirst();
  }

  void take(Change.OfRecovery change) {
    switch (change) {
      case Change.RestoredIs is -> restorations.add(is.restoration());
      case Change.BackupIs is -> backups.add(is.backup());
      case Change.DrilledIs is -> drills.add(is.drill());
      case Change.HeadGivenUp gone -> {}
    }
  }
}
