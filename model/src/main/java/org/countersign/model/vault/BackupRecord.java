package org.countersign.model.vault;

import java.time.Instant;

/** A backup that was made, by whom and when; {@code seq} of the entry. */
public record BackupRecord(long seq, Instant at, String by, BackupBodies.Made what) {}
