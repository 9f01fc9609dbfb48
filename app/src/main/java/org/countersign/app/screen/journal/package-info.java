/** The Journal screen: every entry, in words and byte for byte, and the check of everything. */
package org.countersign.app.screen.journal;
