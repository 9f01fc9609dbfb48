/** What is shown as long as no vault is open: open one, found one, or why one did not open. */
package org.countersign.app.screen.welcome;
