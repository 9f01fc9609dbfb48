/** The tables derived from the journal, in H2; may be deleted and rebuilt at any time. */
package org.countersign.persistence.register;
