/** Backups of a vault, encrypted to its custodians; restores, and rehearsals of them. */
package org.countersign.app.service.backup;
