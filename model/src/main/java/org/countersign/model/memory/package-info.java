/** What a token remembers of a vault's journal, and how that stands to the journal. */
package org.countersign.model.memory;
