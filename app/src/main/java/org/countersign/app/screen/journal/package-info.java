/** Journal: every entry in words and byte for byte, and the check of all of it. */
package org.countersign.app.screen.journal;
