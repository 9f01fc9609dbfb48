/**
 * The publication set of a domain: what relying parties get, numbered, consistent with the register
 * and signed as a whole (docs/publication-set.md).
 */
package org.countersign.model.publication;
