package org.countersign.app.screen.audit;

import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.audit.AuditExport;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.vault.Vault;

/** What the export's window works with. */
public record ExportServices(
    Vault vault, Sessions sessions, AuditExport export, TaskRunner runner) {}
