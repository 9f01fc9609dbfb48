/** The HSM held against the register: what a token has, what it should have, what differs. */
package org.countersign.model.reconcile;
