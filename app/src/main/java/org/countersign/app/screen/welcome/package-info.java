/** Before a vault is open: choosing one, watching it open, and why it does not. */
package org.countersign.app.screen.welcome;
