/** The append-only file that is the source of truth, and the attachments its entries name. */
package org.countersign.persistence.journal;
