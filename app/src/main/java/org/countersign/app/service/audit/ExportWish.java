package org.countersign.app.service.audit;

import java.nio.file.Path;
import java.util.Optional;
import org.countersign.model.audit.Scope;
import org.countersign.model.audit.SignedNote;

/**
 * What somebody wants exported.
 *
 * @param target the folder that is to be made, or the file where the name ends in {@code .zip}
 * @param previous a checkpoint that somebody kept; empty for that of the last export, if there was
 *     one
 */
public record ExportWish(Scope scope, Path target, Optional<SignedNote> previous) {}
