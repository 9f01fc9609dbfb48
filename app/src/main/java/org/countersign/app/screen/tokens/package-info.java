/** Tokens: what is in the slots of this workstation, whose it is, and what should be there. */
package org.countersign.app.screen.tokens;
