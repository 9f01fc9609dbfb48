/** People: custodians, owners and stakeholders, and the signing domains with their policies. */
package org.countersign.app.screen.people;
