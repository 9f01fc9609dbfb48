/** The wizard that founds a vault: name and folder, custodians, policy, review, signatures. */
package org.countersign.app.screen.founding;
