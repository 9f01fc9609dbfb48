/** The form of a backup: what is in it, who opens it, and how it is encrypted. */
package org.countersign.model.backup;
