/** Looks at tokens and holds what they show against the register. */
package org.countersign.app.service.reconcile;
