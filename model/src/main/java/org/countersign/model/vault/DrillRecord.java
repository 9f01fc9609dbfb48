package org.countersign.model.vault;

import java.time.Instant;

/** A rehearsed restore of a backup, by whom and when; {@code seq} of the entry. */
public record DrillRecord(long seq, Instant at, String by, BackupBodies.Drilled what) {}
