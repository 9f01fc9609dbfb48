/** What differs between two moments of a vault. Pure: no files, no texts for people. */
package org.countersign.model.compare;
