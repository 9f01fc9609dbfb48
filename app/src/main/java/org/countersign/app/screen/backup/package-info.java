/** Backups of the vault, rehearsals of their restore, and restoring one. */
package org.countersign.app.screen.backup;
