/** Audit bundles as folders and archives. */
package org.countersign.persistence.bundle;
