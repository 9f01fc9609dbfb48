package org.countersign.model.vault;

import java.time.Instant;
import org.countersign.model.audit.SignedNote;

/**
 * An export that is on record.
 *
 * @param seq of the entry
 * @param by person id
 */
public record RecordedExport(long seq, Instant at, String by, Exported exported, SignedNote note) {}
