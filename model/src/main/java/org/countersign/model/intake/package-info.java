/** What files bring: readers of every format, each of bytes alone, and what they found. */
package org.countersign.model.intake;
