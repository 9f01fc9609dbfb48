/** Heads of the journal on paper, read back and held against the vault. */
package org.countersign.app.service.head;
