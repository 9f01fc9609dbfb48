package org.countersign.app.service.backup;

import org.countersign.model.port.TokenPort;

/**
 * What there is around the backups of an open vault.
 *
 * @param tokens the workstation's, for the holders of a backup
 */
public record BackupServices(Backups backups, Drills drills, TokenPort tokens) {}
