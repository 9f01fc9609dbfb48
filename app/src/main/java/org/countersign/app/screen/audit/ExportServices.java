package org.countersign.app.screen.audit;

import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.audit.AuditExport;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.port.TokenPort;

/** What the export's window works with. */
public record ExportServices(
    Vault vault, Sessions sessions, AuditExport export, TokenPort tokens, TaskRunner runner) {}
