/** The screen that compares two moments of the vault: what changed between them, and who did it. */
package org.countersign.app.screen.changes;
