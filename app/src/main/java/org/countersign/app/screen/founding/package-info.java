/** Founding a vault: its name, three custodians or more, the policy, and everybody's signature. */
package org.countersign.app.screen.founding;
